package parley.desk.treaty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import parley.agreement.check.Rendering;
import parley.desk.frame.Frame;
import parley.desk.hindsight.Look;
import parley.desk.live.Rows;
import parley.desk.view.FindingRow;
import parley.desk.view.Glossary;
import parley.desk.view.State;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

/**
 * A table of findings: those in its scope that its filter lets through.
 *
 * @param page where the table is, below the circle's path
 * @param all how many there are in the scope
 * @param matched how many of them the filter lets through
 * @param rows those shown, at most {@link #SHOWN}
 * @param parties, accounts, states what can be chosen
 * @param names what the pack calls its provisions
 */
public record Listing(
        String page,
        Scope scope,
        Filter filter,
        int all,
        int matched,
        List<FindingRow> rows,
        List<String> parties,
        List<String> accounts,
        List<State> states,
        Glossary names) {
    /** How many rows a page shows. */
    static final int SHOWN = 200;

    private static final List<String> COLUMNS = List.of("finding", "subject", "debtor", "account", "state", "due");

    public Listing {
        rows = List.copyOf(rows);
        parties = List.copyOf(parties);
        accounts = List.copyOf(accounts);
        states = List.copyOf(states);
    }

    /**
     * What a table is made of, whenever it is looked at.
     *
     * @param shown the findings of its rows
     */
    record Matter(
            int all,
            int matched,
            List<FindingView> shown,
            List<String> parties,
            List<String> accounts,
            List<State> states,
            Glossary names) {
        static Matter of(Scope scope, Filter filter, Rendering rendering, CircleView circle) {
            var all = scope.findings(rendering, circle).toList();
            var matched = all.stream().filter(filter::includes).toList();
            return new Matter(
                    all.size(),
                    matched.size(),
                    Urgency.first(matched, filter.order(), filter.from() + SHOWN).stream()
                            .skip(filter.from())
                            .toList(),
                    codes(all.stream().map(view -> view.head().debtor().code())),
                    codes(all.stream().map(view -> view.head().account().code())),
                    Urgency.counts(all.stream()).stream()
                            .map(Urgency.Count::state)
                            .toList(),
                    Glossary.of(rendering.pack()));
        }
    }

    static Listing of(String page, Scope scope, Filter filter, Matter matter, Instant at, Rows rows) {
        return new Listing(
                page,
                scope,
                filter,
                matter.all,
                matter.matched,
                matter.shown.stream().map(view -> rows.finding(view, at)).toList(),
                matter.parties,
                matter.accounts,
                matter.states,
                matter.names);
    }

    /** The same for programs: every row that the filter lets through, in its order. */
    static List<List<String>> lines(Scope scope, Filter filter, Rendering rendering, Look look) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("finding", "subject", "debtor", "account", "state", "due", "since", "cites", "pack"));
        var matched = scope.findings(rendering, look.shown()).filter(filter::includes);
        for (FindingView view : matched.sorted(filter.order()).toList()) {
            var head = view.head();
            lines.add(List.of(
                    head.name(),
                    head.subject().orElse(""),
                    head.debtor().code(),
                    head.account().code(),
                    head.verdict().word(),
                    head.dueAt().map(Object::toString).orElse(""),
                    look.isHindsight() ? "" : view.since().toString(),
                    String.join("; ", head.cites()),
                    view.pack()));
        }
        return List.copyOf(lines);
    }

    private static List<String> codes(Stream<String> codes) {
        return codes.distinct().sorted(Comparator.naturalOrder()).toList();
    }

    /** The columns; since when a verdict stands is remembered of what is known now only. */
    public List<String> columns(Frame frame) {
        return frame.inHindsight()
                ? COLUMNS
                : Stream.concat(COLUMNS.stream(), Stream.of("since")).toList();
    }

    /** The table with another filter. */
    public String link(Frame frame, Filter other) {
        return frame.with(page, parameters(other));
    }

    /** The table as comma-separated values. */
    public String csv(Frame frame) {
        return frame.with(page, with(parameters(filter.from(0)), "as", "csv"));
    }

    /** Whether there is a page after this one. */
    public boolean goesOn() {
        return filter.from() + rows.size() < matched;
    }

    public Filter next() {
        return filter.from(filter.from() + SHOWN);
    }

    public Filter previous() {
        return filter.from(filter.from() - SHOWN);
    }

    /** Whether the address itself says which provision it is about. */
    public boolean ofOneProvision() {
        return !page.equals(TreatySection.FINDINGS);
    }

    private String[] parameters(Filter other) {
        return ofOneProvision() ? other.parameters() : with(scope.parameters(), other.parameters());
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
