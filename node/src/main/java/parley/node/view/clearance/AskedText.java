package parley.node.view.clearance;

/**
 * A text of which clearance was asked, and how far it has come.
 *
 * @param asked when that was asked last of its draft
 * @param standing {@link Standing#NONE} where its format asks for no office by now
 */
public record AskedText(ClearanceAct asked, Standing standing) {}
