package parley.agreement.condition;

import java.util.List;
import parley.agreement.expr.Expr;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Truth;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Comparing what was read: counts known within bounds, values that do not exist, and values that nobody knows. */
final class Comparisons {
    private Comparisons() {}

    /**
     * Compares two sides.
     *
     * @param order the words of an ordered list, lowest first; empty if the sides are no words or have no order
     */
    static Truth compare(Expr.Op op, Reading left, Reading right, List<String> order) {
        if (left instanceof Reading.Absent
                || right instanceof Reading.Absent
                || left instanceof Reading.Unknown
                || right instanceof Reading.Unknown) {
            return Truth.UNKNOWN;
        }
        if (left instanceof Reading.None || right instanceof Reading.None) {
            return Truth.of(
                    op == Expr.Op.UNEQUAL
                            ? left.getClass() != right.getClass()
                            : op == Expr.Op.EQUAL && left.getClass() == right.getClass());
        }
        if (left instanceof Reading.Between || right instanceof Reading.Between) {
            return within(op, Bounds.of(left), Bounds.of(right));
        }
        return known(op, value(left), value(right), order);
    }

    /** Whether a list, or a single value, contains another; a row of a fact with an id counts as that id. */
    static Truth contains(Reading list, Reading item) {
        if (list instanceof Reading.Known(Value.Items(List<Value> values), List<Source> _)
                && item instanceof Reading.Known(Value value, List<Source> _)) {
            return Truth.of(values.stream()
                    .anyMatch(each -> value.equals(each instanceof Value.Row(var fields) ? fields.get("id") : each)));
        }
        return list instanceof Reading.None ? Truth.FALSE : compare(Expr.Op.EQUAL, list, item, List.of());
    }

    private static Value value(Reading reading) {
        return switch (reading) {
            case Reading.Known(Value value, List<Source> _) -> value;
            case Reading.Growing growing -> growing.soFar();
            case Reading.Between _, Reading.None _, Reading.Absent _, Reading.Unknown _ ->
                throw new IllegalStateException("no single value: " + reading);
        };
    }

    private static Truth known(Expr.Op op, Value left, Value right, List<String> order) {
        return Truth.of(
                switch (op) {
                    case EQUAL -> left.equals(right);
                    case UNEQUAL -> !left.equals(right);
                    case LESS -> difference(left, right, order) < 0;
                    case AT_MOST -> difference(left, right, order) <= 0;
                    case MORE -> difference(left, right, order) > 0;
                    case AT_LEAST -> difference(left, right, order) >= 0;
                    case OR, AND, IN, PLUS, MINUS, TIMES -> throw new IllegalStateException("no comparison: " + op);
                });
    }

    private static int difference(Value left, Value right, List<String> order) {
        if (left instanceof Value.Count(long a) && right instanceof Value.Count(long b)) {
            return Long.compare(a, b);
        }
        if (left instanceof Value.Distance(long a) && right instanceof Value.Distance(long b)) {
            return Long.compare(a, b);
        }
        if (left instanceof Span a && right instanceof Span b && a.kind() == b.kind()) {
            return Long.compare(a.amount(), b.amount());
        }
        if (left instanceof Value.Day(var a) && right instanceof Value.Day(var b)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Moment(var a) && right instanceof Value.Moment(var b)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Word(String a) && right instanceof Value.Word(String b)) {
            return Integer.compare(order.indexOf(a), order.indexOf(b));
        }
        throw new IllegalStateException("a loaded pack does not order " + left + " and " + right);
    }

    private static Truth within(Expr.Op op, Bounds left, Bounds right) {
        return switch (op) {
            case AT_LEAST -> less(left, right).not();
            case LESS -> less(left, right);
            case AT_MOST -> less(right, left).not();
            case MORE -> less(right, left);
            case EQUAL -> equal(left, right);
            case UNEQUAL -> equal(left, right).not();
            case OR, AND, IN, PLUS, MINUS, TIMES -> throw new IllegalStateException("no comparison: " + op);
        };
    }

    private static Truth less(Bounds left, Bounds right) {
        if (left.most < right.least) {
            return Truth.TRUE;
        }
        return left.least >= right.most ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static Truth equal(Bounds left, Bounds right) {
        return left.most < right.least || right.most < left.least ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** A count or metres within bounds; no bound reads as the largest number, which no count reaches. */
    private record Bounds(long least, long most) {
        static Bounds of(Reading reading) {
            return switch (reading) {
                case Reading.Known(Value.Count(long count), List<Source> _) -> new Bounds(count, count);
                case Reading.Known(Value.Distance(long metres), List<Source> _) -> new Bounds(metres, metres);
                case Reading.Between between ->
                    new Bounds(between.atLeast(), between.atMost().orElse(Long.MAX_VALUE));
                case Reading.Known _, Reading.Growing _, Reading.None _, Reading.Absent _, Reading.Unknown _ ->
                    throw new IllegalStateException("no count: " + reading);
            };
        }
    }
}
