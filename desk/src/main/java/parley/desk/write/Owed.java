package parley.desk.write;

import java.util.Comparator;
import java.util.Optional;
import parley.desk.live.Titles;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;

/**
 * What is to be written so that a duty of this party's own is met.
 *
 * @param finding the name of the duty's finding
 * @param format in which it is met
 * @param subject what it is about, where that is something that entries name
 * @param asked the entry of another party from which the duty arose: the first about the same subject
 */
record Owed(String finding, String format, Optional<String> subject, Optional<EntryView> asked) {
    /** The duty of that name by this party's own word; empty where there is none now, or no document meets it. */
    static Optional<Owed> find(CircleView circle, String self, String finding, Titles titles) {
        return circle.findings().stream()
                .filter(view -> view.head().name().equals(finding)
                        && view.head().debtor().code().equals(self)
                        && view.head().account().code().equals(self))
                .findFirst()
                .flatMap(view -> titles.form(view.pack(), view.head()).map(format -> {
                    var subject = view.head().subject().filter(id -> id.contains("/"));
                    return new Owed(finding, format, subject, asked(circle, self, view));
                }));
    }

    /** A step of an exchange answers what another party asked; any other duty arises from what one does oneself. */
    private static Optional<EntryView> asked(CircleView circle, String self, FindingView duty) {
        return duty.head()
                .step()
                .flatMap(_ -> circle.entries().stream()
                        .filter(entry -> !entry.control()
                                && entry.voidReason().isEmpty()
                                && !entry.pointer().party().equals(self)
                                && entry.subject().isPresent()
                                && entry.subject().equals(duty.head().subject()))
                        .min(Comparator.comparing(EntryView::written)));
    }
}
