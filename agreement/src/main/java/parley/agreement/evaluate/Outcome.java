package parley.agreement.evaluate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * What can be said while something is unknown: every verdict that is still possible. One that is common to all outcomes
 * stands; otherwise the verdict is {@code unknown}, with the needs of all. Those are listed only when somebody asks: most
 * outcomes are weighed against others, and come to nothing.
 */
final class Outcome {
    private static final Supplier<SortedSet<Need>> NOTHING = Collections::emptySortedSet;

    private final Set<Verdict> possible;
    private final Supplier<SortedSet<Need>> lacking;
    private @Nullable SortedSet<Need> needs;

    private Outcome(EnumSet<Verdict> possible, Supplier<SortedSet<Need>> lacking) {
        if (possible.isEmpty() || possible.contains(Verdict.UNKNOWN)) {
            throw new IllegalArgumentException("possible verdicts are at least one, and known: " + possible);
        }
        this.possible = Collections.unmodifiableSet(possible);
        this.lacking = possible.size() == 1 ? NOTHING : lacking;
    }

    /** Any of some verdicts, and what would tell which. */
    Outcome(Set<Verdict> possible, SortedSet<Need> needs) {
        this(EnumSet.copyOf(possible), kept(needs));
    }

    private static Supplier<SortedSet<Need>> kept(SortedSet<Need> needs) {
        SortedSet<Need> copy = new TreeSet<>(needs);
        return () -> copy;
    }

    static Outcome of(Verdict verdict) {
        return new Outcome(EnumSet.of(verdict), NOTHING);
    }

    /** One outcome if the truth is TRUE, the other if it is FALSE, and either if it is UNKNOWN. */
    static Outcome when(Truth truth, SortedSet<Need> needs, Outcome then, Outcome otherwise) {
        return switch (truth) {
            case TRUE -> then;
            case FALSE -> otherwise;
            case UNKNOWN -> then.or(otherwise, kept(needs));
        };
    }

    /** The same, where what would settle an UNKNOWN takes some work to list. */
    static Outcome when(Truth truth, Supplier<SortedSet<Need>> needs, Outcome then, Outcome otherwise) {
        return switch (truth) {
            case TRUE -> then;
            case FALSE -> otherwise;
            case UNKNOWN -> then.or(otherwise, needs);
        };
    }

    /** Either of two, and what would tell them apart. */
    Outcome or(Outcome other, SortedSet<Need> telling) {
        return or(other, kept(telling));
    }

    private Outcome or(Outcome other, Supplier<SortedSet<Need>> telling) {
        EnumSet<Verdict> both = EnumSet.copyOf(possible);
        both.addAll(other.possible);
        return new Outcome(both, () -> union(List.of(needs(), other.needs(), telling.get())));
    }

    /** What two duties of one party come to, in every combination of what each may be. */
    Outcome with(Outcome other, BinaryOperator<Verdict> together) {
        EnumSet<Verdict> all = EnumSet.noneOf(Verdict.class);
        for (Verdict one : possible) {
            for (Verdict another : other.possible) {
                all.add(together.apply(one, another));
            }
        }
        return new Outcome(all, () -> union(List.of(needs(), other.needs())));
    }

    Set<Verdict> possible() {
        return possible;
    }

    /** What would tell which verdict it is; none where there is one only. */
    SortedSet<Need> needs() {
        SortedSet<Need> known = needs;
        if (known == null) {
            known = Collections.unmodifiableSortedSet(lacking.get());
            needs = known;
        }
        return known;
    }

    Verdict verdict() {
        return possible.size() == 1 ? possible.iterator().next() : Verdict.UNKNOWN;
    }

    /** Whether it is one of these verdicts. */
    Truth isOneOf(Set<Verdict> verdicts) {
        if (verdicts.containsAll(possible)) {
            return Truth.TRUE;
        }
        return Collections.disjoint(possible, verdicts) ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static SortedSet<Need> union(List<SortedSet<Need>> sets) {
        TreeSet<Need> union = new TreeSet<>();
        sets.forEach(union::addAll);
        return union;
    }
}
