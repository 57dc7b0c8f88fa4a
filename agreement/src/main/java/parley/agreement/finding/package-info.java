/**
 * Findings: what one provision says about one subject and one debtor, on one account, at one instant, with a proof and
 * the stamp of what it was made from; as canonical JSON, as a tree for a terminal, and as a paragraph of
 * prose in six languages.
 */
@NullMarked
package parley.agreement.finding;

import org.jspecify.annotations.NullMarked;
