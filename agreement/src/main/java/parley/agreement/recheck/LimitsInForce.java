package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling.Amount;
import parley.agreement.pack.Ceiling.Bound;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Ceiling.Side;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/** Adds the rows of a stretch up again, and compares the sum with each limit that may hold. Not thread-safe. */
final class LimitsInForce {
    private final Stretch.Frame frame;
    private final List<Rows.Row> rows;
    private final Faults faults;
    private final List<Truth> truths = new ArrayList<>();
    private OptionalLong excess = OptionalLong.empty();

    LimitsInForce(Stretch.Frame frame, List<Rows.Row> rows, Faults faults) {
        this.frame = frame;
        this.rows = rows;
        this.faults = faults;
    }

    /** Checks the nodes of the limits: of each its arithmetic, if it has any, and then the comparison. */
    void check(List<Proof> nodes, Proof.OnDays around) {
        Deque<Proof> parts = new ArrayDeque<>(nodes);
        LocalDate day = Case.day(around.days().orElseThrow());
        Sum sum = rows.stream().map(Rows.Row::adds).reduce(Sum.NOTHING, Sum::plus);
        if (frame.begins().latest(day).isEmpty()) {
            truths.add(Truth.FALSE);
        }
        for (Limit limit : frame.begins().on(day)) {
            Optional<Amount> amount = amount(limit);
            Reading bound = amount.map(of -> bound(limit, of, parts, around)).orElseGet(this::missing);
            if (parts.poll() instanceof Proof.Compared compared) {
                String text = amount.map(Amount::text).orElse("a limit for " + value(limit));
                truths.add(compare(limit, text, sum, bound, compared));
            } else {
                faults.add(around, "does not compare the sum with " + limit.id());
            }
        }
        if (!parts.isEmpty()) {
            faults.add(around, "has " + parts.size() + " parts too many above its rows");
        }
    }

    /** TRUE if it passes each limit that may hold, FALSE if it passes none. */
    Truth passed() {
        Truth each = Shape.combine(Operator.ALL, truths);
        Truth one = Shape.combine(Operator.ANY, truths);
        return each == Truth.TRUE && !truths.isEmpty() ? Truth.TRUE : one == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** By how much it passes them, at least. */
    long excess() {
        return excess.orElse(0);
    }

    private String value(Limit limit) {
        return limit.bound() instanceof Bound.Table table ? frame.values().get(table.per()) : "";
    }

    private Optional<Amount> amount(Limit limit) {
        return switch (limit.bound()) {
            case Bound.Fixed(Amount amount) -> Optional.of(amount);
            case Bound.Table(int _, var amounts) -> Optional.ofNullable(amounts.get(value(limit)));
        };
    }

    private Reading missing() {
        return new Reading.Unknown("no limit", List.of(), new TreeSet<>(List.of(new Need.Decide("a limit"))));
    }

    private Reading bound(Limit limit, Amount amount, Deque<Proof> parts, Proof around) {
        if (amount.expr().paths().isEmpty()) {
            return Amounts.constant(amount.expr());
        }
        if (parts.isEmpty()) {
            faults.add(around, "does not show how the limit " + limit.id() + " comes about");
            return missing();
        }
        Site site = new Site(limit.id() + "/bound", Optional.of(limit.ref()), amount.text());
        return new Amounts(faults).check(amount, site, parts.remove(), this::operand);
    }

    /** A parameter, or a sum over the rows that count. */
    private void operand(Path path, Proof.Stated node) {
        if (path.root().equals("param")) {
            new Expressions(frame.given(), faults, path.toString()).path(path, node.reading(), node);
            return;
        }
        Sum sum = Sum.NOTHING;
        for (Rows.Row row : rows) {
            Reading read = row.read().get(path);
            if (read == null && row.counts() != Truth.FALSE) {
                faults.add(node, "reads of " + row.name() + " what its node does not show");
            } else if (read != null) {
                sum = sum.plus(Sum.of(read).ifCounted(row.counts()));
            }
        }
        same(node, "the sum of " + path, node.reading(), sum);
    }

    private Truth compare(Limit limit, String text, Sum sum, Reading bound, Proof.Compared node) {
        boolean most = frame.level().side() == Side.AT_MOST;
        Shape.site(node, limit.id(), Optional.of(limit.ref()), faults);
        faults.same(node, "the text", node.site().text(), "the sum " + (most ? "> " : "< ") + text);
        same(node, "the sum", node.left(), sum);
        boolean alike = node.right() instanceof Reading.Unknown
                ? bound instanceof Reading.Unknown
                : node.right().equals(bound);
        if (!alike) {
            faults.add(node, "the limit is " + node.right() + ", but " + bound + " follows");
        }
        Sum limited = Sum.of(bound);
        Truth passed = most ? limited.isLessThan(sum) : sum.isLessThan(limited);
        faults.same(node, "the truth", node.outcome(), passed.name());
        Sum more = most ? sum : limited;
        Sum less = most ? limited : sum;
        long over =
                less.most().isPresent() ? Math.max(0, more.least() - less.most().getAsLong()) : 0;
        excess = OptionalLong.of(Math.min(over, excess.orElse(Long.MAX_VALUE)));
        return passed;
    }

    private void same(Proof node, String what, Reading says, Sum follows) {
        if (!follows.isSaidBy(says)) {
            faults.add(
                    node,
                    what + " is " + says + " from " + says.from() + ", but " + follows.reading() + " from "
                            + follows.from() + " follows");
        }
    }
}
