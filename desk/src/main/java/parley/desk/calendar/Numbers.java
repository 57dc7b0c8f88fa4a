package parley.desk.calendar;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;

/** How many count against the limits of a party on some days, with a draft and without it. */
final class Numbers {
    private final Limits limits;
    private final boolean drafted;
    private final Scale scale;

    Numbers(Drafted drafted, Scale scale) {
        this.limits = Limits.of(drafted);
        this.drafted = drafted.isDrawn();
        this.scale = scale;
    }

    /** What a draft changes of anybody's. */
    List<SpansPage.Changed> changed() {
        if (!drafted) {
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

    List<Band> bands(String party) {
        return Band.together(limits.strips().stream()
                .filter(both -> isOf(both.against(), party))
                .map(both -> Band.of(
                        both.with().orElseGet(() -> new Strip(both.against(), List.of())),
                        both.without(),
                        drafted,
                        scale))
                .filter(band -> !band.steps().isEmpty() || !band.changes().isEmpty())
                .sorted(comparing(band -> !band.isOwn()))
                .toList());
    }

    private static boolean isOf(Against against, String party) {
        return against.debtor().code().equals(party);
    }

    List<SpansPage.Count> tallies(String party) {
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
                .filter(window -> window.firstYear() <= scale.last().getYear()
                        && window.lastYear() >= scale.first().getYear())
                .map(window -> new SpansPage.Count(
                        tally,
                        List.of(both.against().account().code()),
                        window,
                        Optional.ofNullable(before.get(window.firstYear()))
                                .map(SpansPage.Count::number)
                                .orElse("0")));
    }
}
