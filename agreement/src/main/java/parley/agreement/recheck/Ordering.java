package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.agreement.expr.Expr;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Compares two readings by asking which of smaller, equal and larger the left can be. */
final class Ordering {
    private Ordering() {}

    /**
     * The truth of a comparison.
     *
     * @param words an ordered list of words, lowest first; empty for other values
     */
    static Truth compare(Expr.Op op, Reading left, Reading right, List<String> words) {
        boolean none = left instanceof Reading.None || right instanceof Reading.None;
        if (isOpen(left) || isOpen(right)) {
            return Truth.UNKNOWN;
        }
        if (none) {
            boolean both = left instanceof Reading.None && right instanceof Reading.None;
            return Truth.of(op == Expr.Op.EQUAL ? both : op == Expr.Op.UNEQUAL && !both);
        }
        boolean canBeLess = false;
        boolean canBeSame = false;
        boolean canBeMore = false;
        if (left instanceof Reading.Between || right instanceof Reading.Between) {
            if (!isCounted(left) || !isCounted(right)) {
                return Truth.UNKNOWN; // bounds of a number and something that is none
            }
            long leftMost = most(left);
            long rightMost = most(right);
            canBeLess = least(left) < rightMost;
            canBeMore = leftMost > least(right);
            canBeSame = least(left) <= rightMost && least(right) <= leftMost;
        } else {
            OptionalInt order = order(value(left), value(right), words);
            boolean equal = value(left).equals(value(right));
            canBeSame = equal;
            canBeLess = !equal && (order.isEmpty() || order.getAsInt() < 0);
            canBeMore = !equal && (order.isEmpty() || order.getAsInt() > 0);
        }
        return switch (op) {
            case EQUAL -> settle(canBeSame, canBeLess || canBeMore);
            case UNEQUAL -> settle(canBeLess || canBeMore, canBeSame);
            case LESS -> settle(canBeLess, canBeSame || canBeMore);
            case AT_MOST -> settle(canBeLess || canBeSame, canBeMore);
            case MORE -> settle(canBeMore, canBeSame || canBeLess);
            case AT_LEAST -> settle(canBeMore || canBeSame, canBeLess);
            case OR, AND, IN, PLUS, MINUS, TIMES -> throw new IllegalArgumentException("no comparison: " + op);
        };
    }

    /** Whether a value is one of a list, or equals a single value. */
    static Truth contains(Reading list, Reading item) {
        if (list instanceof Reading.None) {
            return Truth.FALSE;
        }
        if (known(list).isPresent()
                && known(list).get() instanceof Value.Items(var items)
                && known(item).isPresent()) {
            return Truth.of(items.contains(known(item).get()));
        }
        return compare(Expr.Op.EQUAL, list, item, List.of());
    }

    static Optional<Value> known(Reading reading) {
        return reading instanceof Reading.Known known ? Optional.of(known.value()) : Optional.empty();
    }

    private static Truth settle(boolean canHold, boolean canFail) {
        return canHold && canFail ? Truth.UNKNOWN : Truth.of(canHold);
    }

    private static boolean isOpen(Reading reading) {
        return reading instanceof Reading.Absent || reading instanceof Reading.Unknown;
    }

    private static boolean isCounted(Reading reading) {
        return reading instanceof Reading.Between
                || value(reading) instanceof Value.Count
                || value(reading) instanceof Value.Distance;
    }

    private static Value value(Reading reading) {
        return switch (reading) {
            case Reading.Known known -> known.value();
            case Reading.Growing growing -> growing.soFar();
            case Reading.Between _, Reading.None _, Reading.Absent _, Reading.Unknown _ ->
                throw new IllegalArgumentException("no single value: " + reading);
        };
    }

    private static long least(Reading reading) {
        return switch (reading) {
            case Reading.Between between -> between.atLeast();
            case Reading.Known _, Reading.Growing _, Reading.None _, Reading.Absent _, Reading.Unknown _ ->
                count(reading);
        };
    }

    private static long most(Reading reading) {
        return switch (reading) {
            case Reading.Between between -> between.atMost().orElse(Long.MAX_VALUE);
            case Reading.Known _, Reading.Growing _, Reading.None _, Reading.Absent _, Reading.Unknown _ ->
                count(reading);
        };
    }

    private static long count(Reading reading) {
        if (value(reading) instanceof Value.Count(long count)) {
            return count;
        }
        if (value(reading) instanceof Value.Distance(long metres)) {
            return metres;
        }
        throw new IllegalArgumentException("no count: " + reading);
    }

    private static OptionalInt order(Value left, Value right, List<String> words) {
        if (left instanceof Value.Count(long a) && right instanceof Value.Count(long b)) {
            return OptionalInt.of(Long.compare(a, b));
        }
        if (left instanceof Value.Distance(long a) && right instanceof Value.Distance(long b)) {
            return OptionalInt.of(Long.compare(a, b));
        }
        if (left instanceof Value.Day(var a) && right instanceof Value.Day(var b)) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (left instanceof Value.Moment(var a) && right instanceof Value.Moment(var b)) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (left instanceof Span a && right instanceof Span b && a.kind() == b.kind()) {
            return OptionalInt.of(Long.compare(a.amount(), b.amount()));
        }
        if (left instanceof Value.Word(String a) && right instanceof Value.Word(String b) && !words.isEmpty()) {
            return OptionalInt.of(Integer.compare(words.indexOf(a), words.indexOf(b)));
        }
        return OptionalInt.empty();
    }
}
