package parley.desk.shift;

import java.util.List;
import parley.node.view.EntryView;
import parley.node.view.mail.Mailing;
import parley.node.view.office.Forwarding;

/**
 * Where an entry was forwarded to, and how a forwarding is noted.
 *
 * @param mailings the letters in which it was
 */
public record ForwardPage(
        Stand stand, EntryView entry, List<Forwarding> forwardings, List<Mailing> mailings, Filled form) {
    public ForwardPage {
        forwardings = List.copyOf(forwardings);
        mailings = List.copyOf(mailings);
    }

    /** The page of the entry, from which it is printed. */
    public String whole() {
        return stand.frame().entry(entry.pointer());
    }

    /** Where it is passed on by e-mail. */
    public String mail() {
        return stand.to("mail/" + entry.pointer().path());
    }

    public String action() {
        return stand.to("forward/" + entry.pointer().path());
    }
}
