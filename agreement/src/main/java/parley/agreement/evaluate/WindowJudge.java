package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Combined;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Timed;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Tally;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Counts members per window of consecutive calendar years: every window that one of them may lie in has a finding,
 * {@code 2027} or {@code 2025..2027}. Of members none of which has a date there is one finding without a window.
 *
 * <p>Below a limit: how many members count against the bound, the moment at which one too many is there, and the
 * members. How many count is how many of the members are TRUE; those that are UNKNOWN may count too.
 */
final class WindowJudge {
    private final LimitCount count;
    private final Counting.CalendarYears counting;
    private final CivilTime time;
    private final Now at;
    private final List<Dated> members;

    WindowJudge(LimitCount count, Counting.CalendarYears counting) {
        this.count = count;
        this.counting = counting;
        this.time = count.scene().time();
        this.at = count.scene().now();
        this.members = count.members().stream()
                .map(member -> new Dated(member, member.facts().read(counting.by())))
                .toList();
    }

    /** A member and the date that decides in which years it counts. */
    private record Dated(LimitMember member, Reading when) {
        Optional<Value> value() {
            return when instanceof Reading.Known(Value value, List<Source> _) ? Optional.of(value) : Optional.empty();
        }

        /** Whether it may count somewhere, nobody knows in which year. */
        boolean undated() {
            return value().isEmpty() && !(when instanceof Reading.None) && member.counts() != Truth.FALSE;
        }
    }

    /** In which year a member counts, apart from what else does. */
    static CountedWhen when(LimitMember member, Counting.CalendarYears counting, CivilTime time) {
        Dated dated = new Dated(member, member.facts().read(counting.by()));
        if (dated.undated()) {
            return new CountedWhen.SomeYear();
        }
        return dated.value()
                .filter(_ -> member.counts() != Truth.FALSE)
                .<CountedWhen>map(
                        value -> new CountedWhen.InYear(Moments.day(time, value).getYear()))
                .orElse(new CountedWhen.Never());
    }

    /** The years from the first day to the last. */
    private record Window(LocalDate first, LocalDate last) {
        String name() {
            return WindowJudge.name(first.getYear(), last.getYear());
        }
    }

    /** Of the window from one year to another. */
    static String name(int first, int last) {
        return first == last ? "" + first : first + ".." + last;
    }

    /** Who counts in each window, and who may. */
    Tally tally(Against against) {
        List<Tally.Window> windows = firsts().stream()
                .map(first -> {
                    Window window = windowFrom(first);
                    return new Tally.Window(
                            first,
                            window.last.getYear(),
                            ids(counting(window, Truth.TRUE)
                                    .sorted(Comparator.comparing(dated -> earliest(dated, window)))),
                            ids(counting(window, Truth.UNKNOWN)));
                })
                .toList();
        return new Tally(against, windows, ids(members.stream().filter(Dated::undated)));
    }

    private Stream<Dated> counting(Window window, Truth truth) {
        return members.stream().filter(dated -> dates(dated, window).truth().and(dated.member.counts()) == truth);
    }

    private static List<String> ids(Stream<Dated> members) {
        return members.map(dated -> dated.member.subject().id()).toList();
    }

    List<LimitCount.Result> results() {
        SortedSet<Integer> firsts = firsts();
        if (!firsts.isEmpty()) {
            return firsts.stream().map(this::window).toList();
        }
        return members.stream().anyMatch(Dated::undated) ? List.of(undated()) : List.of();
    }

    /** The first years of the windows in which a member may count that has a date. */
    private SortedSet<Integer> firsts() {
        TreeSet<Integer> firsts = new TreeSet<>();
        for (Dated dated : members) {
            if (dated.member.counts() != Truth.FALSE && dated.value().isPresent()) {
                int year = Moments.day(time, dated.value().get()).getYear();
                for (int first = year - counting.years() + 1; first <= year; first++) {
                    firsts.add(first);
                }
            }
        }
        return firsts;
    }

    private Window windowFrom(int year) {
        return new Window(LocalDate.of(year, 1, 1), LocalDate.of(year + counting.years() - 1, 12, 31));
    }

    private LimitCount.Result window(int year) {
        Window window = windowFrom(year);
        List<Dated> counted = new ArrayList<>();
        List<Dated> possible = new ArrayList<>();
        List<Proof> shown = new ArrayList<>();
        for (Dated dated : members) {
            Combined dates = dates(dated, window);
            switch (dates.truth().and(dated.member.counts())) {
                case TRUE -> counted.add(dated);
                case UNKNOWN -> possible.add(dated);
                case FALSE -> {}
            }
            shown.add(count.member(dated.member, dates));
        }
        counted.sort(Comparator.comparing(dated -> earliest(dated, window)));
        return new LimitCount.Result(Optional.of(window.name()), judge(window, counted, possible, shown));
    }

    private Conclusion judge(Window window, List<Dated> counted, List<Dated> possible, List<Proof> shown) {
        List<Dated> all = Stream.concat(counted.stream(), possible.stream())
                .sorted(Comparator.comparing(dated -> earliest(dated, window)))
                .toList();
        all.forEach(dated -> {
            count.scene().tick(earliest(dated, window));
            count.scene().tick(latest(dated, window));
        });
        List<Proof> because = new ArrayList<>();
        because.add(count.over(
                count.site(
                        "counted/" + window.name(),
                        "counted in " + window.name() + " > " + count.limit().atMost()),
                counted.size(),
                possible.size(),
                needs(possible)));
        Outcome outcome = Outcome.of(Verdict.KEPT);
        if (all.size() > count.most()) {
            boolean over = counted.size() > count.most();
            Dated first = all.get((int) count.most());
            Instant earliest = earliest(first, window);
            Instant latest = over
                    ? earliest(counted.get((int) count.most()), window)
                    : all.stream()
                            .map(dated -> latest(dated, window))
                            .max(Instant::compareTo)
                            .orElseThrow();
            SortedSet<Need> needs = over
                    ? needs(possible.stream()
                            .filter(dated -> !earliest(dated, window).isAfter(latest))
                            .toList())
                    : needs(possible);
            outcome = outcome(over, earliest, latest, needs);
            because.add(new Timed(
                    count.site("passed", "the start of number " + (count.most() + 1)),
                    over ? counted.get((int) count.most()).when : first.when,
                    Optional.of(earliest),
                    Optional.of(latest),
                    earliest.equals(latest) ? Collections.emptySortedSet() : needs,
                    List.of()));
        }
        because.addAll(shown);
        return count.conclude(
                "in " + window.name(),
                outcome,
                Optional.empty(),
                counted.stream().map(Dated::member).toList(),
                counted.size(),
                because);
    }

    /** Every verdict that is possible while one too many is there from some instant between the two, if ever. */
    private Outcome outcome(boolean over, Instant earliest, Instant latest, SortedSet<Need> needs) {
        EnumSet<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (!over) {
            verdicts.add(Verdict.KEPT);
        }
        if (!at.isBefore(earliest)) {
            verdicts.add(Verdict.BREACHED);
        }
        if (at.isBefore(latest)) {
            verdicts.add(Verdict.FORESEEN);
        }
        return new Outcome(verdicts, needs);
    }

    private Instant earliest(Dated dated, Window window) {
        return dated.value().map(value -> Moments.first(time, value)).orElseGet(() -> time.startOf(window.first));
    }

    private Instant latest(Dated dated, Window window) {
        return dated.value().map(value -> Moments.first(time, value)).orElseGet(() -> time.endOf(window.last));
    }

    private static SortedSet<Need> needs(List<Dated> possible) {
        return LimitCount.needs(
                possible.stream().map(Dated::member), possible.stream().map(Dated::when));
    }

    /** Whether the date lies in the window. */
    private Combined dates(Dated dated, Window window) {
        String id = "members/" + dated.member.subject().id() + "/dates";
        return new InYears(time, counting.by(), dated.when)
                .from(window.first, window.last, count.site(id, "in " + window.name()));
    }

    /** No member has a date: whether too many of them lie in one window can be told only if they are too few. */
    private LimitCount.Result undated() {
        List<Dated> possible = members.stream().filter(Dated::undated).toList();
        SortedSet<Need> needs = needs(possible);
        boolean few = possible.size() <= count.most();
        Outcome outcome = few
                ? Outcome.of(Verdict.KEPT)
                : new Outcome(EnumSet.of(Verdict.KEPT, Verdict.FORESEEN, Verdict.BREACHED), needs);
        List<Proof> because = new ArrayList<>();
        because.add(count.over(
                count.site("counted", "counted in any window > " + count.limit().atMost()), 0, possible.size(), needs));
        for (Dated dated : members) {
            String id = "members/" + dated.member.subject().id() + "/dates";
            Truth truth = dated.when instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
            Proof.Stated stated = new Proof.Stated(count.site(id, counting.by().toString()), truth, dated.when);
            Combined dates = new Combined(count.site(id, "in any window"), Operator.ALL, truth, List.of(stated));
            because.add(count.member(dated.member, dates));
        }
        return new LimitCount.Result(
                Optional.empty(), count.conclude("in any window", outcome, Optional.empty(), List.of(), 0, because));
    }
}
