/**
 * Which leaves of a log are entries. The answer is computed from the log's own leaves and the charter alone, so it is
 * the same on every node; a leaf that is no entry is void, with its reason: it states no fact and stops nothing.
 *
 * <p>A mirror does not ask: it stores and cosigns every leaf whose bytes are in order. A node asks {@link
 * parley.ledger.circle.LogReader#wouldBe} before it lets its own officers append.
 */
@NullMarked
package parley.ledger.circle;

import org.jspecify.annotations.NullMarked;
