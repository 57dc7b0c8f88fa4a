/**
 * Clearance of a draft by offices of this party before it is released. Start at {@link
 * parley.node.view.clearance.ClearanceView}.
 *
 * <p>A list names, for a format, the offices that are to clear a draft of it, and in which turn. Each says that the text is
 * cleared, cleared with a remark, or not cleared; that holds for exactly this {@link parley.node.view.clearance.Wording}. An
 * officer who may release can waive what is missing, with a reason. All of it is local to one node.
 */
@NullMarked
package parley.node.view.clearance;

import org.jspecify.annotations.NullMarked;
