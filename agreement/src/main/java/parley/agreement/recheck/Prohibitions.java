package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Re-checks findings of {@code refrain} provisions. The node of one has, in this order: the rows of the debtors; what lifts
 * the prohibition; each exemption; and the moments from which and until which it lasts.
 */
final class Prohibitions {
    private final Case given;
    private final Refrain rule;
    private final Faults faults;

    Prohibitions(Case given, Refrain rule, Faults faults) {
        this.given = given.statements()
                .named(rule.subjectType(), given.finding().subject().orElse(""))
                .map(key -> given.about(rule.subjectType(), key))
                .orElse(given);
        this.rule = rule;
        this.faults = faults;
    }

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Proof root = given.finding().proof();
        Shape.site(root, rule.id(), Optional.of(rule.ref()), faults);
        Deque<Proof> parts = new ArrayDeque<>(root.because());
        Truth prohibited = rows(parts, root);
        Truth lifted = rule.unless()
                .map(lift -> next(parts, root).map(part -> lift(lift, part)).orElse(Truth.UNKNOWN))
                .orElse(Truth.FALSE);
        Map<Refrain.Exemption, Truth> exempt = new LinkedHashMap<>();
        for (Refrain.Exemption exemption : rule.exempt()) {
            exempt.put(
                    exemption,
                    next(parts, root).map(part -> exempt(exemption, part)).orElse(Truth.UNKNOWN));
        }
        Optional<Reading> from = rule.during().flatMap(during -> moment(during.from(), "from", true, parts, root));
        Optional<Reading> to = rule.during().flatMap(during -> moment(during.to(), "to", false, parts, root));
        if (!parts.isEmpty()) {
            faults.add(root, "has " + parts.size() + " parts too many");
        }
        Set<Verdict> broken = Possible.when(
                Shape.combine(Operator.ANY, List.copyOf(exempt.values())), Set.of(Verdict.EXCUSED), begun(from));
        Set<Verdict> held = Possible.when(lifted, Set.of(Verdict.KEPT), broken);
        Set<Verdict> possible = Possible.when(prohibited, held, Set.of(Verdict.KEPT));
        faults.same(root, "the extent", given.finding().extent(), extent(possible, from, to));
        Heads heads = new Heads(given, faults);
        heads.about(Optional.empty(), rule.subjectType());
        heads.nothingOwed(cites(prohibited, exempt));
        return possible;
    }

    /** What a verdict rests on: of one that nothing contradicts, what is FALSE; of any other, what could have lifted it too. */
    private List<String> cites(Truth prohibited, Map<Refrain.Exemption, Truth> exempt) {
        Verdict verdict = given.finding().verdict();
        boolean free = verdict == Verdict.KEPT && prohibited == Truth.FALSE;
        Cited cited = Cited.by(verdict, free ? Verdict.KEPT : Verdict.UNKNOWN).add(rule.ref());
        List<Proof> rows = given.finding().proof().because().stream()
                .filter(part -> part.site().id().startsWith(rule.id() + "/debtors/"))
                .toList();
        rows.forEach(row -> row.site().ref().ifPresent(cited::add));
        rows.forEach(row -> row.because().forEach(cited::gather));
        if (!free) {
            rule.unless().ifPresent(cited::notices);
            exempt.forEach((exemption, truth) -> {
                if (truth != Truth.FALSE) {
                    cited.add(exemption.ref());
                }
            });
        }
        return cited.refs();
    }

    private Optional<Proof> next(Deque<Proof> parts, Proof node) {
        if (parts.isEmpty()) {
            faults.add(node, "lacks a part");
        }
        return Optional.ofNullable(parts.poll());
    }

    /** One row that holds is enough. */
    private Truth rows(Deque<Proof> parts, Proof root) {
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < rule.debtors().size(); i++) {
            String id = rule.id() + "/debtors/" + i;
            if (!parts.isEmpty() && parts.peek().site().id().equals(id)) {
                truths.add(row(rule.debtors().get(i), parts.remove()));
            }
        }
        if (truths.isEmpty()) {
            faults.add(root, "has no row of the debtors");
        }
        return Shape.combine(Operator.ANY, truths);
    }

    private Truth row(DebtorRow row, Proof node) {
        faults.same(node, "the paragraph", node.site().ref().orElse("none"), row.ref());
        faults.same(
                node,
                "whose row it is",
                node.site().text(),
                given.finding().debtor() + " by " + row.each() + ": all of");
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        List<Truth> truths = new ArrayList<>();
        for (Optional<Condition> condition : List.of(row.applies(), rule.where())) {
            if (condition.isPresent()) {
                truths.add(next(parts, node)
                        .map(part -> new Conditions(given, faults).check(condition.get(), part))
                        .orElse(Truth.UNKNOWN));
            }
        }
        rule.region()
                .ifPresent(region -> truths.add(next(parts, node)
                        .map(part -> new Places(given, faults).check(region, part))
                        .orElse(Truth.UNKNOWN)));
        if (!parts.isEmpty()) {
            faults.add(node, "has " + parts.size() + " parts too many");
        }
        return said(node, Shape.combine(Operator.ALL, truths));
    }

    private Truth lift(Lift lift, Proof part) {
        return new Lifted(given, faults).check(lift, part);
    }

    private Truth exempt(Refrain.Exemption exemption, Proof node) {
        Shape.site(node, exemption.id(), Optional.of(exemption.ref()), faults);
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        List<Truth> truths = new ArrayList<>();
        truths.add(next(parts, node)
                .map(part -> new Conditions(given, faults).check(exemption.when(), part))
                .orElse(Truth.UNKNOWN));
        exemption
                .unless()
                .ifPresent(lift -> truths.add(
                        next(parts, node).map(part -> lift(lift, part)).orElse(Truth.UNKNOWN)));
        if (!parts.isEmpty()) {
            faults.add(node, "has " + parts.size() + " parts too many");
        }
        return said(node, Shape.combine(Operator.ALL, truths));
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }

    /** What the moment counts from, once it is checked. */
    private Optional<Reading> moment(Path path, String end, boolean first, Deque<Proof> parts, Proof root) {
        Optional<Proof> next = next(parts, root);
        if (next.isEmpty() || !(next.get() instanceof Proof.Timed timed)) {
            next.ifPresent(node -> faults.add(node, "is no moment"));
            return Optional.empty();
        }
        Shape.site(timed, rule.id() + "/during/" + end, Optional.of(rule.ref()), faults);
        new Expressions(given, faults, path.toString()).path(path, timed.anchor(), timed);
        Optional<Instant> follows = Ordering.known(timed.anchor()).flatMap(value -> instant(value, first));
        faults.same(timed, "the earliest", timed.earliest(), follows);
        faults.same(timed, "the latest", timed.latest(), follows);
        return Optional.of(timed.anchor());
    }

    private Optional<Instant> instant(Value value, boolean first) {
        return switch (value) {
            case Value.Day(LocalDate day) ->
                Optional.of(first ? given.time().startOf(day) : given.time().endOf(day));
            case Value.Moment(Instant instant) -> Optional.of(instant);
            default -> Optional.empty();
        };
    }

    /** Foreseen before its first second and breached from then on; without dates it is there. */
    private Set<Verdict> begun(Optional<Reading> from) {
        if (rule.during().isEmpty()) {
            return Set.of(Verdict.BREACHED);
        }
        Optional<Instant> first = from.flatMap(Ordering::known).flatMap(value -> instant(value, true));
        return first.map(instant -> Set.of(given.judged().isBefore(instant) ? Verdict.FORESEEN : Verdict.BREACHED))
                .orElse(Set.of(Verdict.FORESEEN, Verdict.BREACHED));
    }

    /** Of what is broken the days: all of them while it is foreseen, those that have passed once it has begun. */
    private Extent extent(Set<Verdict> possible, Optional<Reading> from, Optional<Reading> to) {
        boolean breached = possible.equals(Set.of(Verdict.BREACHED));
        if (!breached && !possible.equals(Set.of(Verdict.FORESEEN))) {
            return Extent.NONE;
        }
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(to);
        LocalDate passed = given.time().dayOf(given.judged().minusSeconds(1));
        boolean open = to.map(end -> end instanceof Reading.Absent || end instanceof Reading.None)
                .orElse(true);
        Optional<LocalDate> end = last.map(known -> breached && passed.isBefore(known) ? passed : known)
                .or(() -> open && breached ? Optional.of(passed) : Optional.empty());
        return Extent.during(first.flatMap(
                begin -> end.map(known -> new Days(begin, known.isBefore(begin) ? begin : known))));
    }

    private Optional<LocalDate> day(Optional<Reading> reading) {
        return reading.flatMap(Ordering::known)
                .flatMap(value -> instant(value, true))
                .map(given.time()::dayOf);
    }
}
