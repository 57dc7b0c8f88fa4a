package parley.agreement.recheck;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Uses.Use;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Re-checks findings of {@code quota} provisions. Below the line stands whether it is used up, and below that: how many
 * are taken against the number, how the number came about, every use, and that there is no other.
 */
final class Quotas {
    private final Case given;
    private final Quota rule;
    private final Faults faults;

    Quotas(Case given, Quota rule, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
    }

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Finding finding = given.finding();
        Proof root = finding.proof();
        Optional<Line> line = finding.step().flatMap(rule::line);
        Optional<String> group = finding.subject();
        if (line.isEmpty()
                || group.isEmpty()
                || !(root instanceof Proof.Rule)
                || root.because().size() != 1) {
            faults.add(root, "is not about one quota of " + rule.id());
            return Set.of();
        }
        Shape.site(
                root, rule.id() + "." + line.get().id(), Optional.of(line.get().ref()), faults);
        faults.same(root, "whose it is", root.site().text(), "quota of " + finding.debtor() + " for " + group.get());
        new Heads(given, faults)
                .nothingOwed(Taken.cites(rule, line.get(), root.because().getFirst()));
        return group(line.get(), group.get(), root.because().getFirst());
    }

    private Set<Verdict> group(Line line, String group, Proof node) {
        if (line.counting() instanceof Counting.Overlap overlap) {
            return new HeldQuotas(given, rule, line, overlap, faults).verdicts(this, group, node);
        }
        List<Proof> parts = node.because();
        String id = rule.id() + "." + line.id() + "/" + group;
        Shape.site(node, id, Optional.of(line.ref()), faults);
        if (!(node instanceof Proof.Rule) || parts.size() < 4) {
            faults.add(node, "does not count the uses of " + group);
            return Set.of();
        }
        Uses uses = new Uses(given, rule, line, group, faults);
        List<Use> all = uses.check(parts.subList(2, parts.size() - 1), node);
        uses.others(all, parts.getLast());
        Numbers numbers = new Numbers(given, rule, faults).of(uses.values());
        Optional<Bounds> number = numbers.atMost(line, parts.get(1));
        long least = all.stream().filter(use -> use.truth() == Truth.TRUE).count();
        long most = all.stream().filter(use -> use.truth() != Truth.FALSE).count();
        Truth exhausted = taken(line, least, most, number, parts.getFirst());
        faults.same(
                parts.get(1),
                "the number",
                parts.get(1).outcome(),
                parts.getFirst() instanceof Proof.Compared of ? of.right().toString() : "");
        faults.same(node, "the truth", node.outcome(), exhausted.name());
        List<String> members = all.stream()
                .filter(use -> use.truth() == Truth.TRUE)
                .sorted(Comparator.comparingLong(use -> use.accepted().orElse(Long.MAX_VALUE)))
                .map(Use::id)
                .toList();
        faults.same(
                node,
                "what it says",
                given.finding().extent(),
                extent(members, new Bounds(least, most), number, exhausted));
        return verdicts(exhausted);
    }

    /** What it can be. */
    static Set<Verdict> verdicts(Truth exhausted) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (exhausted != Truth.FALSE) {
            verdicts.add(Verdict.EXHAUSTED);
        }
        if (exhausted != Truth.TRUE) {
            verdicts.add(Verdict.AVAILABLE);
        }
        return verdicts;
    }

    Truth taken(Line line, long least, long most, Optional<Bounds> number, Proof node) {
        Shape.site(
                node,
                rule.id() + "." + line.id() + "/" + given.finding().subject().orElse("") + "/taken",
                Optional.of(line.ref()),
                faults);
        faults.same(
                node,
                "the text",
                node.site().text(),
                "taken >= " + line.atMost().text());
        if (!(node instanceof Proof.Compared compared)) {
            faults.add(node, "does not compare what is taken with the number");
            return Truth.UNKNOWN;
        }
        if (!Limits.isCount(compared.left(), least, most - least)) {
            faults.add(node, compared.left() + " are taken, but " + new Bounds(least, most) + " follows");
        }
        boolean same = number.map(bounds -> bounds.isSaid(compared.right()))
                .orElse(!(compared.right() instanceof Reading.Known) && !(compared.right() instanceof Reading.Between));
        if (!same) {
            faults.add(node, "the number is " + compared.right() + ", but " + number + " follows");
        }
        Truth truth = number.map(bounds ->
                        least >= bounds.most() ? Truth.TRUE : most < bounds.least() ? Truth.FALSE : Truth.UNKNOWN)
                .orElse(Truth.UNKNOWN);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** What counts, in its order, what is left, and by how much the number is passed. */
    static Extent extent(List<String> members, Bounds taken, Optional<Bounds> number, Truth exhausted) {
        boolean exact = taken.isOne() && number.filter(Bounds::isOne).isPresent();
        long left = exact ? number.get().least() - taken.least() : 0;
        boolean told = exact || exhausted == Truth.TRUE;
        return new Extent(
                Optional.empty(),
                members,
                told ? OptionalLong.of(Math.max(0, left)) : OptionalLong.empty(),
                exact && left < 0 ? OptionalLong.of(-left) : OptionalLong.empty());
    }

    /** A count that lies between two, both included. */
    record Bounds(long least, long most) {
        boolean isOne() {
            return least == most;
        }

        boolean isSaid(Reading reading) {
            return Limits.isCount(reading, least, most - least);
        }

        /** As a reading of it prints. */
        @Override
        public String toString() {
            return isOne() ? new Value.Count(least).toString() : least + " or more, up to " + most;
        }
    }
}
