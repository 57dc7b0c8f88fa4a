package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.evaluate.DayCounts.Step;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Timed;
import parley.agreement.proof.Reading;
import parley.agreement.time.CivilTime;
import parley.agreement.timetable.Strip;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;

/**
 * Counts members that are held at once, both ends of their dates included: each longest run of days on which there are
 * too many has a finding named by its first day. A debtor of whom no day is over has one finding without a day, kept.
 *
 * <p>Below a limit: the largest number at once against the bound, the moment from which it is passed, the steps of days
 * around, and the members, of which those that are held on these days or next to them show whether they count. On a day
 * as many are held as there are members that count and whose dates lie around it; a member of which one date alone is
 * known is held on that day, and perhaps on those beyond.
 */
final class OverlapJudge {
    private final LimitCount count;
    private final CivilTime time;
    private final Now at;
    private final List<HeldMember> members;
    private final List<HeldMember> uncertain;
    private final List<Step> steps;

    OverlapJudge(LimitCount count, Counting.Overlap counting) {
        this.count = count;
        this.time = count.scene().time();
        this.at = count.scene().now();
        this.members = count.members().stream()
                .map(member -> HeldMember.of(member, counting))
                .toList();
        this.uncertain = members.stream()
                .filter(member -> member.periods().stream().anyMatch(period -> !period.certain()))
                .toList();
        DayCounts days = new DayCounts();
        members.forEach(member ->
                member.periods().forEach(period -> days.add(period.first(), period.last(), period.certain())));
        this.steps = days.steps();
    }

    /** The steps, each with those that are held on its days, in the order in which they were stated. */
    List<Strip.Step> shown() {
        return steps.stream()
                .map(step -> step.shown(members.stream()
                        .flatMap(member -> member.on(step.first(), step.last()).stream())
                        .toList()))
                .toList();
    }

    List<LimitCount.Result> results() {
        if (steps.isEmpty()) {
            return List.of();
        }
        members.forEach(member -> member.tick(count.scene()));
        List<List<Step>> perhaps = DayCounts.runs(steps, step -> step.most() > count.most());
        if (perhaps.isEmpty()) {
            return List.of(kept());
        }
        List<LimitCount.Result> results = new ArrayList<>();
        for (List<Step> run : perhaps) {
            List<List<Step>> certain = DayCounts.runs(run, step -> step.certain() > count.most());
            certain.forEach(over -> results.add(over(over, run)));
            if (certain.isEmpty()) {
                results.add(perhaps(run));
            }
        }
        return results;
    }

    /** The most that are ever held at once are not too many. */
    private LimitCount.Result kept() {
        Step most = steps.stream()
                .max(Comparator.comparingInt(Step::most).thenComparingInt(Step::certain))
                .orElseThrow();
        List<LimitMember> counted = counted(LocalDate.MIN, LocalDate.MAX);
        List<Proof> because = new ArrayList<>();
        because.add(most(most));
        because.addAll(shown(steps));
        return new LimitCount.Result(
                Optional.empty(),
                count.conclude("at once", Outcome.of(Verdict.KEPT), Optional.empty(), counted, 0, because));
    }

    /**
     * A run of days on which there are too many for certain.
     *
     * @param perhaps the run of days around, on each of which there are too many at least perhaps: once all is known it
     *     may be one with those before
     */
    private LimitCount.Result over(List<Step> run, List<Step> perhaps) {
        LocalDate first = run.getFirst().first();
        Days days = new Days(first, run.getLast().last());
        Instant latest = time.startOf(first);
        LocalDate since = perhaps.getFirst().first();
        Optional<Instant> earliest = start(since);
        EnumSet<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (!at.isBefore(earliest.orElse(Instant.MIN))) {
            verdicts.add(Verdict.BREACHED);
        }
        if (at.isBefore(latest)) {
            verdicts.add(Verdict.FORESEEN);
        }
        SortedSet<Need> needs = new TreeSet<>();
        perhaps.stream()
                .filter(step -> step.last().isBefore(first) && step.certain() <= count.most())
                .forEach(step -> needs.addAll(needs(step.first(), step.last())));
        Step most = run.stream().max(Comparator.comparingInt(Step::certain)).orElseThrow();
        List<Proof> because = new ArrayList<>();
        because.add(most(most));
        because.add(moment(new Reading.Known(new Value.Day(first), List.of()), earliest, Optional.of(latest), needs));
        because.addAll(shown(around(since, days.last())));
        return new LimitCount.Result(
                Optional.of(first.toString()),
                count.conclude(
                        "at once",
                        new Outcome(verdicts, needs),
                        Optional.of(days),
                        counted(days.first(), days.last()),
                        most.certain(),
                        because));
    }

    /** A run of days on which there are too many only if some count of whom nobody knows, or on those days. */
    private LimitCount.Result perhaps(List<Step> run) {
        LocalDate first = run.getFirst().first();
        LocalDate last = run.getLast().last();
        SortedSet<Need> needs = needs(first, last);
        EnumSet<Verdict> verdicts = EnumSet.of(Verdict.KEPT);
        if (!at.isBefore(start(first).orElse(Instant.MIN))) {
            verdicts.add(Verdict.BREACHED);
        }
        if (last.equals(LocalDate.MAX) || at.isBefore(time.startOf(last))) {
            verdicts.add(Verdict.FORESEEN);
        }
        Step most = run.stream()
                .max(Comparator.comparingInt(Step::most).thenComparingInt(Step::certain))
                .orElseThrow();
        List<Proof> because = new ArrayList<>();
        because.add(most(most));
        because.add(
                moment(new Reading.Unknown("perhaps never", List.of(), needs), start(first), Optional.empty(), needs));
        because.addAll(shown(around(first, last)));
        return new LimitCount.Result(
                first.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(first.toString()),
                count.conclude(
                        "at once", new Outcome(verdicts, needs), Optional.empty(), counted(first, last), 0, because));
    }

    private Optional<Instant> start(LocalDate day) {
        return day.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(time.startOf(day));
    }

    private Proof most(Step step) {
        return count.over(
                count.site("most", "the most at once > " + count.limit().atMost()),
                step.certain(),
                step.possible(),
                needs(step.first(), step.last()));
    }

    private Timed moment(Reading anchor, Optional<Instant> earliest, Optional<Instant> latest, SortedSet<Need> needs) {
        return new Timed(
                count.site("passed", "the first second of the first day over"),
                anchor,
                earliest,
                latest,
                needs,
                List.of());
    }

    /** The steps that lie between two days, and the one before and after. */
    private List<Step> around(LocalDate first, LocalDate last) {
        LocalDate from = before(first);
        LocalDate to = after(last);
        return steps.stream()
                .filter(step -> !step.last().isBefore(from) && !step.first().isAfter(to))
                .toList();
    }

    private static LocalDate before(LocalDate day) {
        return day.equals(LocalDate.MIN) ? day : day.minusDays(1);
    }

    private static LocalDate after(LocalDate day) {
        return day.equals(LocalDate.MAX) ? day : day.plusDays(1);
    }

    /** The steps, each with its count against the bound; then every member, those elsewhere by their dates alone. */
    private List<Proof> shown(List<Step> near) {
        List<Proof> shown = new ArrayList<>();
        for (Step step : near) {
            String on = on(step);
            Proof.Compared over = count.over(
                    count.site(
                            "days/" + step.first() + "/held",
                            "held > " + count.limit().atMost()),
                    step.certain(),
                    step.possible(),
                    needs(step.first(), step.last()));
            boolean open = step.first().equals(LocalDate.MIN) || step.last().equals(LocalDate.MAX);
            shown.add(new Proof.OnDays(
                    count.site("days/" + step.first(), on),
                    over.truth(),
                    open ? Optional.empty() : Optional.of(new Days(step.first(), step.last())),
                    List.of(over)));
        }
        // One day more on each side: whoever ends a step there must show that it counts.
        LocalDate first = before(near.getFirst().first());
        LocalDate last = after(near.getLast().last());
        members.forEach(member -> shown.add(count.member(member.member(), member.dates(count, first, last))));
        return shown;
    }

    private static String on(Step step) {
        if (step.first().equals(LocalDate.MIN)) {
            return step.last().equals(LocalDate.MAX) ? "on every day" : "on every day until " + step.last();
        }
        return step.last().equals(LocalDate.MAX)
                ? "from " + step.first() + " on"
                : "on " + new Days(step.first(), step.last());
    }

    /** The members that are held for certain on one of these days, by their dates and then as they were stated. */
    private List<LimitMember> counted(LocalDate first, LocalDate last) {
        return members.stream()
                .filter(member ->
                        member.periods().stream().anyMatch(period -> period.certain() && period.touches(first, last)))
                .sorted(Comparator.comparing(
                        member -> member.periods().getFirst().first()))
                .map(HeldMember::member)
                .toList();
    }

    /** What would settle whether those are held that may be held on one of these days. */
    private SortedSet<Need> needs(LocalDate first, LocalDate last) {
        SortedSet<Need> needs = new TreeSet<>();
        uncertain.stream()
                .filter(member ->
                        member.periods().stream().anyMatch(period -> !period.certain() && period.touches(first, last)))
                .forEach(member -> needs.addAll(member.needs()));
        return needs;
    }
}
