package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.recheck.Quotas.Bounds;
import parley.agreement.value.Value;

/** Works out an expression over counts, for every count that each of them can be. */
record Sums(Expr expr) {
    /** Of more combinations than these an expression is given up as not known. */
    private static final long TRIES = 4096;

    /** The paths that it reads, each once, in the order of the text. */
    List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        collect(expr, paths);
        return paths.stream().distinct().toList();
    }

    private static void collect(Expr of, List<Path> paths) {
        switch (of) {
            case Expr.Read(Expr.Slice _, Path path) -> paths.add(path);
            case Expr.Has(Expr.Slice _, Path path) -> paths.add(path);
            case Expr.Literal _ -> {}
            case Expr.ListOf(Expr.Slice _, List<Expr> items) -> items.forEach(item -> collect(item, paths));
            case Expr.Not(Expr.Slice _, Expr not) -> collect(not, paths);
            case Expr.Negate(Expr.Slice _, Expr negated) -> collect(negated, paths);
            case Expr.Binary(Expr.Slice _, Expr.Op _, Expr left, Expr right) -> {
                collect(left, paths);
                collect(right, paths);
            }
            case Expr.Call(Expr.Slice _, var _, List<Expr> arguments) ->
                arguments.forEach(argument -> collect(argument, paths));
        }
    }

    /** The least and the most that it comes to; empty where one of the numbers, or what comes of some, is not known. */
    Optional<Bounds> over(Map<Path, Bounds> inputs) {
        List<Path> paths = paths();
        if (expr instanceof Expr.Read(Expr.Slice _, Path path)) {
            return Optional.ofNullable(inputs.get(path));
        }
        long tries = 1;
        for (Path path : paths) {
            Bounds bounds = inputs.get(path);
            if (bounds == null) {
                return Optional.empty();
            }
            tries = Math.min(TRIES + 1, tries * Math.min(TRIES + 1, bounds.most() - bounds.least() + 1));
        }
        return tries > TRIES ? Optional.empty() : over(paths, inputs, new HashMap<>());
    }

    private Optional<Bounds> over(List<Path> open, Map<Path, Bounds> inputs, Map<Path, Long> chosen) {
        if (open.isEmpty()) {
            OptionalLong value = value(expr, chosen);
            return value.isPresent() ? Optional.of(new Bounds(value.getAsLong(), value.getAsLong())) : Optional.empty();
        }
        Path path = open.getFirst();
        Bounds bounds = inputs.getOrDefault(path, new Bounds(0, 0));
        Optional<Bounds> all = Optional.empty();
        for (long count = bounds.least(); count <= bounds.most(); count++) {
            chosen.put(path, count);
            Optional<Bounds> one = over(open.subList(1, open.size()), inputs, chosen);
            if (one.isEmpty()) {
                return one;
            }
            all = Optional.of(new Bounds(
                    Math.min(
                            all.map(Bounds::least).orElse(Long.MAX_VALUE),
                            one.get().least()),
                    Math.max(
                            all.map(Bounds::most).orElse(Long.MIN_VALUE),
                            one.get().most())));
        }
        return all;
    }

    /** Its value for these numbers; empty where something is divided by nothing, or grows beyond what is counted. */
    private static OptionalLong value(Expr of, Map<Path, Long> numbers) {
        return switch (of) {
            case Expr.Literal(Expr.Slice _, Value value) ->
                value instanceof Value.Count(long count) ? OptionalLong.of(count) : OptionalLong.empty();
            case Expr.Read(Expr.Slice _, Path path) ->
                Optional.ofNullable(numbers.get(path)).map(OptionalLong::of).orElse(OptionalLong.empty());
            case Expr.Negate(Expr.Slice _, Expr negated) -> {
                OptionalLong value = value(negated, numbers);
                yield value.isPresent() ? OptionalLong.of(-value.getAsLong()) : value;
            }
            case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) ->
                both(op.sign(), value(left, numbers), value(right, numbers));
            case Expr.Call(Expr.Slice _, var function, List<Expr> arguments) ->
                arguments.size() == 2
                        ? both(function.word(), value(arguments.get(0), numbers), value(arguments.get(1), numbers))
                        : OptionalLong.empty();
            case Expr.Has _, Expr.ListOf _, Expr.Not _ -> OptionalLong.empty();
        };
    }

    private static OptionalLong both(String how, OptionalLong left, OptionalLong right) {
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalLong.empty();
        }
        long a = left.getAsLong();
        long b = right.getAsLong();
        try {
            return switch (how) {
                case "+" -> OptionalLong.of(Math.addExact(a, b));
                case "-" -> OptionalLong.of(Math.subtractExact(a, b));
                case "*" -> OptionalLong.of(Math.multiplyExact(a, b));
                case "min" -> OptionalLong.of(a < b ? a : b);
                case "max" -> OptionalLong.of(a < b ? b : a);
                case "floor" -> b == 0 ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(a, b));
                case "ceil" -> b == 0 ? OptionalLong.empty() : OptionalLong.of(-Math.floorDiv(-a, b));
                default -> OptionalLong.empty();
            };
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }
}
