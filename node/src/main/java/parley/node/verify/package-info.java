/**
 * Looks again at everything that a node keeps of the record, while it runs: each leaf against its tree, each signed root against
 * the leaves, signatures and cosignatures, what each leaf is, and the high-water record.
 *
 * <p>The store grows meanwhile. A log is looked at up to a cut, two sizes read in one transaction, below which nothing is changed
 * any more; so short reads one after another see one state, and none of them keeps the writer or the journal waiting.
 */
@NullMarked
package parley.node.verify;

import org.jspecify.annotations.NullMarked;
