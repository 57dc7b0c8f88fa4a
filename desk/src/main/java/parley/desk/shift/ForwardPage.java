package parley.desk.shift;

import java.util.List;
import parley.node.view.EntryView;
import parley.node.view.office.Forwarding;

/** Where an entry was forwarded to, and how a forwarding is noted. */
public record ForwardPage(Stand stand, EntryView entry, List<Forwarding> forwardings, Filled form) {
    public ForwardPage {
        forwardings = List.copyOf(forwardings);
    }

    /** The page of the entry, from which it is printed. */
    public String whole() {
        return stand.frame().entry(entry.pointer());
    }

    public String action() {
        return stand.to("forward/" + entry.pointer().path());
    }
}
