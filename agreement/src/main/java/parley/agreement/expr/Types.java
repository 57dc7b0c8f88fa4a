package parley.agreement.expr;

import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr.Op;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;

/** The rules of types, apart from where they are applied. */
final class Types {
    private static final Type DAYS = new Type.SpanOf(Span.Kind.DAYS);
    private static final Type ELAPSED = new Type.SpanOf(Span.Kind.SECONDS);

    private Types() {}

    /** Whether {@code ==} may stand between the two. */
    static boolean comparable(Type one, Type other) {
        boolean id = (one instanceof Type.AnyId && other instanceof Type.IdOf)
                || (one instanceof Type.IdOf && other instanceof Type.AnyId);
        boolean whole = !(one instanceof Type.ListOf)
                && !(one instanceof Type.RowOf)
                && !(one instanceof Type.Groups)
                && !(one instanceof Type.Coded);
        return whole && (id || one.equals(other));
    }

    /** Whether {@code in} finds the one among items of the other: an id also among the rows of its facts. */
    static boolean findable(Type one, Type item) {
        boolean row = item instanceof Type.RowOf(String fact) && one.equals(new Type.IdOf(fact));
        return row || comparable(one, item);
    }

    /** What to write where two types do not compare. */
    static String advice(Type one, Type other) {
        boolean spans = one instanceof Type.SpanOf && other instanceof Type.SpanOf;
        boolean times = isTime(one) && isTime(other);
        if (spans) {
            return "spans of one class: dates last days (P21D), instants last hours (PT72H)";
        }
        if (times) {
            return "two dates or two instants; a date is not an instant";
        }
        return one instanceof Type.ListOf || other instanceof Type.ListOf ? "in" : "the same type on both sides";
    }

    private static boolean isPlace(Type type) {
        return type == Simple.POINT || type == Simple.LINE || type == Simple.POLYGON;
    }

    private static boolean isTime(Type type) {
        return type == Simple.DAY || type == Simple.MOMENT;
    }

    /** Whether {@code <} may stand between two of it. */
    static boolean ordered(Type type) {
        return switch (type) {
            case Simple simple ->
                simple == Simple.COUNT || simple == Simple.DAY || simple == Simple.MOMENT || simple == Simple.DISTANCE;
            case Type.SpanOf _ -> true;
            case Type.Words(var words, var ordered) -> ordered;
            case Type.AnyId _, Type.IdOf _, Type.ListOf _, Type.RowOf _, Type.Groups _, Type.Coded _ -> false;
        };
    }

    /** What a sum, difference or product yields; empty if there is none. */
    static Optional<Type> arithmetic(Op op, Type one, Type other) {
        if (one == Simple.COUNT && other == Simple.COUNT) {
            return Optional.of(Simple.COUNT);
        }
        boolean shift = (one == Simple.DAY && other.equals(DAYS))
                || (one == Simple.MOMENT && other.equals(ELAPSED))
                || (one instanceof Type.SpanOf && one.equals(other));
        return op != Op.TIMES && shift ? Optional.of(one) : Optional.empty();
    }

    /** What an available function yields for arguments of these types; empty if it does not take them. */
    static Optional<Type> call(Function function, List<Type> types) {
        if (function == Function.WITHIN || function == Function.DISTANCE) {
            boolean places = isPlace(types.get(0)) && isPlace(types.get(1));
            boolean limit = types.size() < 3 || types.get(2) == Simple.DISTANCE;
            return places && limit
                    ? Optional.of(function == Function.WITHIN ? Simple.FLAG : Simple.DISTANCE)
                    : Optional.empty();
        }
        Type first = types.getFirst();
        boolean alike = types.stream().allMatch(first::equals);
        if (!alike) {
            return Optional.empty();
        }
        return switch (function) {
            case LASTED ->
                first == Simple.DAY
                        ? Optional.of(DAYS)
                        : first == Simple.MOMENT ? Optional.of(ELAPSED) : Optional.empty();
            case DAYS -> first == Simple.DAY ? Optional.of(Simple.COUNT) : Optional.empty();
            case MIN, MAX, CEIL, FLOOR -> first == Simple.COUNT ? Optional.of(Simple.COUNT) : Optional.empty();
            case CHANGED_BY -> first == Simple.COUNT ? Optional.of(Simple.FLAG) : Optional.empty();
            case WITHIN, DISTANCE, GROUP -> Optional.empty();
        };
    }

    /** How a function is called. */
    static String signature(Function function) {
        return switch (function) {
            case LASTED -> "lasted(from, to) of two dates or two instants";
            case DAYS -> "days(from, to) of two dates";
            case MIN, MAX -> function.word() + "(a, b) of two counts";
            case CEIL, FLOOR -> function.word() + "(n, d) of two counts";
            case CHANGED_BY -> "changedBy(x, n, d) of a path to a count and two numbers from 1";
            case WITHIN -> "within(place, line or area, distance)";
            case DISTANCE -> "distance(place, other)";
            case GROUP -> "group(party)";
        };
    }
}
