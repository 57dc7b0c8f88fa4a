package parley.agreement.recheck;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Function;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;

/** Works a count out again from what it reads, and checks the node that shows it. */
final class Amounts {
    private final Faults faults;

    Amounts(Faults faults) {
        this.faults = faults;
    }

    /**
     * Checks the node of an amount, and gives what it comes to.
     *
     * @param site where it must stand
     * @param check what checks each value that is read
     */
    Reading check(Ceiling.Amount amount, Site site, Proof node, BiConsumer<Path, Proof.Stated> check) {
        Shape.site(node, site.id(), site.ref(), faults);
        faults.same(node, "the text", node.site().text(), site.text());
        List<Path> paths = List.copyOf(amount.expr().paths());
        boolean alone = paths.isEmpty()
                || (paths.size() == 1 && paths.getFirst().toString().equals(amount.text()));
        List<Proof> parts = alone ? List.of(node) : node.because();
        if (node instanceof Proof.Rule == alone || parts.size() != Math.max(1, paths.size())) {
            faults.add(node, "does not show what " + amount.text() + " reads");
            return unknown("not shown", List.of());
        }
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Proof.Stated stated)) {
                faults.add(parts.get(i), "is no value");
                return unknown("not shown", List.of());
            }
            Reading reading = stated.reading();
            boolean known = reading instanceof Reading.Known || reading instanceof Reading.None;
            faults.same(stated, "the truth", stated.outcome(), known ? "TRUE" : "UNKNOWN");
            if (!alone) {
                Shape.site(stated, site.id() + "/" + paths.get(i), site.ref(), faults);
                faults.same(
                        stated, "the text", stated.site().text(), paths.get(i).toString());
            }
            if (!paths.isEmpty()) {
                check.accept(paths.get(i), stated);
            }
            readings.add(reading);
        }
        Reading value = value(amount.expr(), paths, readings);
        if (alone) {
            faults.same(node, "the amount", readings.getFirst(), value);
        } else {
            faults.same(node, "the amount", node.outcome(), value.toString());
        }
        return value;
    }

    /** What an expression without paths comes to. */
    static Reading constant(Expr expr) {
        return value(expr, List.of(), List.of());
    }

    private static Reading value(Expr expr, List<Path> paths, List<Reading> readings) {
        return switch (expr) {
            case Expr.Read(Expr.Slice _, Path path) -> readings.get(paths.indexOf(path));
            case Expr.Literal(Expr.Slice _, Value value) -> new Reading.Known(value, List.of());
            case Expr.Negate(Expr.Slice _, Expr of) ->
                worked(Expr.Op.MINUS, new Reading.Known(new Value.Count(0), List.of()), value(of, paths, readings));
            case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) ->
                worked(op, value(left, paths, readings), value(right, paths, readings));
            case Expr.Call(Expr.Slice _, Function function, List<Expr> of)
            when of.size() == 2 ->
                worked(function, value(of.getFirst(), paths, readings), value(of.getLast(), paths, readings));
            case Expr.Has _, Expr.ListOf _, Expr.Not _, Expr.Call _ -> unknown("no amount", List.of());
        };
    }

    private static Reading worked(Object operator, Reading left, Reading right) {
        List<Source> from = new ArrayList<>(left.from());
        from.addAll(right.from());
        if (operator == Function.DAYS
                && Presence.day(left).isPresent()
                && Presence.day(right).isPresent()) {
            long apart = Presence.day(right).get().toEpochDay()
                    - Presence.day(left).get().toEpochDay();
            return new Reading.Known(new Value.Count(apart), from);
        }
        Optional<BigInteger> one = number(left);
        Optional<BigInteger> other = number(right);
        boolean divides = operator == Function.CEIL || operator == Function.FLOOR;
        if (divides && other.equals(Optional.of(BigInteger.ZERO))) {
            return unknown("division by 0", right.from());
        }
        if (one.isEmpty() || other.isEmpty()) {
            return unknown("not known", from);
        }
        BigInteger a = one.get();
        BigInteger b = other.get();
        Optional<BigInteger> result = Optional.empty();
        if (operator instanceof Expr.Op op) {
            result = switch (op) {
                case PLUS -> Optional.of(a.add(b));
                case MINUS -> Optional.of(a.subtract(b));
                case TIMES -> Optional.of(a.multiply(b));
                case OR, AND, EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, IN -> Optional.empty();
            };
        } else if (operator instanceof Function function) {
            result = switch (function) {
                case MIN -> Optional.of(a.min(b));
                case MAX -> Optional.of(a.max(b));
                case FLOOR -> Optional.of(floor(a, b));
                case CEIL -> Optional.of(floor(a.negate(), b).negate());
                case LASTED, DAYS, WITHIN, DISTANCE, CHANGED_BY, GROUP -> Optional.empty();
            };
        }
        if (result.isPresent() && result.get().bitLength() > 63) {
            return unknown("beyond what is counted", from);
        }
        return result.<Reading>map(value -> new Reading.Known(new Value.Count(value.longValue()), from))
                .orElseGet(() -> unknown("no amount", from));
    }

    private static BigInteger floor(BigInteger number, BigInteger divisor) {
        BigInteger[] parts = number.divideAndRemainder(divisor);
        boolean below = parts[1].signum() * divisor.signum() < 0;
        return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Optional<BigInteger> number(Reading reading) {
        return reading instanceof Reading.Known(Value.Count(long count), var _)
                ? Optional.of(BigInteger.valueOf(count))
                : Optional.empty();
    }

    private static Reading unknown(String why, List<Source> from) {
        return new Reading.Unknown(why, from, new TreeSet<>(List.of(new Need.Measure(why))));
    }
}
