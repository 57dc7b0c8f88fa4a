/**
 * Logs as a node keeps them: {@link parley.node.log.LogStore} holds the leaves, tiles and checkpoints of any log,
 * {@link parley.node.log.OwnLog} appends to this party's own and signs it, {@link parley.node.log.Mirror} follows another
 * member's and cosigns it.
 *
 * <p>Order is the safety argument. An own checkpoint: leaves and tiles durable, read back and hashed again, the signed
 * checkpoint swapped into the high-water record, durable, only then released. A foreign one: leaves stored and hashed to
 * the signed root, recorded together with the cosignature, only then cosigned to anyone.
 */
@NullMarked
package parley.node.log;

import org.jspecify.annotations.NullMarked;
