/**
 * A node as its officers' pages and its command line see it: snapshots to read, drafts to send, changes to hear of.
 * Start at {@link parley.node.view.NodeView}. Every record is immutable and made at one moment; nothing here blocks on
 * the network.
 *
 * <p>Parties are named by their codes, as the charter spells them; hashes are printed in lower-case hex.
 */
@NullMarked
package parley.node.view;

import org.jspecify.annotations.NullMarked;
