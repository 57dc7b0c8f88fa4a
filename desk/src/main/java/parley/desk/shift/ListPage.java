package parley.desk.shift;

import java.util.List;
import java.util.stream.Collectors;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.MailAddress;

/**
 * The form in which the distribution list of a format is changed.
 *
 * @param after the number of what stood when the form was filled; 0 for none
 * @param history what stands and what stood before, the newest first
 */
public record ListPage(
        Stand stand, String format, String document, long after, Filled form, List<KeptMailingList> history) {
    public ListPage {
        history = List.copyOf(history);
    }

    public String action() {
        return MailPage.keep(stand.frame(), format);
    }

    /** The addresses of a state, each on a line. */
    static String lines(KeptMailingList kept) {
        return kept.list().addresses().stream().map(MailAddress::text).collect(Collectors.joining("\n"));
    }
}
