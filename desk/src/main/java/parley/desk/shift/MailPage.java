package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.node.view.EntryView;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailState;
import parley.node.view.mail.Mailing;

/**
 * An entry about to be passed on by e-mail: to whom, in which words, and what became of the letters before.
 *
 * @param document what people call its format
 * @param list the list of its format; empty where there is none, or nobody on it
 * @param letter as it would go; empty where it cannot
 */
public record MailPage(
        Stand stand,
        EntryView entry,
        String document,
        MailState state,
        Optional<KeptMailingList> list,
        Optional<Letter> letter,
        List<Mailing> mailings,
        Filled form) {
    public MailPage {
        mailings = List.copyOf(mailings);
    }

    public String action() {
        return stand.to("mail/" + entry.pointer().path());
    }

    /** Where it is noted that the entry was passed on by other means. */
    public String forward() {
        return stand.to("forward/" + entry.pointer().path());
    }

    /** Where the list of this format is kept. */
    public String keep() {
        return keep(stand.frame(), entry.format());
    }

    /** Where the list of a format is kept. */
    static String keep(Frame frame, String format) {
        return frame.with("shift/list", "format", format);
    }

    /** Whether one is still under way, so that no other is sent. */
    public boolean underWay() {
        return mailings.stream().anyMatch(Mailing::open);
    }
}
