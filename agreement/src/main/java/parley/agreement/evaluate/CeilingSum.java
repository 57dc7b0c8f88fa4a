package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Bound;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * Judges one sum of a level on one account. It is {@code breached} if the sum passes its limit on a day that has come,
 * else {@code foreseen} if on one still to come, else {@code kept}. A day to come is judged only if something is stated
 * about it: what is there today without an end says nothing of a later day, so a limit that will be lower is a tick and no
 * forecast.
 */
final class CeilingSum {
    private final Scene scene;
    private final Ceiling rule;
    private final Level level;
    private final List<String> values;
    private final List<CeilingRow> rows;
    private final CeilingLimits limits;
    private final LocalDate today;

    CeilingSum(
            Scene scene, Ceiling rule, Level level, List<String> values, List<CeilingRow> rows, CeilingLimits limits) {
        this.scene = scene;
        this.rule = rule;
        this.level = level;
        this.values = values;
        this.rows = rows;
        this.limits = limits;
        this.today = scene.now().day(scene.time());
    }

    Conclusion judge() {
        List<CeilingDays> all = days();
        Truth come = Truth.FALSE;
        Truth ahead = Truth.FALSE;
        SortedSet<Need> needs = new TreeSet<>();
        for (CeilingDays days : all) {
            boolean begun = begun(days);
            come = begun ? come.or(days.passed()) : come;
            boolean mayBeAhead = days.passed() == Truth.UNKNOWN && days.last().isAfter(today);
            ahead = !begun || mayBeAhead ? ahead.or(days.passed()) : ahead;
            if (days.passed() == Truth.UNKNOWN) {
                needs.addAll(days.needs());
            }
        }
        Outcome outcome = Outcome.when(
                come,
                needs,
                Outcome.of(Verdict.BREACHED),
                Outcome.when(ahead, needs, Outcome.of(Verdict.FORESEEN), Outcome.of(Verdict.KEPT)));
        return Conclusion.of(
                outcome, extent(all, outcome.verdict()), cites(all, outcome.verdict()), proof(all, outcome));
    }

    private boolean begun(CeilingDays days) {
        return days.first().map(first -> !first.isAfter(today)).orElse(true);
    }

    /** The stretches of days on which nothing changes, in their order; conditions may find further days that matter. */
    private List<CeilingDays> days() {
        NavigableSet<LocalDate> turns = new TreeSet<>(limits.days());
        rows.forEach(row -> turns.addAll(row.changes()));
        for (Limit limit : level.limits()) {
            parameters(limit)
                    .forEach(name -> turns.addAll(scene.bindings().of(name).changes()));
        }
        while (true) {
            NavigableSet<LocalDate> known = new TreeSet<>(turns);
            List<CeilingDays> days = days(known, turns);
            if (known.containsAll(turns)) {
                known.forEach(day -> scene.tick(scene.time().startOf(day)));
                return days;
            }
        }
    }

    private List<CeilingDays> days(NavigableSet<LocalDate> known, NavigableSet<LocalDate> turns) {
        CeilingDays.Frame frame =
                new CeilingDays.Frame(scene, rule.id() + "/" + level.id(), level.side(), limits, values, rows, turns);
        List<CeilingDays> days = new ArrayList<>();
        boolean early =
                rows.stream().anyMatch(row -> row.stay().always() || row.stay().floating());
        LocalDate start = rows.stream()
                .flatMap(row -> row.stay().changes().stream())
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        if (early) {
            LocalDate last = known.isEmpty() ? Days.LAST : known.first().minusDays(1);
            days.add(CeilingDays.of(frame, Optional.empty(), last, Truth.TRUE));
        }
        for (LocalDate first : known) {
            if (early || !first.isBefore(start)) {
                LocalDate next = known.higher(first);
                LocalDate last = next == null ? Days.LAST : next.minusDays(1);
                Truth stated = first.isAfter(Days.LAST) ? Truth.FALSE : stated(first);
                if (stated != Truth.FALSE) {
                    days.add(CeilingDays.of(frame, Optional.of(first), last, stated));
                }
            }
        }
        return days;
    }

    /** Whether something is stated about days that begin with this one; days that have come are judged in any case. */
    private Truth stated(LocalDate day) {
        if (!day.isAfter(today)) {
            return Truth.TRUE;
        }
        return rows.stream().map(row -> row.stay().foretells(day, today)).reduce(Truth.FALSE, Truth::or);
    }

    private static Set<String> parameters(Limit limit) {
        List<Ceiling.Amount> amounts = switch (limit.bound()) {
            case Bound.Fixed(var amount) -> List.of(amount);
            case Bound.Table(int _, var table) -> List.copyOf(table.values());
        };
        Set<String> names = new TreeSet<>();
        for (Ceiling.Amount amount : amounts) {
            Arithmetic.formula(amount).paths().stream()
                    .filter(path -> path.root().equals("param"))
                    .forEach(path -> names.add(path.last()));
        }
        return names;
    }

    /**
     * From the first to the last of the days on which the limit is passed, as far as they go on from days that have come;
     * and by how much: of a breach the most on a day that has come, of what is foreseen on the first.
     */
    private Extent extent(List<CeilingDays> all, Verdict verdict) {
        if (verdict != Verdict.BREACHED && verdict != Verdict.FORESEEN) {
            return Extent.NONE;
        }
        Optional<LocalDate> first = Optional.empty();
        Optional<LocalDate> last = Optional.empty();
        boolean beginning = false;
        long excess = 0;
        for (CeilingDays days : all) {
            boolean goesOn = last.map(end -> days.first().equals(Optional.of(end.plusDays(1))))
                    .orElse(false);
            boolean tells = verdict == Verdict.BREACHED ? begun(days) : !begun(days) && last.isEmpty();
            if (days.passed() == Truth.TRUE && (tells || goesOn)) {
                beginning |= days.first().isEmpty();
                first = first.or(days::first);
                last = Optional.of(days.last());
                excess = tells ? Math.max(excess, days.excess().orElse(0)) : excess;
            }
        }
        LocalDate end = last.orElse(Days.LAST);
        Optional<Days> during = beginning ? Optional.empty() : first.map(from -> new Days(from, end));
        return new Extent(during, List.of(), OptionalLong.empty(), OptionalLong.of(excess));
    }

    private List<String> cites(List<CeilingDays> all, Verdict verdict) {
        Truth telling = switch (verdict) {
            case UNKNOWN -> Truth.UNKNOWN;
            case KEPT -> Truth.FALSE;
            default -> Truth.TRUE;
        };
        List<String> cites = new ArrayList<>();
        cites.add(rule.ref());
        for (CeilingDays days : all) {
            if (days.passed() == telling) {
                days.limits().forEach(limit -> cites.add(limit.ref()));
            }
            days.proof().because().forEach(row -> exemptions(row, EnumSet.of(Truth.FALSE), cites));
            if (verdict == Verdict.UNKNOWN && days.passed() == Truth.UNKNOWN) {
                days.proof().because().forEach(row -> exemptions(row, EnumSet.of(Truth.UNKNOWN), cites));
            }
        }
        return cites;
    }

    /** An exemption that applies is cited with every verdict; one that may apply, while nobody can tell. */
    private static void exemptions(Proof row, Set<Truth> notExempt, List<String> cites) {
        for (Proof all : row.because()) {
            for (Proof part : all.because()) {
                if (part instanceof Proof.Combined combined
                        && combined.operator() == Proof.Operator.NOT
                        && notExempt.contains(combined.truth())) {
                    combined.site().ref().ifPresent(cites::add);
                }
            }
        }
    }

    private Proof proof(List<CeilingDays> all, Outcome outcome) {
        List<Proof> because = new ArrayList<>();
        limits.begun().forEach(limit -> limit.proof().ifPresent(because::add));
        all.forEach(days -> because.add(days.proof()));
        Site site = new Site(
                rule.id() + "/" + level.id(),
                Optional.of(level.ref()),
                "breached if TRUE on a day that has come, else foreseen if TRUE on a later one, else kept");
        return new Proof.Rule(site, outcome.verdict().word(), because);
    }
}
