package parley.agreement.recheck;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.HeldDays.Held;
import parley.agreement.recheck.HeldDays.Step;
import parley.agreement.recheck.LimitNode.Member;
import parley.agreement.value.Value;

/**
 * Counts the members of a limit that are held at once again, day by day. The steps around a run are shown with the days
 * before and after, so that every member that is held there shows whether it counts.
 */
final class Overlaps {
    private final LimitNode limit;
    private final Faults faults;
    private final HeldDates dates;

    Overlaps(LimitNode limit, Counting.Overlap counting) {
        this.limit = limit;
        this.faults = limit.faults();
        this.dates = new HeldDates(limit, counting);
    }

    /** What follows for the run that the finding names, or for all days; empty where a fault was noted. */
    Optional<Limits.Result> result() {
        List<Proof> parts = limit.node().because();
        boolean timed = parts.size() > 1 && parts.get(1) instanceof Proof.Timed;
        List<Proof> below = parts.subList(Math.min(parts.size(), timed ? 2 : 1), parts.size());
        List<Proof> shown =
                below.stream().filter(Proof.OnDays.class::isInstance).toList();
        List<Member> members = limit.members(below.subList(shown.size(), below.size()));
        List<Held> held = new ArrayList<>();
        members.forEach(member -> dates.read(member).ifPresent(held::add));
        HeldDays days = new HeldDays(held);
        List<List<Step>> perhaps = runs(days.steps(), step -> step.most() > limit.most());
        Optional<LocalDate> first = first();
        Optional<List<Step>> around = perhaps.stream()
                .filter(run -> run.stream().anyMatch(step -> step.first().equals(first.orElse(LocalDate.MIN))))
                .findFirst();
        if (parts.isEmpty() || days.steps().isEmpty() || held.size() < members.size()) {
            faults.add(limit.node(), "shows no days on which one is held");
            return Optional.empty();
        }
        if (around.isEmpty() && (first.isPresent() || !perhaps.isEmpty() || timed)) {
            faults.add(limit.node(), "is about a run of days from " + first + ", but " + perhaps + " may be too many");
            return Optional.empty();
        }
        if (around.isPresent() && !timed) {
            faults.add(limit.node(), "does not say from when there may be one too many");
            return Optional.empty();
        }
        Run run = around.map(steps -> run(steps, first)).orElseGet(() -> kept(days.steps()));
        List<Step> near = around.isEmpty() ? days.steps() : near(days.steps(), run);
        most(run, parts.getFirst());
        shown(near, shown);
        LocalDate from = HeldDays.before(near.getFirst().first());
        LocalDate to = HeldDays.after(near.getLast().last());
        members.forEach(member -> limit.counts(member, dates.around(member, from, to)));
        List<String> counted = days.counted(run.first, run.last);
        Optional<Days> during = run.certain ? Optional.of(new Days(run.first, run.last)) : Optional.empty();
        return Optional.of(new Limits.Result(
                around.isEmpty() ? EnumSet.of(Verdict.KEPT) : verdicts(run, parts.get(1)),
                limit.extent(during, counted, run.certain ? largest(run).certain() : 0)));
    }

    /**
     * Days that have one finding.
     *
     * @param since the first of the days around on each of which there may be too many
     * @param certain whether there are too many on each of its own
     */
    private record Run(LocalDate since, LocalDate first, LocalDate last, boolean certain, List<Step> steps) {}

    private static Run kept(List<Step> steps) {
        return new Run(LocalDate.MIN, LocalDate.MIN, LocalDate.MAX, false, steps);
    }

    /** The run for certain that begins on the day named; without one, all of the days on which there may be too many. */
    private Run run(List<Step> perhaps, Optional<LocalDate> first) {
        LocalDate since = perhaps.getFirst().first();
        List<List<Step>> certain = runs(perhaps, step -> step.certain() > limit.most());
        for (List<Step> run : certain) {
            if (first.equals(Optional.of(run.getFirst().first()))) {
                return new Run(since, run.getFirst().first(), run.getLast().last(), true, run);
            }
        }
        if (!certain.isEmpty() || first.map(day -> !day.equals(since)).orElse(!since.equals(LocalDate.MIN))) {
            faults.add(limit.node(), "is named by " + first + ", on which no run of days begins");
        }
        return new Run(since, since, perhaps.getLast().last(), false, perhaps);
    }

    private Optional<LocalDate> first() {
        Optional<LocalDate> day = limit.given().finding().subject().flatMap(Overlaps::day);
        if (day.isEmpty() && limit.given().finding().subject().isPresent()) {
            faults.add(limit.node(), limit.given().finding().subject().get() + " is no day");
        }
        return day;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> text.length() == 10);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The steps of a run, and those before and after. */
    private static List<Step> near(List<Step> steps, Run run) {
        LocalDate from = HeldDays.before(run.since);
        LocalDate to = HeldDays.after(run.last);
        return steps.stream()
                .filter(step -> !step.last().isBefore(from) && !step.first().isAfter(to))
                .toList();
    }

    private static List<List<Step>> runs(List<Step> steps, Predicate<Step> holds) {
        List<List<Step>> runs = new ArrayList<>();
        List<Step> run = new ArrayList<>();
        for (Step step : steps) {
            if (holds.test(step)) {
                run.add(step);
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private static Step largest(Run run) {
        Comparator<Step> order = run.certain
                ? Comparator.comparingLong(Step::certain)
                : Comparator.comparingLong(Step::most).thenComparingLong(Step::certain);
        Step largest = run.steps.getFirst();
        for (Step step : run.steps) {
            largest = order.compare(step, largest) > 0 ? step : largest;
        }
        return largest;
    }

    private void most(Run run, Proof part) {
        Step largest = largest(run);
        limit.over(part, "most", "the most at once", largest.certain(), largest.possible());
    }

    private Set<Verdict> verdicts(Run run, Proof moment) {
        Instant at = limit.given().at();
        Optional<Instant> earliest = start(run.since);
        Optional<Instant> latest = run.certain ? start(run.first) : Optional.empty();
        limit.moment(moment, "the first second of the first day over", earliest, latest);
        Reading first = new Reading.Known(new Value.Day(run.first), List.of());
        boolean anchored = moment instanceof Proof.Timed timed
                && (run.certain ? timed.anchor().equals(first) : timed.anchor() instanceof Reading.Unknown);
        if (!anchored) {
            faults.add(moment, "does not count from " + (run.certain ? run.first : "an unknown day"));
        }
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (!run.certain) {
            verdicts.add(Verdict.KEPT);
        }
        if (earliest.map(from -> !at.isBefore(from)).orElse(true)) {
            verdicts.add(Verdict.BREACHED);
        }
        Optional<Instant> last = run.certain ? start(run.first) : start(run.last);
        if (last.map(at::isBefore).orElse(true)) {
            verdicts.add(Verdict.FORESEEN);
        }
        return verdicts;
    }

    private Optional<Instant> start(LocalDate day) {
        boolean open = day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX);
        return open ? Optional.empty() : Optional.of(limit.given().time().startOf(day));
    }

    /** The steps, each with its count. */
    private void shown(List<Step> near, List<Proof> shown) {
        if (near.size() != shown.size()) {
            faults.add(limit.node(), "shows " + shown.size() + " steps of days, but " + near + " follow");
            return;
        }
        for (int i = 0; i < near.size(); i++) {
            Step step = near.get(i);
            Proof part = shown.get(i);
            String place = "days/" + step.first();
            limit.site(part, place, step.toString());
            if (!(part instanceof Proof.OnDays on) || on.because().size() != 1) {
                faults.add(part, "does not count on its days");
                continue;
            }
            faults.same(part, "the days", on.days(), step.days());
            Proof count = on.because().getFirst();
            limit.over(count, place + "/held", "held", step.certain(), step.possible());
            faults.same(part, "the truth", part.outcome(), count.outcome());
        }
    }
}
