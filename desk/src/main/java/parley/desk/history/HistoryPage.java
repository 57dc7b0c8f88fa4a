package parley.desk.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Verdict;
import parley.desk.frame.Frame;
import parley.desk.live.Rows;
import parley.desk.view.State;
import parley.desk.view.Value;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * The history of a circle as its page shows it.
 *
 * @param seal of its forms; empty where the answer can make none, and then there are none
 */
public record HistoryPage(Frame frame, String seal, History history) {
    private static final List<String> COLUMNS = List.of(
            "event", "by", "account", "first", "last", "place", "title", "text", "impact", "sameAs", "stands", "seen");

    private static final Value NOTHING = new Value.Text("");

    private static final Set<Verdict> OWED = EnumSet.of(Verdict.DUE, Verdict.OVERDUE, Verdict.UNKNOWN);

    /** The events that began in one year, as whoever states them has it. */
    public record Year(String name, List<Event> events) {}

    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("history.page", "self", frame.self()).text();
    }

    /** Whether its reader may write, now, and this answer can take what he writes. */
    public boolean offers() {
        return !seal.isEmpty() && frame.offersWriting() && !frame.inHindsight();
    }

    /** By year, and at the end those of which no day is stated. */
    public List<Year> years() {
        Map<String, List<Event>> years = new LinkedHashMap<>();
        history.events()
                .forEach(event -> years.computeIfAbsent(
                                event.days()
                                        .begin()
                                        .map(LocalDate::getYear)
                                        .map(String::valueOf)
                                        .orElseGet(() -> words().word("history.undated")),
                                _ -> new ArrayList<>())
                        .add(event));
        return years.entrySet().stream()
                .map(year -> new Year(year.getKey(), year.getValue()))
                .toList();
    }

    /** Whether this party has given an account of an event that stands. */
    public boolean hasTold(Event event) {
        return event.accounts().stream()
                .anyMatch(account -> account.stands() && account.by().equals(frame.self()));
    }

    /** What this party was asked for and has not given; the name of the first such finding, empty for none. */
    public String owed(List<Event.Request> requests) {
        return first(requests).map(finding -> finding.head().name()).orElse("");
    }

    /** The number of the request from which that finding is; empty for none. */
    public String request(List<Event.Request> requests) {
        return first(requests).flatMap(finding -> finding.head().subject()).orElse("");
    }

    private Optional<FindingView> first(List<Event.Request> requests) {
        return requests.stream()
                .flatMap(request -> request.owed().stream())
                .filter(finding -> finding.head().debtor().code().equals(frame.self()))
                .filter(this::isOwed)
                .findFirst();
    }

    /** Whether it is still to be done. */
    public boolean isOwed(FindingView finding) {
        return OWED.contains(finding.head().verdict());
    }

    /** Where an event stands that somebody holds to be the same; empty where there is none of that number. */
    public String same(String id) {
        return history.event(id).map(event -> "#" + event.anchor()).orElse("");
    }

    public Phrase.Time time(Instant at) {
        return words().clocks().moment(at);
    }

    public State state(FindingView finding) {
        return Rows.state(finding.head().verdict());
    }

    public String why(FindingView finding) {
        return frame.proof(finding.head());
    }

    public String entry(EntryPointer entry) {
        return frame.entry(entry);
    }

    /** The address of the same as a file. */
    public String csv() {
        return frame.with("history", "as", "csv");
    }

    /** A line for each event and each account, for spreadsheets. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(COLUMNS);
        for (Event event : history.events()) {
            lines.add(List.of(
                    event.id(),
                    event.by(),
                    "",
                    event.days().first(),
                    event.days().last(),
                    text(event.place()),
                    text(event.title()),
                    text(event.text()),
                    "",
                    "",
                    event.stands() ? "yes" : "no",
                    event.seen().map(Instant::toString).orElse("")));
            event.accounts().forEach(account -> lines.add(line(event.id(), account)));
        }
        history.unstated().forEach(under -> under.accounts().forEach(account -> lines.add(line(under.id(), account))));
        return lines;
    }

    private List<String> line(String id, Account account) {
        return List.of(
                id,
                "",
                account.by(),
                account.days().first(),
                account.days().last(),
                text(account.place()),
                "",
                text(account.text()),
                text(account.impact()),
                account.same(),
                account.stands() ? "yes" : "no",
                account.seen().map(Instant::toString).orElse(""));
    }

    private String text(Optional<Value> value) {
        return switch (value.orElse(NOTHING)) {
            case Value.Text text -> text.in(words().language().code());
            case Value.Blank blank -> words().word(blank.key());
            case Value.Moment _, Value.Flag _, Value.Place _, Value.Items _, Value.Members _ -> "";
        };
    }
}
