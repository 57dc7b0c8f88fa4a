package parley.node.view.mail;

/** What became of a letter that was to be put on its way. */
public sealed interface MailOutcome {
    /** It waits for the relay, and that is durable; it is the one that stood already when the same was asked for twice. */
    record Queued(Mailing mailing) implements MailOutcome {}

    /** Nothing was done: one about this entry to this list is still under way. */
    record Standing(Mailing mailing) implements MailOutcome {}

    /** Nothing was done: the list is another by now, or has no address. */
    record OtherList() implements MailOutcome {}
}
