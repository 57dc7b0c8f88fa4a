package parley.desk.calendar;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.agreement.finding.ExtentProse;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.desk.live.Rows;
import parley.desk.view.FindingRow;
import parley.desk.view.Told;
import parley.node.view.CircleView;

/** Puts the rows of a page together by party, each party with its limits and quotas on the days that are drawn. */
final class Groups {
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(\\.\\.([0-9]{4}))?(/.*)?");

    private final Asked asked;
    private final Drafted drafted;
    private final Scale scale;
    private final Counts counts;
    private final Limits limits;
    private final CircleView view;
    private final Map<String, List<FindingRow>> quotas = new LinkedHashMap<>();

    Groups(CircleView view, Asked asked, Drafted drafted, Rows rows) {
        this.view = view;
        this.asked = asked;
        this.drafted = drafted;
        this.scale = new Scale(asked.from(), asked.to());
        this.counts = new Counts(drafted.shown());
        this.limits = Limits.of(drafted);
        view.findings().stream()
                .filter(finding -> finding.head().debtor().equals(finding.head().account()))
                .map(finding -> rows.finding(finding, view.at()))
                .filter(finding -> finding.kind() == ExtentProse.Kind.QUOTA && isShown(finding.subject()))
                .filter(finding -> asked.party().isEmpty() || finding.debtor().equals(asked.party()))
                .forEach(finding -> quotas.computeIfAbsent(finding.debtor(), _ -> new ArrayList<>())
                        .add(finding));
    }

    /** Whether what a quota counts is of a year that is drawn, or of none. */
    private boolean isShown(String subject) {
        var years = YEAR.matcher(subject);
        if (!years.matches()) {
            return true;
        }
        int first = Integer.parseInt(years.group(1));
        int last = years.group(3) == null ? first : Integer.parseInt(years.group(3));
        return first <= asked.to().getYear() && last >= asked.from().getYear();
    }

    /** The groups of the page that is asked for. */
    List<SpansPage.Group> of(List<Row> dated) {
        int from = Math.min(dated.size(), (asked.page() - 1) * SpansPage.PAGE);
        int to = Math.min(dated.size(), from + SpansPage.PAGE);
        Map<String, List<Row>> byParty = new LinkedHashMap<>();
        dated.subList(from, to)
                .forEach(row -> byParty.computeIfAbsent(row.party(), _ -> new ArrayList<>())
                        .add(row));
        if (to == dated.size()) {
            Set<String> drawn = new LinkedHashSet<>();
            dated.forEach(row -> drawn.add(row.party()));
            quotas.keySet().stream()
                    .filter(party -> !drawn.contains(party))
                    .sorted()
                    .forEach(party -> byParty.put(party, List.of()));
        }
        return byParty.entrySet().stream()
                .map(of -> group(of.getKey(), of.getValue()))
                .toList();
    }

    private SpansPage.Group group(String party, List<Row> rows) {
        List<Band> bands = bands(party);
        return new SpansPage.Group(
                party,
                Chart.of(party, scale, rows, bands, counts, view.at()),
                rows,
                bands,
                tallies(party),
                quotas.getOrDefault(party, List.of()).stream()
                        .map(finding -> new Told(List.of(finding)))
                        .toList());
    }

    /** What a draft changes of anybody's, whoever is asked for, on the days that are drawn. */
    List<SpansPage.Changed> changed() {
        if (!drafted.isDrawn()) {
            return List.of();
        }
        return Stream.concat(
                        limits.strips().stream().map(Limits.Both::against),
                        limits.tallies().stream().map(Limits.Both::against))
                .map(against -> against.debtor().code())
                .distinct()
                .sorted()
                .map(party -> new SpansPage.Changed(
                        bands(party).stream()
                                .filter(band -> !band.changes().isEmpty())
                                .toList(),
                        tallies(party).stream()
                                .filter(SpansPage.Count::isChanged)
                                .toList()))
                .filter(changed -> !changed.isNone())
                .toList();
    }

    private List<Band> bands(String party) {
        return Band.together(limits.strips().stream()
                .filter(both -> isOf(both.against(), party))
                .map(both -> Band.of(
                        both.with().orElseGet(() -> new Strip(both.against(), List.of())),
                        both.without(),
                        drafted.isDrawn(),
                        scale))
                .filter(band -> !band.steps().isEmpty() || !band.changes().isEmpty())
                .sorted(comparing(band -> !band.isOwn()))
                .toList());
    }

    private static boolean isOf(Against against, String party) {
        return against.debtor().code().equals(party);
    }

    private List<SpansPage.Count> tallies(String party) {
        return SpansPage.Count.together(limits.tallies().stream()
                .filter(both -> isOf(both.against(), party))
                .flatMap(this::windows)
                .sorted(comparing(count -> !count.tally()
                        .against()
                        .debtor()
                        .equals(count.tally().against().account())))
                .toList());
    }

    /** The windows of a tally that cover a year that is drawn; where only the one without the draft has one, it is empty. */
    private Stream<SpansPage.Count> windows(Limits.Both<Tally> both) {
        Tally tally = both.with().orElseGet(() -> new Tally(both.against(), List.of(), List.of()));
        Map<Integer, Tally.Window> before = new TreeMap<>();
        Map<Integer, Tally.Window> all = new TreeMap<>();
        both.without().stream().flatMap(of -> of.windows().stream()).forEach(window -> {
            before.put(window.firstYear(), window);
            all.put(window.firstYear(), new Tally.Window(window.firstYear(), window.lastYear(), List.of(), List.of()));
        });
        tally.windows().forEach(window -> all.put(window.firstYear(), window));
        return all.values().stream()
                .filter(window -> window.firstYear() <= asked.to().getYear()
                        && window.lastYear() >= asked.from().getYear())
                .map(window -> new SpansPage.Count(
                        tally,
                        List.of(both.against().account().code()),
                        window,
                        Optional.ofNullable(before.get(window.firstYear()))
                                .map(SpansPage.Count::number)
                                .orElse("0")));
    }
}
