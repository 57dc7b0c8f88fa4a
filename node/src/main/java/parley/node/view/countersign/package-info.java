/**
 * Drafts that one of two officers has signed, and what becomes of them. Start at {@link
 * parley.node.view.countersign.Countersigning}.
 *
 * <p>A draft that is signed is fixed: its exact bytes are kept with the signature, which is good for no others. The second
 * officer signs them, or refuses; or the first takes the signature back. All of it is local to one node until it is sent.
 */
@NullMarked
package parley.node.view.countersign;

import org.jspecify.annotations.NullMarked;
