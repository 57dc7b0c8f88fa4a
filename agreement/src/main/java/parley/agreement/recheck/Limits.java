package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Limit.AtMost;
import parley.agreement.pack.Limit.Bound;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Re-checks findings of {@code limit} provisions. Below the provision stands the one limit, and below it: how many count
 * against its number, from when there is one too many, where there may be, and every subject that may count.
 */
final class Limits {
    private final Case given;
    private final Limit rule;
    private final Faults faults;

    Limits(Case given, Limit rule, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
    }

    /** What follows of one window, or of one run of days. */
    record Result(Set<Verdict> verdicts, Extent extent) {}

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Finding finding = given.finding();
        Proof root = finding.proof();
        Shape.site(root, rule.id(), Optional.of(rule.ref()), faults);
        Optional<Bound> bound = finding.step().flatMap(rule::limit);
        if (bound.isEmpty() || root.because().size() != 1) {
            faults.add(root, "is not about one limit of " + rule.id());
            return Set.of();
        }
        Proof node = root.because().getFirst();
        Shape.site(
                node,
                rule.id() + "/limits/" + bound.get().id(),
                Optional.of(bound.get().ref()),
                faults);
        faults.same(node, "the verdict", node.outcome(), finding.verdict().word());
        new Heads(given, faults).nothingOwed(cites(bound.get(), node));
        Optional<Result> result = result(bound.get(), node);
        result.ifPresent(of -> faults.same(root, "what it says", finding.extent(), of.extent()));
        return result.map(Result::verdicts).orElse(Set.of());
    }

    /** The paragraph of the limit; and, unless it is kept, those by which its members count or may count. */
    private List<String> cites(Bound bound, Proof node) {
        Cited cited = Cited.by(given.finding().verdict(), Verdict.KEPT)
                .add(rule.ref())
                .add(bound.ref());
        if (given.finding().verdict() != Verdict.KEPT) {
            node.because().stream()
                    .filter(part ->
                            part instanceof Proof.Rule && !part.outcome().equals(Truth.FALSE.name()))
                    .flatMap(part -> part.because().stream())
                    .forEach(cited::gather);
        }
        return cited.refs();
    }

    private Optional<Result> result(Bound bound, Proof node) {
        OptionalLong most = most(bound);
        if (most.isEmpty()) {
            faults.add(node, "counts against " + bound.atMost() + ", which nobody has decided");
            return Optional.empty();
        }
        LimitNode limit = new LimitNode(given, rule, bound, most.getAsLong(), node, faults);
        return switch (bound.counting()) {
            case Counting.CalendarYears years -> new Windows(limit, years).result();
            case Counting.Overlap overlap -> new Overlaps(limit, overlap).result();
        };
    }

    /** How many may count, as the pack or the charter says; empty while nobody has decided. */
    private OptionalLong most(Bound bound) {
        return switch (bound.atMost()) {
            case AtMost.Fixed(long n) -> OptionalLong.of(n);
            case AtMost.Param(Path path) ->
                new Expressions(given, faults, "")
                        .bound(path.last())
                        .filter(text -> text.matches("-?[0-9]{1,18}"))
                        .map(text -> OptionalLong.of(Long.parseLong(text)))
                        .orElse(OptionalLong.empty());
        };
    }

    /** The same reading, or one with other words for what would tell. */
    static boolean isCount(Reading reading, long certain, long possible) {
        return switch (reading) {
            case Reading.Known(Value value, List<?> from) ->
                possible == 0 && from.isEmpty() && value.equals(new Value.Count(certain));
            case Reading.Between(long least, OptionalLong most, List<?> from, Set<?> needs) ->
                possible > 0
                        && least == certain
                        && most.equals(OptionalLong.of(certain + possible))
                        && from.isEmpty()
                        && !needs.isEmpty();
            case Reading.Growing _, Reading.None _, Reading.Absent _, Reading.Unknown _ -> false;
        };
    }
}
