package parley.agreement.recheck;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.Interval;
import parley.agreement.truth.Truth;

/** Whether a node stands where the pack says that it stands, and has the parts that it must have. */
final class Shape {
    private Shape() {}

    /** Notes a node that is not the one that belongs here. */
    static void site(Proof node, String id, Optional<String> ref, Faults faults) {
        if (!node.site().id().equals(id)) {
            faults.add(node, "stands where " + id + " belongs");
        }
        faults.same(node, "the paragraph", node.site().ref().orElse("none"), ref.orElse("none"));
    }

    /** The parts of a conjunction, disjunction or negation; empty once a fault is noted. */
    static Optional<List<Proof>> parts(Proof node, Operator operator, int count, Faults faults) {
        if (!(node instanceof Proof.Combined combined) || combined.operator() != operator) {
            faults.add(node, "is no node of kind " + operator);
            return Optional.empty();
        }
        if (combined.because().size() != count) {
            faults.add(node, "has " + combined.because().size() + " parts of " + count);
            return Optional.empty();
        }
        return Optional.of(combined.because());
    }

    /** Between which instants a moment lies; anywhere, once it is noted that it ends before it begins. */
    static Interval interval(Proof.Timed node, Faults faults) {
        boolean reversed = node.earliest().isPresent()
                && node.latest().isPresent()
                && node.earliest().get().isAfter(node.latest().get());
        if (reversed) {
            faults.add(node, "ends before it begins: " + node.outcome());
            return Interval.unbounded(List.of());
        }
        return new Interval(node.earliest(), node.latest(), new TreeSet<>());
    }

    /** Notes parts that stand at one place: what was said of it once is not said again. */
    static void once(Proof node, List<Proof> parts, Faults faults) {
        Set<String> ids = new HashSet<>();
        for (Proof part : parts) {
            if (!ids.add(part.site().id())) {
                faults.add(part, "stands twice below " + node.site().id());
            }
        }
    }

    /** Notes days that do not come one after the other, those without a date last. */
    static void daysInOrder(Proof node, Faults faults) {
        Optional<Days> before = Optional.empty();
        boolean undated = false;
        for (Proof part : node.because()) {
            if (part instanceof Proof.OnDays on && on.days().isPresent()) {
                Days days = on.days().get();
                boolean later =
                        before.map(Days::last).map(days.first()::isAfter).orElse(true);
                if (undated || !later) {
                    faults.add(part, "does not come after the days before it");
                }
                before = on.days();
            } else {
                undated = true;
            }
        }
    }

    /** The truth of a combination of parts. */
    static Truth combine(Operator operator, List<Truth> parts) {
        boolean someFalse = parts.contains(Truth.FALSE);
        boolean someTrue = parts.contains(Truth.TRUE);
        boolean open = parts.contains(Truth.UNKNOWN);
        return switch (operator) {
            case ALL -> someFalse ? Truth.FALSE : open ? Truth.UNKNOWN : Truth.TRUE;
            case ANY -> someTrue ? Truth.TRUE : open ? Truth.UNKNOWN : Truth.FALSE;
            case NOT -> open ? Truth.UNKNOWN : Truth.of(someFalse);
        };
    }
}
