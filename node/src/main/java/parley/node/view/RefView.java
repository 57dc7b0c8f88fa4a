package parley.node.view;

/**
 * A reference from one entry to another.
 *
 * @param role one of {@code replyTo, corrects, withdraws, joins, relates}
 */
public record RefView(String role, EntryPointer entry) {}
