package parley.agreement.recheck;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.truth.Truth;

/**
 * Gathers the paragraphs on which a verdict rests, each once, in the order of the pack: of conditions those whose truth tells
 * it, and every exception that applies. What keeps a verdict open tells it too, beside what is TRUE. Not thread-safe.
 */
final class Cited {
    private final Truth telling;
    private final Set<String> refs = new LinkedHashSet<>();

    private Cited(Truth telling) {
        this.telling = telling;
    }

    /** What is UNKNOWN tells that nobody can tell; what is FALSE tells the verdict given; what is TRUE every other. */
    static Cited by(Verdict verdict, Verdict rule) {
        return new Cited(verdict == Verdict.UNKNOWN ? Truth.UNKNOWN : Truth.of(verdict != rule));
    }

    static Cited of(Truth telling) {
        return new Cited(telling);
    }

    Truth telling() {
        return telling;
    }

    Cited add(String ref) {
        refs.add(ref);
        return this;
    }

    List<String> refs() {
        return List.copyOf(refs);
    }

    /** A condition, or an exception. */
    void gather(Proof node) {
        switch (node) {
            case Proof.Rule rule -> {
                if (isTrue(rule) || (isOpen(rule) && telling == Truth.UNKNOWN)) {
                    cite(rule);
                }
            }
            case Proof.Combined _, Proof.Compared _, Proof.Stated _, Proof.Held _, Proof.OnDays _ -> {
                boolean tells = node.outcome().equals(telling.name()) || (telling == Truth.UNKNOWN && isTrue(node));
                if (tells) {
                    cite(node);
                    node.because().forEach(this::gather);
                }
            }
            case Proof.Timed _, Proof.Done _, Proof.Searched _, Proof.Claimed _ -> {}
        }
    }

    private static boolean isTrue(Proof node) {
        return node.outcome().equals(Truth.TRUE.name());
    }

    private static boolean isOpen(Proof node) {
        return node.outcome().equals(Truth.UNKNOWN.name());
    }

    private void cite(Proof node) {
        node.site().ref().ifPresent(refs::add);
    }

    /** Every notice that would lift a prohibition, given or not. */
    void notices(Lift lift) {
        switch (lift) {
            case Lift.All(String _, List<Lift> of) -> of.forEach(this::notices);
            case Lift.Any(String _, List<Lift> of) -> of.forEach(this::notices);
            case Lift.Notice notice -> add(notice.ref());
        }
    }

    /** Of days of a ceiling the limits, where their truth tells; and what exempts one of their rows, or may. */
    void days(Proof.OnDays days, List<Ceiling.Limit> limits) {
        if (days.truth() == telling) {
            limits.forEach(limit -> add(limit.ref()));
        }
        exemptions(days, Truth.FALSE);
        if (telling == Truth.UNKNOWN && days.truth() == Truth.UNKNOWN) {
            exemptions(days, Truth.UNKNOWN);
        }
    }

    private void exemptions(Proof.OnDays days, Truth notExempt) {
        for (Proof row : days.because()) {
            for (Proof all : row.because()) {
                for (Proof part : all.because()) {
                    if (part instanceof Proof.Combined of && of.operator() == Operator.NOT && of.truth() == notExempt) {
                        cite(of);
                    }
                }
            }
        }
    }
}
