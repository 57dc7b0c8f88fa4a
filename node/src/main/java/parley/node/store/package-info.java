/**
 * The durable memory of a node: three SQLite files in its data folder, {@code record} (logs, mirrors, checkpoints, drafts),
 * {@code views} (projections that may be dropped and are rebuilt from the logs) and {@code office} (the officers' own work,
 * which nothing can rebuild).
 *
 * <p>Each file has one writer: {@link parley.node.store.Database#write} queues a change, and whatever waits is committed
 * together. A change that {@code write} has completed survives the loss of power. Reads run beside it on connections that
 * cannot write.
 */
@NullMarked
package parley.node.store;

import org.jspecify.annotations.NullMarked;
