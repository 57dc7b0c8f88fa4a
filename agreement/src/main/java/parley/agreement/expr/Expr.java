package parley.agreement.expr;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.agreement.value.Value;

/**
 * A parsed condition. Every node knows the slice of the string that it was read from, so that a proof can show
 * {@code activity.troops >= 9000} as it was written.
 */
public sealed interface Expr {

    /** From which character (counted from 0) up to which, exclusive, a node was read. */
    record Slice(int from, int to) {
        /** The characters of this slice. */
        public String of(String text) {
            return text.substring(from, to);
        }
    }

    Slice slice();

    /** Every path that it reads, each once, from left to right. */
    default Set<Path> paths() {
        Set<Path> paths = new LinkedHashSet<>();
        switch (this) {
            case Read(Slice _, Path path) -> paths.add(path);
            case Has(Slice _, Path path) -> paths.add(path);
            case Literal _ -> {}
            case ListOf list -> list.items().forEach(item -> paths.addAll(item.paths()));
            case Not not -> paths.addAll(not.of().paths());
            case Negate negate -> paths.addAll(negate.of().paths());
            case Binary binary -> {
                paths.addAll(binary.left().paths());
                paths.addAll(binary.right().paths());
            }
            case Call call -> call.arguments().forEach(argument -> paths.addAll(argument.paths()));
        }
        return paths;
    }

    /** A constant: {@code 9000}, {@code 'landing'}, {@code true}, {@code PT72H}. */
    record Literal(Slice slice, Value value) implements Expr {}

    /** The value that a path leads to. */
    record Read(Slice slice, Path path) implements Expr {}

    /** {@code has(path)}: whether the path leads to a value that is not blank. Never UNKNOWN. */
    record Has(Slice slice, Path path) implements Expr {}

    /** {@code [a, b]}, only to the right of {@code in}. */
    record ListOf(Slice slice, List<Expr> items) implements Expr {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** {@code !of}. */
    record Not(Slice slice, Expr of) implements Expr {}

    /** {@code -of}. */
    record Negate(Slice slice, Expr of) implements Expr {}

    /** Two sides and what stands between them. */
    record Binary(Slice slice, Op op, Expr left, Expr right) implements Expr {}

    /** A function and as many arguments as it takes. */
    record Call(Slice slice, Function function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** What may stand between two sides, from the loosest to the tightest. */
    enum Op {
        OR("||", 1),
        AND("&&", 2),
        EQUAL("==", 3),
        UNEQUAL("!=", 3),
        LESS("<", 3),
        AT_MOST("<=", 3),
        MORE(">", 3),
        AT_LEAST(">=", 3),
        IN("in", 3),
        PLUS("+", 4),
        MINUS("-", 4),
        TIMES("*", 5);

        private final String sign;
        private final int strength;

        Op(String sign, int strength) {
            this.sign = sign;
            this.strength = strength;
        }

        public String sign() {
            return sign;
        }

        /** How tightly it binds; equal strengths group to the left, but comparisons do not chain. */
        public int strength() {
            return strength;
        }
    }
}
