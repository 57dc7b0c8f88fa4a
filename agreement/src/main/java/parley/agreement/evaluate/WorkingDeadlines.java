package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.agreement.pack.Deadline.Length.Working;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.WorkingDays;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;

/**
 * Deadlines in working days, by each calendar that may be meant. The node of each says which days it passed over; the
 * deadline is then the earliest and the latest of theirs.
 */
final class WorkingDeadlines {
    private final Scene scene;
    private final Working working;
    private final boolean later;

    /**
     * For one length.
     *
     * @param later whether it is counted to later days
     */
    WorkingDeadlines(Scene scene, Working working, boolean later) {
        this.scene = scene;
        this.working = working;
        this.later = later;
    }

    /** Between which instants the deadline lies, and why. */
    record Bounds(Optional<Instant> earliest, Optional<Instant> latest, SortedSet<Need> needs, List<Proof> because) {}

    static String text(Working working) {
        return days(working.days()) + " of "
                + working.parameter()
                        .map(parameter -> "param." + parameter)
                        .orElseGet(() -> working.calendars().getFirst());
    }

    private static String days(int count) {
        return count + (count == 1 ? " working day" : " working days");
    }

    /** Counts from the earliest and from the latest that the anchor can be. */
    Bounds count(Site site, Reading shown, Optional<Value> earliest, Optional<Value> latest) {
        List<Proof> because = new ArrayList<>();
        List<Optional<Instant>> firsts = new ArrayList<>();
        List<Optional<Instant>> lasts = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        for (WorkingDays calendar : calendars()) {
            Optional<WorkingDays.Reach> soon = earliest.map(value -> reach(calendar, value));
            Optional<WorkingDays.Reach> late = latest.map(value -> reach(calendar, value));
            Optional<Instant> first = soon.flatMap(WorkingDays.Reach::first).map(scene.time()::endOf);
            Optional<Instant> last = late.flatMap(WorkingDays.Reach::last).map(scene.time()::endOf);
            firsts.add(first);
            lasts.add(last);
            SortedSet<Need> own = open(calendar, soon, late);
            needs.addAll(own);
            Site counted = new Site(site.id() + "/" + calendar.name(), site.ref(), text(calendar, shown, soon));
            because.add(new Proof.Timed(counted, shown, first, last, own, List.of()));
        }
        Set<List<Optional<Instant>>> different = new HashSet<>();
        for (int i = 0; i < firsts.size(); i++) {
            different.add(List.of(firsts.get(i), lasts.get(i)));
        }
        if (different.size() > 1) {
            working.parameter().ifPresent(parameter -> needs.add(new Need.Decide(parameter)));
        }
        return new Bounds(
                bound(firsts, Comparator.naturalOrder()), bound(lasts, Comparator.reverseOrder()), needs, because);
    }

    /** The one that is meant; while nobody has chosen among several, all. */
    private List<WorkingDays> calendars() {
        Optional<String> chosen = working.parameter()
                .map(parameter -> Parameters.read(scene, parameter))
                .filter(Reading.Known.class::isInstance)
                .map(Reading::toString);
        return chosen.map(List::of).orElse(working.calendars()).stream()
                .map(name -> Optional.ofNullable(scene.pack().calendars().get(name))
                        .orElseThrow(() -> new IllegalStateException("a loaded pack has no calendar " + name)))
                .toList();
    }

    private WorkingDays.Reach reach(WorkingDays calendar, Value anchor) {
        LocalDate day = Moments.day(scene.time(), anchor);
        return later ? calendar.after(day, working.days()) : calendar.before(day, working.days());
    }

    /** What is missing where the count leaves the years for which the calendar is known. */
    private SortedSet<Need> open(
            WorkingDays calendar, Optional<WorkingDays.Reach> soon, Optional<WorkingDays.Reach> late) {
        boolean left = soon.filter(reach -> !reach.first().equals(reach.last())).isPresent()
                || late.filter(reach -> !reach.first().equals(reach.last())).isPresent();
        return left
                ? new TreeSet<>(Set.of(new Need.Wait("the working days of " + calendar.name() + " beyond "
                        + calendar.firstYear() + " to " + calendar.lastYear())))
                : Collections.emptySortedSet();
    }

    private String text(WorkingDays calendar, Reading shown, Optional<WorkingDays.Reach> reach) {
        String text = days(working.days()) + " of " + calendar.name();
        if (!(shown instanceof Reading.Known(Value _, List<Source> _)) || reach.isEmpty()) {
            return text;
        }
        List<LocalDate> skipped = reach.get().skipped();
        return skipped.isEmpty()
                ? text + ", no day off between"
                : text + ", without "
                        + skipped.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    /** The first of these bounds in an order; empty if one of them is open. */
    private static Optional<Instant> bound(List<Optional<Instant>> bounds, Comparator<Instant> order) {
        return bounds.stream().allMatch(Optional::isPresent)
                ? bounds.stream().map(Optional::orElseThrow).min(order)
                : Optional.empty();
    }
}
