package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.ExprPrinter;
import parley.agreement.pack.Condition;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/**
 * Whether two conditions exclude each other whatever the facts, found by trying every case that could make a
 * difference: each flag both ways, each quantity at, just below and just above every bound it is compared with, each
 * word as every word that is named and as another, and any two other values as less, equal and more. A term, and what
 * is not a comparison, counts as a flag. So {@code SHOWN} is certain; {@code REFUTED} may name a case that no facts
 * make true, when two different expressions depend on each other.
 */
enum Exclusion {
    /** They exclude each other. */
    SHOWN,
    /** Some case makes both true. */
    REFUTED,
    /** There are more cases than are tried. */
    TOO_MANY;

    /** How many cases are tried at most. */
    static final int LIMIT_CASES = 20_000;

    private static final String OTHER = "another word";

    static Exclusion of(Condition one, Condition other) {
        Map<String, List<Object>> domains = new LinkedHashMap<>();
        collect(one, domains);
        collect(other, domains);
        long cases = 1;
        for (List<Object> domain : domains.values()) {
            cases *= domain.size();
            if (cases > LIMIT_CASES) {
                return TOO_MANY;
            }
        }
        List<String> names = List.copyOf(domains.keySet());
        return together(one, other, names, 0, domains, new LinkedHashMap<>()) ? REFUTED : SHOWN;
    }

    private static boolean together(
            Condition one,
            Condition other,
            List<String> names,
            int next,
            Map<String, List<Object>> domains,
            Map<String, Object> chosen) {
        if (next == names.size()) {
            return holds(one, chosen) && holds(other, chosen);
        }
        String name = names.get(next);
        for (Object value : domains.getOrDefault(name, List.of())) {
            chosen.put(name, value);
            if (together(one, other, names, next + 1, domains, chosen)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Condition condition, Map<String, List<Object>> domains) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> collect(c, domains));
            case Condition.Any any -> any.of().forEach(c -> collect(c, domains));
            case Condition.Not not -> collect(not.of(), domains);
            case Condition.When when -> collect(when.expr(), domains);
            case Condition.Named named -> domains.put(name(named), List.of(true, false));
            case Condition.Window window -> domains.put(window.id(), List.of(true, false));
        }
    }

    private static void collect(Expr expr, Map<String, List<Object>> domains) {
        switch (expr) {
            case Expr.Not not -> collect(not.of(), domains);
            case Expr.Binary(var slice, var op, var left, var right)
            when op == Op.AND || op == Op.OR -> {
                collect(left, domains);
                collect(right, domains);
            }
            case Expr.Binary(var slice, var op, var left, Expr.ListOf(var where, var items)) -> {
                List<Object> known = domain(left, domains);
                items.forEach(item -> addTo(known, item));
            }
            case Expr.Binary(var slice, var op, var left, Expr.Literal literal) ->
                addTo(domain(left, domains), literal);
            case Expr.Binary(var slice, var op, Expr.Literal literal, var right) ->
                addTo(domain(right, domains), literal);
            case Expr.Binary binary when binary.op() != Op.IN -> domains.put(pair(binary), List.of(-1, 0, 1));
            case Expr.Literal _ -> {}
            case Expr.Binary _, Expr.Read _, Expr.Has _, Expr.ListOf _, Expr.Negate _, Expr.Call _ ->
                domains.put(ExprPrinter.print(expr), List.of(true, false));
        }
    }

    private static List<Object> domain(Expr compared, Map<String, List<Object>> domains) {
        return domains.computeIfAbsent("value " + ExprPrinter.print(compared), _ -> new ArrayList<>());
    }

    /** Adds the cases that a constant tells apart. */
    private static void addTo(List<Object> domain, Expr item) {
        TreeSet<Object> known = new TreeSet<>(domain);
        if (item instanceof Expr.Literal literal) {
            Value value = literal.value();
            switch (value) {
                case Value.Count(var count) -> known.addAll(List.of(count - 1, count, count + 1));
                case Span span -> known.addAll(List.of(span.amount() - 1, span.amount(), span.amount() + 1));
                case Value.Distance(var metres) -> known.addAll(List.of(metres - 1, metres, metres + 1));
                case Value.Flag _ -> known.addAll(List.of("true", "false"));
                case Value.Text _, Value.Word _, Value.Id _, Value.PartyCode _, Value.Day _, Value.Moment _ ->
                    known.addAll(List.of(value.toString(), OTHER));
                case Value.Place _, Value.Items _, Value.Row _, Value.Blank _ -> {}
            }
        }
        domain.clear();
        domain.addAll(known);
    }

    private static boolean holds(Condition condition, Map<String, Object> chosen) {
        return switch (condition) {
            case Condition.All all -> all.of().stream().allMatch(c -> holds(c, chosen));
            case Condition.Any any -> any.of().stream().anyMatch(c -> holds(c, chosen));
            case Condition.Not not -> !holds(not.of(), chosen);
            case Condition.When when -> holds(when.expr(), chosen);
            case Condition.Named named -> Boolean.TRUE.equals(chosen.get(name(named)));
            case Condition.Window window -> Boolean.TRUE.equals(chosen.get(window.id()));
        };
    }

    private static boolean holds(Expr expr, Map<String, Object> chosen) {
        return switch (expr) {
            case Expr.Not not -> !holds(not.of(), chosen);
            case Expr.Binary(var slice, var op, var left, var right)
            when op == Op.AND -> holds(left, chosen) && holds(right, chosen);
            case Expr.Binary(var slice, var op, var left, var right)
            when op == Op.OR -> holds(left, chosen) || holds(right, chosen);
            case Expr.Binary(var slice, var op, var left, Expr.ListOf(var where, var items)) ->
                items.stream().anyMatch(item -> compare(Op.EQUAL, sign(left, item, chosen)));
            case Expr.Binary(var slice, var op, var left, Expr.Literal literal) ->
                compare(op, sign(left, literal, chosen));
            case Expr.Binary(var slice, var op, Expr.Literal literal, var right) ->
                compare(op, -sign(right, literal, chosen));
            case Expr.Binary binary
            when binary.op() != Op.IN -> {
                int sign = (int) chosen.getOrDefault(pair(binary), 0);
                yield compare(binary.op(), swapped(binary) ? -sign : sign);
            }
            case Expr.Literal(var slice, var value) -> value.equals(new Value.Flag(true));
            case Expr.Binary _, Expr.Read _, Expr.Has _, Expr.ListOf _, Expr.Negate _, Expr.Call _ ->
                Boolean.TRUE.equals(chosen.get(ExprPrinter.print(expr)));
        };
    }

    /** How what was chosen for an expression compares with a constant; words only as equal or not. */
    private static int sign(Expr compared, Expr constant, Map<String, Object> chosen) {
        Object value = chosen.getOrDefault("value " + ExprPrinter.print(compared), OTHER);
        if (constant instanceof Expr.Literal known) {
            Value literal = known.value();
            return switch (literal) {
                case Value.Count(var count) -> value instanceof Long number ? Long.compare(number, count) : 1;
                case Span span -> value instanceof Long number ? Long.compare(number, span.amount()) : 1;
                case Value.Distance(var metres) -> value instanceof Long number ? Long.compare(number, metres) : 1;
                case Value.Flag(var flag) -> value.equals(String.valueOf(flag)) ? 0 : 1;
                case Value.Text _, Value.Word _, Value.Id _, Value.PartyCode _, Value.Day _, Value.Moment _ ->
                    value.equals(literal.toString()) ? 0 : 1;
                case Value.Place _, Value.Items _, Value.Row _, Value.Blank _ -> 1;
            };
        }
        return 1;
    }

    private static boolean compare(Op op, int sign) {
        return switch (op) {
            case EQUAL, IN -> sign == 0;
            case UNEQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case MORE -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case OR, AND, PLUS, MINUS, TIMES -> throw new IllegalArgumentException(op + " compares nothing");
        };
    }

    private static String name(Condition.Named named) {
        return "term " + named.term() + (named.shareOfDebtor() ? " of the debtor" : "");
    }

    private static boolean swapped(Expr.Binary binary) {
        return ExprPrinter.print(binary.left()).compareTo(ExprPrinter.print(binary.right())) > 0;
    }

    private static String pair(Expr.Binary binary) {
        String left = ExprPrinter.print(binary.left());
        String right = ExprPrinter.print(binary.right());
        return swapped(binary) ? right + " beside " + left : left + " beside " + right;
    }
}
