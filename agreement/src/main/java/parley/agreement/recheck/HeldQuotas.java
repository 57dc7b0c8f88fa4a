package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.recheck.HeldUse.Use;
import parley.agreement.recheck.Quotas.Bounds;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Re-checks a finding of a line that counts what is there on the same day: every use that is there on the day judged, that
 * there is no other, how many are taken, and the number.
 */
record HeldQuotas(Case given, Quota rule, Line line, Counting.Overlap counting, Faults faults) {

    Set<Verdict> verdicts(Quotas quotas, String group, Proof node) {
        String id = rule.id() + "." + line.id() + "/" + group;
        Shape.site(node, id, Optional.of(line.ref()), faults);
        faults.same(node, "the text", node.site().text(), "used up on the day judged");
        List<Proof> parts = node.because();
        Optional<FactType> type = given.pack().fact(rule.subjectType());
        if (!(node instanceof Proof.Rule) || parts.size() < 3 || type.isEmpty()) {
            faults.add(node, "does not count the uses of " + group);
            return Set.of();
        }
        HeldOthers others = new HeldOthers(given, rule, line, counting, type.get());
        Map<Path, Value> values = new LinkedHashMap<>();
        List<Use> uses = uses(id, parts.subList(2, parts.size() - 1), values);
        if (uses.isEmpty()) {
            values.putAll(others.values(group));
        }
        faults.same(node, "the name of the group", group, named(values));
        complete(others, uses, values, id, parts.getLast());
        if (!others.obliges(given.finding().debtor(), values)) {
            faults.add(node, "nothing obliges " + given.finding().debtor() + " in " + group);
        }
        Map<Path, Value> numbered = new LinkedHashMap<>(values);
        numbered.put(rule.obliged(), new Value.PartyCode(given.finding().debtor()));
        Optional<Bounds> number = new Numbers(given, rule, faults).of(numbered).atMost(line, parts.get(1));
        long least = uses.stream().filter(use -> use.truth() == Truth.TRUE).count();
        long most = uses.stream().filter(use -> use.truth() != Truth.FALSE).count();
        Truth exhausted = quotas.taken(line, least, most, number, parts.getFirst());
        faults.same(
                parts.get(1),
                "the number",
                parts.get(1).outcome(),
                parts.getFirst() instanceof Proof.Compared of ? of.right().toString() : "");
        faults.same(node, "the truth", node.outcome(), exhausted.name());
        faults.same(
                node,
                "what it says",
                given.finding().extent(),
                Quotas.extent(members(uses), new Bounds(least, most), number, exhausted));
        return Quotas.verdicts(exhausted);
    }

    private String named(Map<Path, Value> values) {
        return line.per().stream().map(path -> String.valueOf(values.get(path))).collect(Collectors.joining("/"));
    }

    private List<Use> uses(String id, List<Proof> parts, Map<Path, Value> values) {
        HeldUse check = new HeldUse(given, faults, rule, line, counting, values, given.today(), "on the day judged");
        List<Use> uses = new ArrayList<>();
        for (Proof part : parts) {
            if (part.site().id().startsWith(id + "/")) {
                uses.add(check.check(
                        part.site().id().substring(id.length() + 1), part.site().id(), part));
            } else {
                faults.add(part, "is no use of " + id);
            }
        }
        return uses;
    }

    /** Each is there once, in the order of the record, and none is left out that nothing keeps out. */
    private void complete(HeldOthers others, List<Use> uses, Map<Path, Value> values, String id, Proof node) {
        Shape.site(node, id + "/others", Optional.empty(), faults);
        faults.same(node, "the text", node.site().text(), "other " + rule.subjectType() + " of " + named(values));
        Uses.nothing(node, given, faults);
        List<String> ids = uses.stream().map(Use::id).toList();
        faults.same(
                node,
                "the uses",
                ids,
                others.all().stream().filter(ids::contains).toList());
        others.lacking(ids, values, given.today(), given.today())
                .forEach(lacking -> faults.add(node, "leaves out " + lacking));
    }

    /** What counts, by the first day of each that is known. */
    private static List<String> members(List<Use> uses) {
        return uses.stream()
                .filter(use -> use.truth() == Truth.TRUE)
                .sorted(Comparator.comparing(
                        use -> use.days().first().or(() -> use.days().last()).orElse(LocalDate.MAX)))
                .map(Use::id)
                .toList();
    }
}
