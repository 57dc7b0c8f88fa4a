package parley.agreement.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.Expr.Slice;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Properties over seeded conditions; {@code -Dparley.seed=N} repeats a run. */
final class ExprProperties {
    private static final long SEED = Long.getLong("parley.seed", System.nanoTime());
    private static final int RUNS = 3_000;
    private static final Slice NONE = new Slice(0, 0);
    private static final List<Op> COMPARISONS =
            List.of(Op.EQUAL, Op.UNEQUAL, Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST);

    private final Random random = new Random(SEED);

    @Test
    void whatIsPrintedParsesToTheSameTree() throws ExprException {
        for (int run = 0; run < RUNS; run++) {
            Expr expr = condition(4);
            String text = ExprPrinter.print(expr);
            if (text.length() <= ExprParser.LIMIT_LENGTH) {
                Expr parsed = ExprParser.parse(text);
                assertThat(bare(parsed)).as("seed %d: %s", SEED, text).isEqualTo(expr);
                assertThat(ExprPrinter.print(parsed)).isEqualTo(text);
            }
        }
    }

    @Test
    void aSliceOfTheTextParsesToItsNode() throws ExprException {
        for (int run = 0; run < RUNS; run++) {
            String text = ExprPrinter.print(condition(3));
            if (text.length() <= ExprParser.LIMIT_LENGTH) {
                for (Expr node : nodes(ExprParser.parse(text))) {
                    if (!(node instanceof Expr.ListOf)) {
                        assertThat(bare(ExprParser.parse(node.slice().of(text))))
                                .as("seed %d: %s in %s", SEED, node.slice(), text)
                                .isEqualTo(bare(node));
                    }
                }
            }
        }
    }

    @Test
    void anyTextIsReadOrRefusedAtAPlaceInsideIt() {
        String alphabet = "a.b1'()[]!&|<>=+-*,in hasP2D km \"\\/%?\n\u00e9_";
        for (int run = 0; run < RUNS * 3; run++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Expr expr = ExprParser.parse(text.toString());
                assertThat(ExprParser.parse(ExprPrinter.print(expr))).isNotNull();
            } catch (ExprException e) {
                assertThat(e.fault().at()).as("seed %d: %s", SEED, text).isBetween(0, text.length());
            }
        }
    }

    private Expr condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 7)) {
            case 0 -> new Expr.Has(NONE, path());
            case 1 -> new Expr.Read(NONE, path());
            case 2 -> new Expr.Not(NONE, condition(depth - 1));
            case 3 -> new Expr.Binary(NONE, Op.AND, condition(depth - 1), condition(depth - 1));
            case 4 -> new Expr.Binary(NONE, Op.OR, condition(depth - 1), condition(depth - 1));
            case 5 -> new Expr.Binary(NONE, Op.IN, value(1), new Expr.ListOf(NONE, List.of(value(0), value(1))));
            default ->
                new Expr.Binary(
                        NONE, COMPARISONS.get(random.nextInt(COMPARISONS.size())), value(depth - 1), value(depth - 1));
        };
    }

    private Expr value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> new Expr.Read(NONE, path());
            case 1 -> new Expr.Literal(NONE, new Value.Count(random.nextLong(1L << 53)));
            case 2 -> new Expr.Literal(NONE, new Value.Text("w" + random.nextInt(9)));
            case 3 -> new Expr.Literal(NONE, span());
            case 4 -> new Expr.Literal(NONE, new Value.Distance(random.nextLong(Value.Distance.LIMIT)));
            case 5 -> new Expr.Negate(NONE, value(depth - 1));
            case 6 -> new Expr.Call(NONE, Function.MIN, List.of(value(depth - 1), value(depth - 1)));
            default ->
                new Expr.Binary(
                        NONE,
                        List.of(Op.PLUS, Op.MINUS, Op.TIMES).get(random.nextInt(3)),
                        value(depth - 1),
                        value(depth - 1));
        };
    }

    private Span span() {
        return random.nextBoolean()
                ? new Span(Span.Kind.DAYS, random.nextLong(100_000))
                : new Span(Span.Kind.SECONDS, random.nextLong(8_640_000_000L));
    }

    private Path path() {
        List<String> names = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            names.add(List.of("a", "drill", "party", "x1", "P", "hasty").get(random.nextInt(6)));
        }
        return new Path(names);
    }

    private static List<Expr> nodes(Expr expr) {
        List<Expr> nodes = new ArrayList<>(List.of(expr));
        children(expr).forEach(child -> nodes.addAll(nodes(child)));
        return nodes;
    }

    private static List<Expr> children(Expr expr) {
        return switch (expr) {
            case Expr.Not not -> List.of(not.of());
            case Expr.Negate negate -> List.of(negate.of());
            case Expr.Binary binary -> List.of(binary.left(), binary.right());
            case Expr.Call call -> call.arguments();
            case Expr.ListOf list -> list.items();
            case Expr.Literal _, Expr.Read _, Expr.Has _ -> List.of();
        };
    }

    /** The tree without its slices. */
    private static Expr bare(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> new Expr.Literal(NONE, literal.value());
            case Expr.Read read -> new Expr.Read(NONE, read.path());
            case Expr.Has has -> new Expr.Has(NONE, has.path());
            case Expr.Not not -> new Expr.Not(NONE, bare(not.of()));
            case Expr.Negate negate -> new Expr.Negate(NONE, bare(negate.of()));
            case Expr.Binary binary -> new Expr.Binary(NONE, binary.op(), bare(binary.left()), bare(binary.right()));
            case Expr.Call call ->
                new Expr.Call(
                        NONE,
                        call.function(),
                        call.arguments().stream().map(ExprProperties::bare).toList());
            case Expr.ListOf list ->
                new Expr.ListOf(
                        NONE, list.items().stream().map(ExprProperties::bare).toList());
        };
    }
}
