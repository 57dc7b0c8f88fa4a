package parley.agreement.expr;

import java.util.List;
import java.util.stream.Collectors;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Prints a condition in its one canonical spelling: parsing that gives the same tree but for its slices. */
public final class ExprPrinter {
    private static final int UNARY = 6;

    private ExprPrinter() {}

    public static String print(Expr expr) {
        return print(expr, 0);
    }

    private static String print(Expr expr, int around) {
        return switch (expr) {
            case Expr.Literal(var slice, var value) -> literal(value);
            case Expr.Read(var slice, var path) -> path.toString();
            case Expr.Has(var slice, var path) -> "has(" + path + ")";
            case Expr.ListOf(var slice, var items) -> "[" + list(items) + "]";
            case Expr.Call(var slice, var function, var arguments) -> function.word() + "(" + list(arguments) + ")";
            case Expr.Not(var slice, var of) -> "!" + print(of, UNARY);
            case Expr.Negate(var slice, var of) -> "-" + print(of, UNARY);
            case Expr.Binary(var slice, var op, var left, var right) -> {
                // Comparisons do not chain, so that a comparison on either side of another needs brackets.
                int leftOf = op.strength() == Expr.Op.EQUAL.strength() ? op.strength() + 1 : op.strength();
                String text = print(left, leftOf) + " " + op.sign() + " " + print(right, op.strength() + 1);
                yield op.strength() < around ? "(" + text + ")" : text;
            }
        };
    }

    private static String list(List<Expr> items) {
        return items.stream().map(ExprPrinter::print).collect(Collectors.joining(", "));
    }

    private static String literal(Value value) {
        return switch (value) {
            case Value.Count(var count) -> Long.toString(count);
            case Value.Flag(var flag) -> Boolean.toString(flag);
            case Span span -> span.toString();
            case Value.Distance distance -> distance.toString();
            case Value.Text(var text) -> "'" + text + "'";
            case Value.Word(var word) -> "'" + word + "'";
            case Value.PartyCode(var party) -> "'" + party + "'";
            case Value.Id(var id) -> "'" + id + "'";
            case Value.Day _, Value.Moment _, Value.Place _, Value.Items _, Value.Row _, Value.Blank _ ->
                throw new IllegalArgumentException("no literal is " + value);
        };
    }
}
