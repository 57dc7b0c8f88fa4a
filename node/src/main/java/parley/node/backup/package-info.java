/**
 * Copies of what a node keeps and nobody can give back: {@code record}, {@code office} and {@code accounts}, each as of one
 * moment, taken while the node runs. Never of the high-water record, which has to stay outside whatever could be restored, and
 * not of {@code views}, which is rebuilt.
 *
 * <pre>
 * DIR/XA-2026-03-01T090000Z/manifest.json   who, when, and the SHA-256 of each file
 * DIR/XA-2026-03-01T090000Z/record.db       and office.db, accounts.db
 * </pre>
 */
@NullMarked
package parley.node.backup;

import org.jspecify.annotations.NullMarked;
