package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Term;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.truth.Truth;

/** Re-checks the proof of a condition, node by node, beside the condition itself: every part must be there. */
final class Conditions {
    private final Case given;
    private final Faults faults;

    Conditions(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /** Checks a node and everything below it, and gives what follows from its parts. */
    Truth check(Condition condition, Proof node) {
        if (node instanceof Proof.Held held && !(condition instanceof Condition.Named)) {
            Shape.site(node, condition.id(), condition.ref(), faults);
            return days(held, condition);
        }
        return switch (condition) {
            case Condition.All(String id, Optional<String> ref, List<Condition> of) ->
                combined(Operator.ALL, id, ref, of, node);
            case Condition.Any(String id, Optional<String> ref, List<Condition> of) ->
                combined(Operator.ANY, id, ref, of, node);
            case Condition.Not(String id, Optional<String> ref, Condition of) ->
                combined(Operator.NOT, id, ref, List.of(of), node);
            case Condition.When when -> {
                faults.same(node, "the text", node.site().text(), when.text());
                yield new Expressions(given, faults, when.text()).check(when.expr(), when.id(), when.ref(), node);
            }
            case Condition.Named named -> term(named, node);
            case Condition.Window window -> new EntryWindows(given, faults).check(window, node);
        };
    }

    private Truth combined(Operator operator, String id, Optional<String> ref, List<Condition> of, Proof node) {
        Shape.site(node, id, ref, faults);
        Optional<List<Proof>> parts = Shape.parts(node, operator, of.size(), faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            truths.add(check(of.get(i), parts.get().get(i)));
        }
        return said(node, Shape.combine(operator, truths));
    }

    private Truth term(Condition.Named named, Proof node) {
        Shape.site(node, named.id(), named.ref(), faults);
        Optional<Term> term = given.pack().term(named.term());
        if (!(node instanceof Proof.Held held) || term.isEmpty()) {
            faults.add(node, "is not the term " + named.term());
            return Truth.UNKNOWN;
        }
        if (named.shareOfDebtor() && held.share().isEmpty() && held.because().isEmpty()) {
            faults.add(node, "does not say whose share it counts");
        }
        held.share()
                .ifPresent(party -> faults.same(
                        node, "whose share it counts", party, given.finding().debtor()));
        Condition of = term.get().condition();
        if (held.because().size() == 1 && !(held.because().getFirst() instanceof Proof.OnDays)) {
            return said(node, check(of, held.because().getFirst()));
        }
        return days(held, of);
    }

    /** TRUE if TRUE on one day, FALSE if on none. */
    private Truth days(Proof.Held held, Condition of) {
        List<Truth> truths = new ArrayList<>();
        Optional<Days> during = Optional.empty();
        for (Proof part : held.because()) {
            if (!(part instanceof Proof.OnDays day) || day.because().size() != 1) {
                faults.add(part, "is no day");
                return Truth.UNKNOWN;
            }
            Truth truth = said(day, check(of, day.because().getFirst()));
            truths.add(truth);
            if (truth == Truth.TRUE && day.days().isPresent()) {
                Days on = day.days().get();
                during = Optional.of(new Days(during.map(Days::first).orElse(on.first()), on.last()));
            }
        }
        if (truths.isEmpty()) {
            faults.add(held, "looks at no day");
            return Truth.UNKNOWN;
        }
        Shape.daysInOrder(held, faults);
        faults.same(held, "the days on which it holds", held.during(), during);
        return said(held, Shape.combine(Operator.ANY, truths));
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }
}
