package parley.bench;

import java.util.List;
import java.util.Random;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.Expr.Slice;
import parley.agreement.expr.Path;
import parley.agreement.value.Value;

/** Well-typed conditions of the subset that means the same in CEL, over the fields of {@link RandomFacts}. */
record RandomConditions(Random random) {
    private static final Slice NONE = new Slice(0, 0);
    private static final List<Op> ORDERED = List.of(Op.EQUAL, Op.UNEQUAL, Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST);
    private static final List<Op> ALIKE = List.of(Op.EQUAL, Op.UNEQUAL);

    Expr condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0 -> read(RandomFacts.FLAGS);
            case 1 -> new Expr.Has(NONE, path(RandomFacts.PRESENT));
            case 2 -> new Expr.Binary(NONE, one(ALIKE), read(RandomFacts.TEXTS), text());
            case 3 -> new Expr.Binary(NONE, one(ORDERED), read(RandomFacts.WORDS), word());
            case 4 -> new Expr.Binary(NONE, Op.IN, read(RandomFacts.COUNTS), numbers());
            case 5 -> new Expr.Not(NONE, condition(depth - 1));
            case 6 -> new Expr.Binary(NONE, Op.AND, condition(depth - 1), condition(depth - 1));
            case 7 -> new Expr.Binary(NONE, Op.OR, condition(depth - 1), condition(depth - 1));
            case 8 -> new Expr.Binary(NONE, one(ALIKE), side(depth - 1), side(depth - 1));
            default -> new Expr.Binary(NONE, one(ORDERED), count(depth - 1), count(depth - 1));
        };
    }

    /** A side of == between conditions: no sum below && or ||, whose overflow cel-java would take for a value. */
    private Expr side(int depth) {
        return switch (random.nextInt(depth <= 0 ? 1 : 5)) {
            case 0 -> condition(0);
            case 1 -> new Expr.Not(NONE, side(depth - 1));
            case 2 -> new Expr.Binary(NONE, Op.AND, condition(0), condition(0));
            case 3 -> new Expr.Binary(NONE, Op.OR, condition(0), condition(0));
            default -> new Expr.Binary(NONE, one(ORDERED), count(depth - 1), count(depth - 1));
        };
    }

    private Expr count(int depth) {
        return switch (random.nextInt(depth <= 0 ? 2 : 6)) {
            case 0 -> read(RandomFacts.COUNTS);
            case 1 -> number();
            case 2 -> negated(count(depth - 1));
            case 3 -> new Expr.Binary(NONE, Op.PLUS, count(depth - 1), count(depth - 1));
            case 4 -> new Expr.Binary(NONE, Op.MINUS, count(depth - 1), count(depth - 1));
            default -> new Expr.Binary(NONE, Op.TIMES, count(depth - 1), count(depth - 1));
        };
    }

    /** Never twice: two minus signs cancel in CEL before anything is computed. */
    private static Expr negated(Expr of) {
        return of instanceof Expr.Negate ? of : new Expr.Negate(NONE, of);
    }

    private Expr numbers() {
        return new Expr.ListOf(NONE, List.of(number(), number(), number()));
    }

    private Expr number() {
        long number = random.nextBoolean() ? random.nextLong(4) : random.nextLong(1L << 53);
        return new Expr.Literal(NONE, new Value.Count(number));
    }

    private Expr text() {
        return new Expr.Literal(NONE, new Value.Text("w" + random.nextInt(3)));
    }

    private Expr word() {
        return new Expr.Literal(NONE, new Value.Text(one(RandomFacts.ECHELONS)));
    }

    private Expr read(List<String> paths) {
        return new Expr.Read(NONE, path(paths));
    }

    private Path path(List<String> paths) {
        return Path.parse(one(paths));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
