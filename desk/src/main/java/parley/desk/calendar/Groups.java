package parley.desk.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import parley.agreement.finding.ExtentProse;
import parley.desk.live.Rows;
import parley.desk.view.FindingRow;
import parley.desk.view.Told;
import parley.node.view.CircleView;

/** Puts the rows of a page together by party, each party with its limits and quotas on the days that are drawn. */
final class Groups {
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(\\.\\.([0-9]{4}))?(/.*)?");

    private final Asked asked;
    private final Scale scale;
    private final Counts counts;
    private final Numbers numbers;
    private final CircleView view;
    private final Map<String, List<FindingRow>> quotas = new LinkedHashMap<>();

    Groups(CircleView view, Asked asked, Drafted drafted, Rows rows) {
        this.view = view;
        this.asked = asked;
        this.scale = new Scale(asked.from(), asked.to());
        this.counts = new Counts(drafted.shown());
        this.numbers = new Numbers(drafted, scale);
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
        List<Band> bands = numbers.bands(party);
        return new SpansPage.Group(
                party,
                Chart.of(party, scale, rows, bands, counts, view.at()),
                rows,
                bands,
                numbers.tallies(party),
                quotas.getOrDefault(party, List.of()).stream()
                        .map(finding -> new Told(List.of(finding)))
                        .toList());
    }

    /** What a draft changes of anybody's, whoever is asked for, on the days that are drawn. */
    List<SpansPage.Changed> changed() {
        return numbers.changed();
    }
}
