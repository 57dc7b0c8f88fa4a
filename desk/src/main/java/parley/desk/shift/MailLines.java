package parley.desk.shift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.node.view.mail.MailEvent;
import parley.node.view.mail.MailEvents;

/**
 * What happened to letters in a span of time, as much as a page shows at once.
 *
 * @param page the address of the page, with a question mark in it
 */
public record MailLines(String page, MailEvents shown) {
    /** How many lines a page shows. */
    static final int MOST = 200;

    private static final String FIRST = "mail";

    /** Those that a page asks for, by the number of the first one. */
    static MailLines of(Visit visit, Instant from, Instant to, String page) {
        var mail = visit.office().mail();
        long skipped = visit.asked(FIRST)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(text -> Long.parseLong(text) - 1)
                .orElse(0L);
        var shown = mail.events(visit.circle(), from, to, skipped, MOST);
        // Of what begins after the end the last page is shown.
        return shown.events().isEmpty() && shown.all() > 0
                ? new MailLines(page, mail.events(visit.circle(), from, to, (shown.all() - 1) / MOST * MOST, MOST))
                : new MailLines(page, shown);
    }

    /** All of them. */
    static List<MailEvent> all(Visit visit, Instant from, Instant to) {
        return visit.office()
                .mail()
                .events(visit.circle(), from, to, 0, Long.MAX_VALUE)
                .events();
    }

    public List<MailLine> lines() {
        return shown.events().stream().map(MailLine::of).toList();
    }

    public long first() {
        return shown.skipped() + 1;
    }

    public long last() {
        return shown.skipped() + shown.events().size();
    }

    /** Whether there are more than these. */
    public boolean part() {
        return shown.events().size() < shown.all();
    }

    /** Where those before these are. */
    public Optional<String> previous() {
        return first() > 1 ? Optional.of(at(Math.max(1, first() - MOST))) : Optional.empty();
    }

    /** Where those after these are. */
    public Optional<String> next() {
        return last() < shown.all() ? Optional.of(at(last() + 1)) : Optional.empty();
    }

    private String at(long line) {
        return page + "&" + FIRST + "=" + line + "#mail";
    }
}
