/**
 * Entries: what one party says to a circle, in the bytes that are signed.
 *
 * <p>A {@link parley.ledger.entry.Payload} is canonical JSON. A {@link parley.ledger.entry.Leaf} is what a log holds: the
 * DSSE {@link parley.ledger.entry.Envelope} around it, with the officers' signatures over its {@link
 * parley.ledger.entry.Pae}, whose hash is the entry's id. Here only the form of one leaf is judged; whether it counts in
 * its log is for {@code parley.ledger.circle}.
 */
@NullMarked
package parley.ledger.entry;

import org.jspecify.annotations.NullMarked;
