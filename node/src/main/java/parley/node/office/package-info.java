/**
 * The officers' own work on a node, in a database file of its own, {@code office}: it is local, is never part of the record or of
 * the exchange, and cannot be made again from the logs as the views can. Rows are added and never changed. Start at
 * {@link parley.node.office.Office}.
 */
@NullMarked
package parley.node.office;

import org.jspecify.annotations.NullMarked;
