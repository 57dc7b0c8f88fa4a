package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.truth.Truth;

/**
 * Re-checks findings of {@code ceiling} provisions. The node of one has the first day of each limit that is counted from a
 * date, and then stretches of days on which nothing changes; each of them has the limits that may hold, with their arithmetic,
 * and the rows that may be there.
 */
final class Ceilings {
    private final Case given;
    private final Ceiling rule;
    private final Faults faults;

    Ceilings(Case given, Ceiling rule, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
    }

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Proof root = given.finding().proof();
        Optional<Level> found = rule.levels().stream()
                .filter(level -> given.finding().step().equals(Optional.of(level.id())))
                .findFirst();
        if (found.isEmpty()) {
            faults.add(root, "is of no level: " + given.finding().step());
            return EnumSet.allOf(Verdict.class);
        }
        Level level = found.get();
        Shape.site(root, rule.id() + "/" + level.id(), Optional.of(level.ref()), faults);
        faults.same(
                root,
                "the text",
                root.site().text(),
                "breached if TRUE on a day that has come, else foreseen if TRUE on a later one, else kept");
        Deque<Proof> parts = new ArrayDeque<>(root.because());
        Begins begins = Begins.check(given, level, parts, faults);
        Optional<List<String>> values = new Alike(given, rule, level, faults).values();
        if (values.isEmpty()) {
            faults.add(root, "is about no sum: " + given.finding().subject());
            return EnumSet.allOf(Verdict.class);
        }
        Stretch.Frame frame = new Stretch.Frame(given, rule, level, values.get(), begins);
        List<Stretch> stretches = new ArrayList<>();
        for (Proof part : parts) {
            Optional<Stretch> stretch =
                    part instanceof Proof.OnDays days ? Stretch.check(frame, days, faults) : Optional.empty();
            if (stretch.isEmpty()) {
                faults.add(part, "is about no days");
                return EnumSet.allOf(Verdict.class);
            }
            stretches.add(stretch.get());
        }
        Calendar calendar = new Calendar(frame, stretches);
        calendar.check(root, faults);
        given.pack().fact(rule.subjectType()).ifPresent(type -> {
            calendar.inOrder(type, faults);
            new LeftOut(frame, type).check(calendar.rows(), root, faults);
        });
        return judge(root, stretches, calendar);
    }

    private Set<Verdict> judge(Proof root, List<Stretch> stretches, Calendar calendar) {
        List<Truth> come = new ArrayList<>();
        List<Truth> ahead = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Truth passed = passed(stretch, calendar);
            faults.same(stretch.node(), "whether it is passed", stretch.node().outcome(), passed.name());
            boolean begun = begun(stretch);
            boolean mayBe = passed == Truth.UNKNOWN && stretch.days().last().isAfter(given.today());
            (begun ? come : ahead).add(passed);
            if (begun && mayBe) {
                ahead.add(passed);
            }
        }
        Set<Verdict> later =
                Possible.when(Shape.combine(Operator.ANY, ahead), Set.of(Verdict.FORESEEN), Set.of(Verdict.KEPT));
        Set<Verdict> possible = Possible.when(Shape.combine(Operator.ANY, come), Set.of(Verdict.BREACHED), later);
        faults.same(root, "the extent", given.finding().extent(), extent(possible, stretches));
        Cited cited = Cited.by(given.finding().verdict(), Verdict.KEPT)
                .add(root.site().ref().orElse(""))
                .add(rule.ref());
        stretches.forEach(stretch -> cited.days(stretch.node(), calendar.limits(stretch)));
        new Heads(given, faults).nothingOwed(cited.refs());
        return possible;
    }

    private boolean begun(Stretch stretch) {
        return !stretch.days().first().isAfter(given.today());
    }

    /** What may not have been there, or of which nobody knows whether anything is stated, never passes for certain. */
    private static Truth passed(Stretch stretch, Calendar calendar) {
        boolean sure = calendar.isStated(stretch) == Truth.TRUE && calendar.isStock(stretch);
        return stretch.passed() == Truth.TRUE && !sure ? Truth.UNKNOWN : stretch.passed();
    }

    /** The days from the first that tells the verdict to the last that it goes on to, and by how much. */
    private Extent extent(Set<Verdict> possible, List<Stretch> stretches) {
        boolean breached = possible.equals(Set.of(Verdict.BREACHED));
        if (!breached && !possible.equals(Set.of(Verdict.FORESEEN))) {
            return Extent.NONE;
        }
        Optional<LocalDate> first = Optional.empty();
        Optional<LocalDate> last = Optional.empty();
        long excess = 0;
        for (Stretch stretch : stretches) {
            Days days = stretch.days();
            boolean goesOn =
                    last.filter(end -> days.first().equals(end.plusDays(1))).isPresent();
            boolean tells = breached ? begun(stretch) : !begun(stretch) && last.isEmpty();
            if (stretch.node().truth() == Truth.TRUE && (tells || goesOn)) {
                first = first.or(() -> Optional.of(days.first()));
                last = Optional.of(days.last());
                excess = tells ? Math.max(excess, stretch.excess()) : excess;
            }
        }
        LocalDate end = last.orElse(Days.LAST);
        Optional<Days> during = first.filter(day -> !day.equals(Days.FIRST)).map(day -> new Days(day, end));
        return new Extent(during, List.of(), OptionalLong.empty(), OptionalLong.of(excess));
    }
}
