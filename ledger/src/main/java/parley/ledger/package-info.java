/**
 * Logs: notes, checkpoints, tiles, proofs, cosignatures, entries, times, evidence. Pure: no clock, no network, no
 * database, no logging, and no knowledge of agreements.
 */
@NullMarked
package parley.ledger;

import org.jspecify.annotations.NullMarked;
