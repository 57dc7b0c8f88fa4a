/**
 * Checkpoints (C2SP tlog-checkpoint v1.0.0): what a log commits to when it signs: its origin, how many leaves it has, and
 * the root of the Merkle tree over them.
 */
@NullMarked
package parley.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
