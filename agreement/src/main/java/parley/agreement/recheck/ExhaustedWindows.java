package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Dates.Years;
import parley.agreement.recheck.Quotas.Bounds;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks whether the uses of others in one window reach the number: as many as are TRUE, at most as many as are not
 * FALSE. Each is a use that counts, and came before the obliged party's decision.
 *
 * @param values by which uses are told apart
 * @param first the first calendar year
 */
record ExhaustedWindows(
        Case given,
        Faults faults,
        Quota quota,
        Line line,
        Party obliged,
        Map<Path, Value> values,
        int first,
        int last,
        Steps.Due due) {

    Truth check(String id, Proof node) {
        String place = id + "/" + subject();
        Shape.site(node, place, Optional.of(line.ref()), faults);
        if (!(node instanceof Proof.Rule) || node.because().size() < 3) {
            faults.add(node, "does not count uses against a number");
            return Truth.UNKNOWN;
        }
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        Proof against = parts.removeFirst();
        Proof number = parts.removeFirst();
        none(place + "/others", parts.removeLast());
        Set<String> counted = new HashSet<>();
        List<Truth> uses = new ArrayList<>();
        String before = "";
        for (Proof use : parts) {
            String of = use.site().id().startsWith(id + "/") ? use.site().id().substring(id.length() + 1) : "";
            if (of.equals(given.finding().subject().orElse("")) || !counted.add(of)) {
                faults.add(use, of + " is counted twice, or against itself");
            }
            if (of.compareTo(before) < 0) {
                faults.add(use, of + " stands after " + before);
            }
            before = of;
            uses.add(use(id, of, use));
        }
        ExhaustedNumbers numbers = new ExhaustedNumbers(given, faults, quota, line, obliged, values);
        Optional<RecordedEntry> decision = decision(parts);
        given.pack()
                .fact(quota.subjectType())
                .map(type -> new OtherUses(given, this, type, numbers.logs(decision)).lacking(counted))
                .filter(lacking -> !lacking.isEmpty())
                .ifPresent(lacking -> faults.add(node, "passes over " + lacking + " in silence"));
        Optional<Bounds> most = numbers.check(decision, number);
        if (against instanceof Proof.Compared compared) {
            faults.same(number, "the number", number.outcome(), compared.right().toString());
        }
        Truth truth = against(place, uses, most, against);
        faults.same(node, "whether it is used up", node.outcome(), truth.name());
        return truth;
    }

    /** The years, and the values that tell the uses apart. */
    private String subject() {
        return years() + "/" + values.values().stream().map(Value::toString).collect(Collectors.joining("/"));
    }

    Years years() {
        return new Years(first, last);
    }

    /** The word with which the obliged party decided, where a use shows it. */
    private Optional<RecordedEntry> decision(Deque<Proof> uses) {
        return uses.stream()
                .flatMap(use -> use.because().stream())
                .filter(part -> part.site().id().endsWith("/order"))
                .flatMap(order -> order.because().stream())
                .filter(Proof.Done.class::isInstance)
                .flatMap(decision -> ((Proof.Done) decision).entries().stream())
                .flatMap(entry -> given.record().entry(entry).stream())
                .findFirst();
    }

    private Truth against(String place, List<Truth> uses, Optional<Bounds> number, Proof node) {
        Shape.site(node, place + "/taken", Optional.of(line.ref()), faults);
        if (!(node instanceof Proof.Compared compared)) {
            faults.add(node, "is no comparison");
            return Truth.UNKNOWN;
        }
        long least = uses.stream().filter(use -> use == Truth.TRUE).count();
        long most = uses.stream().filter(use -> use != Truth.FALSE).count();
        if (!new Bounds(least, most).isSaid(compared.left())) {
            faults.add(node, compared.left() + " are taken, but " + least + " to " + most + " are");
        }
        boolean said = number.map(bounds -> bounds.isSaid(compared.right()))
                .orElse(!(compared.right() instanceof Reading.Known) && !(compared.right() instanceof Reading.Between));
        if (!said) {
            faults.add(node, "the number is " + compared.right() + ", but " + number + " follows");
        }
        Truth truth = number.map(bounds ->
                        least >= bounds.most() ? Truth.TRUE : most < bounds.least() ? Truth.FALSE : Truth.UNKNOWN)
                .orElse(Truth.UNKNOWN);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** Whether a time lies in its years. */
    Truth holds(Interval time) {
        Instant before = given.time().startOf(LocalDate.of(first, 1, 1)).minusSeconds(1);
        Truth ended = time.by(given.time().endOf(LocalDate.of(last, 12, 31)));
        Truth begun = Shape.combine(Operator.NOT, List.of(time.by(before)));
        return Shape.combine(Operator.ALL, List.of(ended, begun));
    }

    private Truth use(String id, String of, Proof node) {
        Shape.site(node, id + "/" + of, Optional.empty(), faults);
        Optional<List<Proof>> both = Shape.parts(node, Operator.ALL, 2, faults);
        if (both.isEmpty()) {
            return Truth.UNKNOWN;
        }
        EarlierUses uses = new EarlierUses(given, faults);
        String counted = quota.id() + "." + line.id() + "/" + subject() + "/" + of;
        Truth counts = uses.counts(this, of, counted, both.get().getFirst());
        Truth before = uses.before(id, of, obliged, due, both.get().getLast());
        Truth truth = Shape.combine(Operator.ALL, List.of(counts, before));
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    private void none(String id, Proof node) {
        Shape.site(node, id, Optional.empty(), faults);
        new EarlierUses(given, faults).nothing(node, Truth.TRUE);
    }
}
