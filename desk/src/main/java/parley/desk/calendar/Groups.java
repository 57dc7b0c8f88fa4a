package parley.desk.calendar;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import parley.node.view.TimetableView;

/** Puts the rows of a page together by party, each party with its limits and quotas on the days that are drawn. */
final class Groups {
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(\\.\\.([0-9]{4}))?(/.*)?");

    private final Asked asked;
    private final Drafted drafted;
    private final Scale scale;
    private final Counts counts;
    private final CircleView view;
    private final Map<String, List<FindingRow>> quotas = new LinkedHashMap<>();

    Groups(CircleView view, Asked asked, Drafted drafted, Rows rows) {
        this.view = view;
        this.asked = asked;
        this.drafted = drafted;
        this.scale = new Scale(asked.from(), asked.to());
        this.counts = new Counts(drafted.shown());
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

    private List<Band> bands(String party) {
        return Band.together(drafted.shown().packs().stream()
                .flatMap(under -> under.timetable().strips().stream()
                        .filter(strip -> isOf(strip.against(), party))
                        .map(strip -> Band.of(strip, without(under.pack(), strip), drafted.isDrawn(), scale)))
                .filter(band -> !band.steps().isEmpty() || !band.changes().isEmpty())
                .sorted(comparing(band -> !band.isOwn()))
                .toList());
    }

    private static boolean isOf(Against against, String party) {
        return against.debtor().code().equals(party);
    }

    private Optional<Strip> without(String pack, Strip strip) {
        return under(drafted.without(), pack)
                .flatMap(under -> under.timetable().strips().stream())
                .filter(other -> other.against().equals(strip.against()))
                .findFirst();
    }

    private static Stream<TimetableView.Under> under(TimetableView view, String pack) {
        return view.packs().stream().filter(under -> under.pack().equals(pack));
    }

    private List<SpansPage.Count> tallies(String party) {
        return SpansPage.Count.together(drafted.shown().packs().stream()
                .flatMap(under -> under.timetable().tallies().stream()
                        .filter(tally -> isOf(tally.against(), party))
                        .flatMap(tally -> tally.windows().stream()
                                .filter(window -> window.firstYear()
                                                <= asked.to().getYear()
                                        && window.lastYear() >= asked.from().getYear())
                                .map(window -> new SpansPage.Count(
                                        tally,
                                        List.of(tally.against().account().code()),
                                        window,
                                        without(under.pack(), tally.against(), window.firstYear())))))
                .sorted(comparing(count -> !count.tally()
                        .against()
                        .debtor()
                        .equals(count.tally().against().account())))
                .toList());
    }

    /** How many count in a window, or may, without the draft. */
    private int without(String pack, Against against, int firstYear) {
        return under(drafted.without(), pack)
                .flatMap(under -> under.timetable().tallies().stream())
                .filter(tally -> tally.against().equals(against))
                .flatMap(tally -> tally.windows().stream())
                .filter(window -> window.firstYear() == firstYear)
                .mapToInt((Tally.Window window) ->
                        window.counted().size() + window.possible().size())
                .findFirst()
                .orElse(0);
    }
}
