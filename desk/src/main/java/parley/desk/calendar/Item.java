package parley.desk.calendar;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.finding.ExtentProse;
import parley.desk.view.FindingRow;
import parley.desk.view.State;
import parley.desk.view.Title;

/**
 * One line of a list of days.
 *
 * @param first the first day of it that is known; where its beginning is not, its end
 * @param last the last that is known; where its end is not, its beginning
 * @param at the instant, where it is one
 * @param row of a span or a moment
 * @param field what the moment is called
 * @param findings of a duty, right or rule: those that say the same of several parties
 * @param pack the hash of the pack
 */
public record Item(
        Kind kind,
        LocalDate first,
        LocalDate last,
        Optional<Instant> at,
        Optional<Row> row,
        Optional<Title> field,
        List<FindingRow> findings,
        String pack) {
    static final Comparator<Item> ORDER = comparing(Item::first)
            .thenComparing(item -> item.at.orElse(Instant.MIN))
            .thenComparing(Item::kind)
            .thenComparing(item -> item.row.map(Row::subject).orElse(""))
            .thenComparing(item ->
                    item.findings.isEmpty() ? "" : item.findings.getFirst().name());

    public Item {
        findings = List.copyOf(findings);
    }

    /** Whether any of it is, or may be, on one of some days. */
    boolean touches(LocalDate from, LocalDate to) {
        return !begin().orElse(from).isAfter(to) && !end().orElse(to).isBefore(from);
    }

    /** The first day of it; empty where a span's is not known. */
    Optional<LocalDate> begin() {
        return kind == Kind.SPAN ? row.flatMap(Row::from).flatMap(Edge::day) : Optional.of(first);
    }

    /** The last day of it; empty where a span's is not known. */
    Optional<LocalDate> end() {
        return kind == Kind.SPAN ? row.flatMap(Row::to).flatMap(Edge::day) : Optional.of(last);
    }

    /** The finding that stands for all of them. */
    public FindingRow finding() {
        return findings.getFirst();
    }

    /** The one of a party. */
    FindingRow finding(String party) {
        return findings.stream()
                .filter(of -> of.debtor().equals(party))
                .findFirst()
                .orElseThrow();
    }

    /** Whom it concerns, each once, in order. */
    public List<String> parties() {
        return row.map(of -> List.of(of.party()))
                .orElseGet(() -> findings.stream()
                        .map(FindingRow::debtor)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The span and the moments of a row. */
    static List<Item> of(Row row) {
        List<Item> items = new ArrayList<>();
        List<LocalDate> ends = new ArrayList<>();
        row.from().flatMap(Edge::day).ifPresent(ends::add);
        row.to().flatMap(Edge::day).ifPresent(ends::add);
        if (!ends.isEmpty()
                && row.from().filter(Edge::isNone).isEmpty()
                && row.to().filter(Edge::isNone).isEmpty()) {
            items.add(new Item(
                    Kind.SPAN,
                    ends.getFirst(),
                    ends.getLast(),
                    Optional.empty(),
                    Optional.of(row),
                    Optional.empty(),
                    List.of(),
                    row.pack()));
        }
        row.moments()
                .forEach((field, edge) -> edge.day()
                        .ifPresent(day -> items.add(new Item(
                                Kind.MOMENT,
                                day,
                                day,
                                edge.instant(),
                                Optional.of(row),
                                Optional.of(field),
                                List.of(),
                                row.pack()))));
        return items;
    }

    /** The instants and days of findings; those that differ in their party or account alone are one. */
    static List<Item> of(List<Found> findings) {
        Map<List<Object>, List<FindingRow>> alike = new LinkedHashMap<>();
        for (Found found : findings) {
            FindingRow finding = found.row();
            kind(finding)
                    .ifPresent(kind -> alike.computeIfAbsent(
                                    List.of(
                                            kind,
                                            found.pack(),
                                            finding.rule(),
                                            finding.subject(),
                                            finding.state(),
                                            finding.dueAt(),
                                            finding.extent().during(),
                                            finding.onOwnAccount() ? "" : finding.debtor()),
                                    _ -> new ArrayList<>())
                            .add(finding));
        }
        List<Item> items = new ArrayList<>();
        alike.forEach((key, of) -> items.add(item((Kind) key.getFirst(), (String) key.get(1), of)));
        return items;
    }

    private static Item item(Kind kind, String pack, List<FindingRow> alike) {
        FindingRow finding = alike.getFirst();
        Optional<Instant> due = kind == Kind.RULE ? Optional.empty() : finding.dueAt();
        LocalDate first = due.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                .orElseGet(() -> finding.extent().during().orElseThrow().first());
        LocalDate last = due.map(_ -> first)
                .orElseGet(() -> finding.extent().during().orElseThrow().last());
        return new Item(kind, first, last, due, Optional.empty(), Optional.empty(), alike, pack);
    }

    private static Optional<Kind> kind(FindingRow finding) {
        return switch (finding.state()) {
            case NOT_OWED, CLOSED -> Optional.empty();
            case OPEN, EXERCISED, INVALID, LAPSED, ADOPTED, BROKEN ->
                finding.dueAt().map(_ -> Kind.RIGHT);
            case State _ ->
                finding.dueAt().isPresent()
                        ? Optional.of(Kind.DUTY)
                        : finding.extent()
                                .during()
                                .filter(_ -> finding.kind() != ExtentProse.Kind.NOTICE)
                                .map(_ -> Kind.RULE);
        };
    }
}
