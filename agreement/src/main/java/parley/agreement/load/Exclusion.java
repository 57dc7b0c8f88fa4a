package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.ExprPrinter;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Condition;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * Whether two conditions exclude each other whatever the facts, found by trying every case that could make a
 * difference: each flag both ways, each quantity at, just below and just above every bound it is compared with, each
 * word as every word of its list, any two other values as less, equal and more, and each as a value that does not
 * exist. A term, and what is not a comparison, counts as a flag. So {@code SHOWN} is certain; {@code REFUTED} may name a
 * case that no facts make true, when two different expressions depend on each other.
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

    /**
     * Tries every case.
     *
     * @param scope what the paths of both lead to
     */
    static Exclusion of(Condition one, Condition other, Scope scope) {
        return new Cases(scope).together(one, other);
    }

    /** Whether one is TRUE only where the other is: certain if true. */
    static boolean implies(Condition one, Condition other, Scope scope) {
        return of(one, new Condition.Not("", Optional.empty(), other), scope) == SHOWN;
    }

    /** How two sides compare; of those that are not ordered only whether they are equal. */
    private enum Sign {
        LESS,
        EQUAL,
        MORE,
        /** One of the two does not exist: nothing is true of them but that they differ. */
        ONE_MISSING,
        /** Neither exists: nothing is true of them but that they are equal. */
        BOTH_MISSING;

        Sign turned() {
            return switch (this) {
                case LESS -> MORE;
                case MORE -> LESS;
                case EQUAL, ONE_MISSING, BOTH_MISSING -> this;
            };
        }

        static Sign of(int difference) {
            return difference < 0 ? LESS : difference > 0 ? MORE : EQUAL;
        }

        boolean holds(Op op) {
            return switch (op) {
                case EQUAL, IN -> this == EQUAL || this == BOTH_MISSING;
                case UNEQUAL -> this != EQUAL && this != BOTH_MISSING;
                case LESS -> this == LESS;
                case AT_MOST -> this == LESS || this == EQUAL;
                case MORE -> this == MORE;
                case AT_LEAST -> this == MORE || this == EQUAL;
                case OR, AND, PLUS, MINUS, TIMES -> throw new IllegalArgumentException(op + " compares nothing");
            };
        }
    }

    /** A value that does not exist, and one that no constant names. */
    private enum Special {
        MISSING,
        OTHER
    }

    private static final class Cases {
        private final Scope scope;
        private final Map<String, Set<Object>> domains = new LinkedHashMap<>();
        private final Map<String, Object> chosen = new LinkedHashMap<>();

        Cases(Scope scope) {
            this.scope = scope;
        }

        Exclusion together(Condition one, Condition other) {
            collect(one);
            collect(other);
            long cases = 1;
            for (Set<Object> domain : domains.values()) {
                cases *= domain.size();
                if (cases > LIMIT_CASES) {
                    return TOO_MANY;
                }
            }
            return together(one, other, List.copyOf(domains.keySet()), 0) ? REFUTED : SHOWN;
        }

        private boolean together(Condition one, Condition other, List<String> names, int next) {
            if (next == names.size()) {
                return holds(one) && holds(other);
            }
            String name = names.get(next);
            for (Object value : domains.getOrDefault(name, Set.of())) {
                chosen.put(name, value);
                if (together(one, other, names, next + 1)) {
                    return true;
                }
            }
            return false;
        }

        private void collect(Condition condition) {
            switch (condition) {
                case Condition.All all -> all.of().forEach(this::collect);
                case Condition.Any any -> any.of().forEach(this::collect);
                case Condition.Not not -> collect(not.of());
                case Condition.When when -> collect(when.expr());
                case Condition.Named named -> flag(name(named));
                case Condition.Window window -> flag(window.id());
            }
        }

        private void collect(Expr expr) {
            switch (expr) {
                case Expr.Not not -> collect(not.of());
                case Expr.Binary(var slice, var op, var left, var right)
                when op == Op.AND || op == Op.OR -> {
                    collect(left);
                    collect(right);
                }
                case Expr.Binary(var slice, var op, var left, Expr.ListOf(var where, var items))
                when items.stream().allMatch(Expr.Literal.class::isInstance) ->
                    items.forEach(item -> constant(left, item));
                case Expr.Binary(var slice, var op, var left, Expr.Literal literal)
                when op != Op.IN -> constant(left, literal);
                case Expr.Binary(var slice, var op, Expr.Literal literal, var right)
                when op != Op.IN -> constant(right, literal);
                case Expr.Binary binary
                when binary.op() != Op.IN -> domains.put(pair(binary), new LinkedHashSet<>(List.of(Sign.values())));
                case Expr.Literal _ -> {}
                case Expr.Binary _, Expr.Read _, Expr.Has _, Expr.ListOf _, Expr.Negate _, Expr.Call _ ->
                    flag(ExprPrinter.print(expr));
            }
        }

        private void flag(String name) {
            domains.put(name, new LinkedHashSet<>(List.of(true, false)));
        }

        /** Adds the cases that a constant tells apart. */
        private void constant(Expr compared, Expr constant) {
            Set<Object> domain =
                    domains.computeIfAbsent("value " + ExprPrinter.print(compared), _ -> new LinkedHashSet<>());
            domain.add(Special.MISSING);
            if (constant instanceof Expr.Literal(var _, var value)) {
                OptionalLong number = number(value);
                if (value instanceof Value.Flag) {
                    domain.addAll(List.of(0L, 1L));
                } else if (number.isPresent()) {
                    long n = number.getAsLong();
                    domain.addAll(List.of(n - 1, n, n + 1));
                } else {
                    domain.add(value.toString());
                    List<String> words = words(compared);
                    domain.addAll(words);
                    if (words.isEmpty()) {
                        domain.add(Special.OTHER);
                    }
                }
            }
        }

        private boolean holds(Condition condition) {
            return switch (condition) {
                case Condition.All all -> all.of().stream().allMatch(this::holds);
                case Condition.Any any -> any.of().stream().anyMatch(this::holds);
                case Condition.Not not -> !holds(not.of());
                case Condition.When when -> holds(when.expr());
                case Condition.Named named -> Boolean.TRUE.equals(chosen.get(name(named)));
                case Condition.Window window -> Boolean.TRUE.equals(chosen.get(window.id()));
            };
        }

        private boolean holds(Expr expr) {
            return switch (expr) {
                case Expr.Not not -> !holds(not.of());
                case Expr.Binary(var slice, var op, var left, var right)
                when op == Op.AND -> holds(left) && holds(right);
                case Expr.Binary(var slice, var op, var left, var right)
                when op == Op.OR -> holds(left) || holds(right);
                case Expr.Binary(var slice, var op, var left, Expr.ListOf(var where, var items))
                when items.stream().allMatch(Expr.Literal.class::isInstance) ->
                    items.stream().anyMatch(item -> sign(left, item).holds(Op.EQUAL));
                case Expr.Binary(var slice, var op, var left, Expr.Literal literal)
                when op != Op.IN -> sign(left, literal).holds(op);
                case Expr.Binary(var slice, var op, Expr.Literal literal, var right)
                when op != Op.IN -> sign(right, literal).turned().holds(op);
                case Expr.Binary binary
                when binary.op() != Op.IN -> {
                    Sign sign = (Sign) chosen.getOrDefault(pair(binary), Sign.EQUAL);
                    yield (swapped(binary) ? sign.turned() : sign).holds(binary.op());
                }
                case Expr.Literal(var slice, var value) -> value.equals(new Value.Flag(true));
                case Expr.Binary _, Expr.Read _, Expr.Has _, Expr.ListOf _, Expr.Negate _, Expr.Call _ ->
                    Boolean.TRUE.equals(chosen.get(ExprPrinter.print(expr)));
            };
        }

        /** How what was chosen for an expression compares with a constant. */
        private Sign sign(Expr compared, Expr constant) {
            Object value = chosen.getOrDefault("value " + ExprPrinter.print(compared), Special.OTHER);
            if (value == Special.MISSING || !(constant instanceof Expr.Literal(var _, var literal))) {
                return Sign.ONE_MISSING;
            }
            OptionalLong number = number(literal);
            if (number.isPresent() && value instanceof Long chosenNumber) {
                return Sign.of(Long.compare(chosenNumber, number.getAsLong()));
            }
            if (value.equals(literal.toString())) {
                return Sign.EQUAL;
            }
            List<String> words = words(compared);
            return words.indexOf(value.toString()) < words.indexOf(literal.toString()) ? Sign.LESS : Sign.MORE;
        }

        /** The words that a path leads to, lowest first; empty of anything else. */
        private List<String> words(Expr compared) {
            return compared instanceof Expr.Read(var _, var path)
                            && scope.resolve(path) instanceof Scope.Resolution.Found(Type.Words(var words, var _))
                    ? words
                    : List.of();
        }
    }

    private static OptionalLong number(Value value) {
        return switch (value) {
            case Value.Count(var count) -> OptionalLong.of(count);
            case Span span -> OptionalLong.of(span.amount());
            case Value.Distance(var metres) -> OptionalLong.of(metres);
            case Value.Flag(var flag) -> OptionalLong.of(flag ? 1 : 0);
            case Value.Day(var date) -> OptionalLong.of(date.toEpochDay());
            case Value.Moment(var instant) -> OptionalLong.of(instant.getEpochSecond());
            case Value.Text _,
                    Value.Word _,
                    Value.Id _,
                    Value.PartyCode _,
                    Value.Place _,
                    Value.Items _,
                    Value.Row _,
                    Value.Blank _ -> OptionalLong.empty();
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
