package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.evaluate.CountedWhen.OnDays;
import parley.agreement.evaluate.DayCounts.Step;
import parley.agreement.evaluate.HeldMember.Period;
import parley.agreement.finding.Head;
import parley.agreement.finding.KeptOrder;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;

/**
 * A limit by overlap: a sheet for each run of days on which there are or may be too many, judged from those that are held
 * on these days or next to them; while there is no such run, one that says so. A member that comes or goes costs what is
 * held on its days.
 */
final class OverlapBoard implements LimitBoard {
    private final Seat seat;
    private final long most;
    private final HeldSteps steps = new HeldSteps();
    private final NavigableMap<LocalDate, LocalDate> runs = new TreeMap<>();
    private final NavigableMap<LocalDate, Over> overs = new TreeMap<>();
    private KeptOrder<FromDay> counted = KeptOrder.empty();
    private Optional<Sheet> kept = Optional.empty();

    OverlapBoard(Seat seat, long most) {
        this.seat = seat;
        this.most = most;
    }

    /** By the first day on which a member is held for certain, and then as it was stated. */
    private record FromDay(LocalDate first, Rank rank) implements Comparable<FromDay> {
        @Override
        public int compareTo(FromDay other) {
            int byDay = first.compareTo(other.first);
            return byDay != 0 ? byDay : rank.compareTo(other.rank);
        }
    }

    /**
     * Days on which there are too many, for certain or perhaps, with a sheet.
     *
     * @param from the first day of which a member can matter to what is said of them
     * @param to the last such day
     */
    private record Over(LocalDate since, LocalDate last, LocalDate from, LocalDate to, Sheet sheet) {
        boolean sameDays(Over other) {
            return since.equals(other.since)
                    && last.equals(other.last)
                    && from.equals(other.from)
                    && to.equals(other.to);
        }

        boolean touches(LocalDate first, LocalDate until) {
            return !from.isAfter(until) && !to.isBefore(first);
        }
    }

    @Override
    public void add(Member member) {
        if (member.when() instanceof OnDays(List<Period> periods)) {
            periods.forEach(period -> steps.add(member, period));
            certain(periods)
                    .ifPresent(first -> counted = counted.plus(
                            new FromDay(first, member.rank()), member.subject().id()));
            changed(periods);
        }
    }

    @Override
    public void remove(Member member) {
        if (member.when() instanceof OnDays(List<Period> periods)) {
            periods.forEach(period -> steps.remove(member, period));
            certain(periods).ifPresent(first -> counted = counted.minus(new FromDay(first, member.rank())));
            changed(periods);
        }
    }

    private static Optional<LocalDate> certain(List<Period> periods) {
        return periods.stream().filter(Period::certain).map(Period::first).findFirst();
    }

    private void changed(List<Period> periods) {
        periods.forEach(period -> changed(period.first(), after(period.last())));
        boolean shown = overs.isEmpty() && !steps.isEmpty();
        if (shown && kept.isEmpty()) {
            kept = Optional.of(seat.sheet(Optional.empty(), this::kept));
        } else if (shown) {
            kept.ifPresent(seat.bench()::spoil);
        } else {
            kept.ifPresent(seat.bench()::drop);
            kept = Optional.empty();
        }
    }

    private List<Head> kept(Scene scene) {
        return List.of(new LimitJudge(scene, seat.rule()).kept(seat.limit(), seat.holder(), seat.debtor(), counted));
    }

    /** Looks again for runs on days on which something has changed, and at what may be said of those next to them. */
    private void changed(LocalDate first, LocalDate last) {
        LocalDate from = firstOfRun(first);
        LocalDate to = lastOfRun(last);
        runs.subMap(from, true, to, true).clear();
        NavigableMap<LocalDate, Over> around = overs.subMap(from, true, to, true);
        NavigableMap<LocalDate, Over> before = new TreeMap<>(around);
        around.clear();
        for (List<Step> run : DayCounts.runs(steps.between(from, to), step -> step.most() > most)) {
            LocalDate since = run.getFirst().first();
            runs.put(since, run.getLast().last());
            List<List<Step>> certain = DayCounts.runs(run, step -> step.certain() > most);
            for (List<Step> over : certain.isEmpty() ? List.of(run) : certain) {
                LocalDate day = over.getFirst().first();
                overs.put(day, over(day, since, over.getLast().last(), before.remove(day), first, last));
            }
        }
        before.values().forEach(over -> seat.bench().drop(over.sheet));
        neighbours(from, to).forEach((day, over) -> {
            if (over.touches(first, last)) {
                overs.put(day, over(day, over.since, over.last, over, first, last));
            }
        });
    }

    /** The first day of the run on a day or up to the day before; the day itself where there is none. */
    private LocalDate firstOfRun(LocalDate day) {
        @Nullable LocalDate run = runs.floorKey(day);
        LocalDate last = run == null ? null : runs.get(run);
        return run != null && last != null && !last.isBefore(before(day)) ? run : day;
    }

    /** The last day of the run on a day or from the day after; the day itself where there is none. */
    private LocalDate lastOfRun(LocalDate day) {
        @Nullable LocalDate run = runs.floorKey(after(day));
        LocalDate last = run == null ? null : runs.get(run);
        return last != null && last.isAfter(day) ? last : day;
    }

    /** What stands in the run before and the run after some days: its proof may begin or end with them, no other can. */
    private NavigableMap<LocalDate, Over> neighbours(LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, Over> near = new TreeMap<>();
        for (Map.Entry<LocalDate, LocalDate> run : Arrays.asList(runs.lowerEntry(from), runs.higherEntry(to))) {
            if (run != null) {
                near.putAll(overs.subMap(run.getKey(), true, run.getValue(), true));
            }
        }
        return near;
    }

    /** What stands at a day now; its sheet is judged anew if anything that it may be judged from has changed. */
    private Over over(
            LocalDate day, LocalDate since, LocalDate last, @Nullable Over known, LocalDate first, LocalDate until) {
        List<Step> near = steps.between(before(since), after(last));
        LocalDate from = before(near.getFirst().first());
        LocalDate to = after(near.getLast().last());
        if (known == null) {
            Optional<String> name = day.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(day.toString());
            return new Over(since, last, from, to, seat.sheet(name, scene -> says(scene, name, day)));
        }
        Over now = new Over(since, last, from, to, known.sheet);
        if (!now.sameDays(known) || now.touches(first, until)) {
            seat.bench().spoil(known.sheet);
        }
        return now;
    }

    private List<Head> says(Scene scene, Optional<String> name, LocalDate day) {
        Over over = overs.get(day);
        return over == null
                ? List.of()
                : seat.says(
                        scene,
                        name,
                        steps.held(over.from, over.to).stream()
                                .map(Member::subject)
                                .toList());
    }

    private static LocalDate before(LocalDate day) {
        return day.equals(LocalDate.MIN) ? day : day.minusDays(1);
    }

    private static LocalDate after(LocalDate day) {
        return day.equals(LocalDate.MAX) ? day : day.plusDays(1);
    }

    /** The steps as they are kept. */
    @Override
    public Optional<Strip> strip(Scene scene) {
        return Optional.of(new Strip(
                seat.against(OptionalLong.of(most)),
                steps.between(LocalDate.MIN, LocalDate.MAX).stream()
                        .map(step -> step.shown(steps.held(step.first(), step.last()).stream()
                                .map(member -> new Strip.Member(member.subject().id(), isCertain(member, step)))
                                .toList()))
                        .toList()));
    }

    private static boolean isCertain(Member member, Step step) {
        return member.when() instanceof OnDays(List<Period> periods)
                && periods.stream().anyMatch(period -> period.certain() && period.touches(step.first(), step.last()));
    }

    @Override
    public Optional<Tally> tally(Scene scene) {
        return Optional.empty();
    }

    @Override
    public void close() {
        sheets().toList().forEach(seat.bench()::drop);
    }

    @Override
    public Stream<Sheet> sheets() {
        return Stream.concat(overs.values().stream().map(Over::sheet), kept.stream());
    }
}
