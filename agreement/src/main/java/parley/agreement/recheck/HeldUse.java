package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks one use of a line that counts what is there on the same day: whom it obliges, its values, its days, the line's
 * condition, and whether it was taken.
 *
 * @param values by which the group is told apart; filled by the first use that says one
 * @param text what its node says of the day
 */
record HeldUse(
        Case given,
        Faults faults,
        Quota quota,
        Line line,
        Counting.Overlap counting,
        Map<Path, Value> values,
        LocalDate day,
        String text) {

    /**
     * A use.
     *
     * @param obliged whom it obliges, where that is known
     */
    record Use(String id, Truth truth, UseDays days, Optional<Party> obliged) {}

    Use check(String subject, String id, Proof node) {
        Shape.site(node, id, Optional.empty(), faults);
        int count = line.per().size() + 3 + (line.where().isPresent() ? 1 : 0);
        Optional<List<Proof>> all = Shape.parts(node, Operator.ALL, count, faults);
        if (all.isEmpty()) {
            return new Use(subject, Truth.UNKNOWN, UseDays.NONE, Optional.empty());
        }
        List<Proof> parts = all.get();
        List<Truth> truths = new ArrayList<>();
        Optional<Party> obliged = whom(id, parts.getFirst(), truths);
        for (int i = 0; i < line.per().size(); i++) {
            truths.add(same(line.per().get(i), id, parts.get(i + 1)));
        }
        UseDays days = days(id, parts.get(line.per().size() + 1), truths);
        if (truths.subList(1, truths.size()).contains(Truth.FALSE)) {
            faults.add(node, "is not there, or belongs to another group");
        }
        line.where().ifPresent(where -> truths.add(new Conditions(given, faults).check(where, parts.get(count - 2))));
        truths.add(taken(subject, obliged, parts.getLast()));
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "whether it counts", node.outcome(), truth.name());
        return new Use(subject, truth, days, obliged);
    }

    private Optional<Party> whom(String id, Proof node, List<Truth> truths) {
        Shape.site(node, id + "/obliged", Optional.of(line.ref()), faults);
        faults.same(node, "the text", node.site().text(), quota.obliged().toString());
        if (!(node instanceof Proof.Stated stated)) {
            faults.add(node, "does not say whom it obliges");
            truths.add(Truth.UNKNOWN);
            return Optional.empty();
        }
        new Expressions(given, faults, "").path(quota.obliged(), stated.reading(), stated);
        Truth known = stated.reading() instanceof Reading.Known
                ? Truth.TRUE
                : stated.reading() instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
        truths.add(known);
        faults.same(node, "the truth", stated.truth(), known);
        return Ordering.known(stated.reading())
                .flatMap(value ->
                        value instanceof Value.PartyCode(Party party) ? Optional.of(party) : Optional.<Party>empty())
                .filter(given.record().parties()::contains);
    }

    private Truth same(Path path, String id, Proof node) {
        Shape.site(node, id + "/per/" + path, Optional.of(line.ref()), faults);
        if (!(node instanceof Proof.Compared compared)
                || !(compared.right() instanceof Reading.Known(Value value, List<?> from))
                || !from.isEmpty()) {
            faults.add(node, "does not compare " + path + " with the value of the group");
            return Truth.UNKNOWN;
        }
        if (!values.computeIfAbsent(path, _ -> value).equals(value)) {
            faults.add(node, value + " is not the value of the group");
        }
        faults.same(node, "the text", node.site().text(), path + " == " + value);
        new Expressions(given, faults, "").path(path, compared.left(), node);
        Truth truth = compared.left() instanceof Reading.None
                ? Truth.FALSE
                : Ordering.known(compared.left())
                        .map(read -> Truth.of(read.equals(value)))
                        .orElse(Truth.UNKNOWN);
        faults.same(node, "the truth", compared.truth(), truth);
        return truth;
    }

    private UseDays days(String id, Proof node, List<Truth> truths) {
        UseDays days = dates(given, faults, counting, line, id + "/counting", ", there " + text, node);
        truths.add(days.on(day));
        faults.same(node, "whether it is there", node.outcome(), days.on(day).name());
        return days;
    }

    /** The two dates that a node shows. */
    static UseDays dates(
            Case given, Faults faults, Counting.Overlap counting, Line line, String id, String text, Proof node) {
        Shape.site(node, id, Optional.of(line.ref()), faults);
        faults.same(node, "the text", node.site().text(), counting.from() + " to " + counting.to() + text);
        if (!(node instanceof Proof.Compared compared)) {
            faults.add(node, "does not show its days");
            return UseDays.NONE;
        }
        Expressions expressions = new Expressions(given, faults, "");
        expressions.path(counting.from(), compared.left(), node);
        expressions.path(counting.to(), compared.right(), node);
        return new UseDays(compared.left(), compared.right());
    }

    /** The condition of taking, a word of the party obliged where nothing else tells, and that it was not given back. */
    private Truth taken(String subject, Optional<Party> obliged, Proof node) {
        Condition.When from = quota.consumes().from();
        boolean silent = obliged.filter(
                        party -> given.record().log(party).stream().noneMatch(entry -> isWord(entry, subject)))
                .isPresent();
        boolean open =
                !node.because().isEmpty() && node.because().getFirst().outcome().equals(Truth.UNKNOWN.name());
        boolean said = node.because().stream().anyMatch(part -> part.site().id().equals(from.id() + "/said"));
        faults.same(node, "whether that party has said nothing", said, silent && open);
        return new EarlierUses(given, faults).taken(quota, node);
    }

    private boolean isWord(RecordedEntry entry, String subject) {
        Statements statements = given.statements();
        return !statements.standing().withdrawn(entry.pointer()) && statements.names(entry, subject);
    }
}
