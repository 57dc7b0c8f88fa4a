package parley.agreement.evaluate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * What can be said while something is unknown: every verdict that is still possible. One that is common to all outcomes
 * stands; otherwise the verdict is {@code unknown}, with the needs of all.
 */
record Outcome(Set<Verdict> possible, SortedSet<Need> needs) {
    Outcome {
        if (possible.isEmpty() || possible.contains(Verdict.UNKNOWN)) {
            throw new IllegalArgumentException("possible verdicts are at least one, and known: " + possible);
        }
        possible = Collections.unmodifiableSet(EnumSet.copyOf(possible));
        needs = possible.size() == 1
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(needs);
    }

    static Outcome of(Verdict verdict) {
        return new Outcome(EnumSet.of(verdict), Collections.emptySortedSet());
    }

    /** One outcome if the truth is TRUE, the other if it is FALSE, and either if it is UNKNOWN. */
    static Outcome when(Truth truth, SortedSet<Need> needs, Outcome then, Outcome otherwise) {
        return switch (truth) {
            case TRUE -> then;
            case FALSE -> otherwise;
            case UNKNOWN -> then.or(otherwise, needs);
        };
    }

    /** The same, where what would settle an UNKNOWN takes some work to list. */
    static Outcome when(Truth truth, Supplier<SortedSet<Need>> needs, Outcome then, Outcome otherwise) {
        return when(truth, truth == Truth.UNKNOWN ? needs.get() : Collections.emptySortedSet(), then, otherwise);
    }

    /** Either of two, and what would tell them apart. */
    Outcome or(Outcome other, SortedSet<Need> telling) {
        EnumSet<Verdict> both = EnumSet.copyOf(possible);
        both.addAll(other.possible);
        return new Outcome(both, both.size() == 1 ? telling : union(List.of(needs, other.needs, telling)));
    }

    /** What two duties of one party come to, in every combination of what each may be. */
    Outcome with(Outcome other, BinaryOperator<Verdict> together) {
        EnumSet<Verdict> all = EnumSet.noneOf(Verdict.class);
        for (Verdict one : possible) {
            for (Verdict another : other.possible) {
                all.add(together.apply(one, another));
            }
        }
        return new Outcome(all, all.size() == 1 ? needs : union(List.of(needs, other.needs)));
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
        SortedSet<Need> union = new TreeSet<>(sets.getFirst());
        for (SortedSet<Need> set : sets.subList(1, sets.size())) {
            union.addAll(set);
        }
        return union;
    }
}
