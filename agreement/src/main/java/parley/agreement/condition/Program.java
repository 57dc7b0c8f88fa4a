package parley.agreement.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Function;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * A condition, compiled once: every node has its place in the pack, every path its number. Immutable and safe for use by
 * several threads; a proof shares the sites of its program.
 */
public final class Program {
    /** The words of the ordered list that a path leads to, lowest first; empty for any other path. */
    @FunctionalInterface
    public interface Order {
        List<String> of(Path path);
    }

    private final Question root;
    private final List<Path> paths;

    private Program(Question root, List<Path> paths) {
        this.root = root;
        this.paths = paths;
    }

    public static Program compile(Condition condition, Order order) {
        Compiler compiler = new Compiler(order);
        Question root = compiler.condition(condition);
        return new Program(root, List.copyOf(compiler.numbers.keySet()));
    }

    /** Compiles a single expression, such as the {@code matching} of a notice. */
    public static Program compile(Site site, String text, Expr expr, Order order) {
        Compiler compiler = new Compiler(order);
        Question root = compiler.expression(site, text, expr);
        return new Program(root, List.copyOf(compiler.numbers.keySet()));
    }

    /** Compiles an expression that yields a value. */
    public static Formula formula(Site site, String text, Expr expr, Order order) {
        Compiler compiler = new Compiler(order);
        Operand root = compiler.operand(site, text, expr);
        return new Formula(root, List.copyOf(compiler.numbers.keySet()));
    }

    /** The paths that it reads, each once; a path's place is its number. */
    public List<Path> paths() {
        return paths;
    }

    /** Proves it, exhaustively. */
    public Proof prove(Inputs in) {
        return root.prove(in);
    }

    /** What a proof that {@link #prove} made says. */
    public static Truth truth(Proof proof) {
        return Question.truth(proof);
    }

    private static final class Compiler {
        private final Order order;
        private final Map<Path, Integer> numbers = new LinkedHashMap<>();

        Compiler(Order order) {
            this.order = order;
        }

        Question condition(Condition condition) {
            return switch (condition) {
                case Condition.All(String id, Optional<String> ref, List<Condition> of) ->
                    new Question.Combination(
                            new Site(id, ref, "all"),
                            Operator.ALL,
                            of.stream().map(this::condition).toList());
                case Condition.Any(String id, Optional<String> ref, List<Condition> of) ->
                    new Question.Combination(
                            new Site(id, ref, "any"),
                            Operator.ANY,
                            of.stream().map(this::condition).toList());
                case Condition.Not(String id, Optional<String> ref, Condition of) ->
                    new Question.Combination(new Site(id, ref, "not"), Operator.NOT, List.of(condition(of)));
                case Condition.When(String id, Optional<String> ref, String text, Expr expr) ->
                    expression(new Site(id, ref, text), text, expr);
                case Condition.Named named ->
                    new Question.Term(new Site(named.id(), named.ref(), "term " + named.term()), named);
                case Condition.Window window ->
                    new Question.Window(new Site(window.id(), window.ref(), "window"), window);
            };
        }

        Question expression(Site site, String text, Expr expr) {
            return switch (expr) {
                case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) -> {
                    Site here = site;
                    yield switch (op) {
                        case OR, AND ->
                            new Question.Combination(
                                    here,
                                    op == Expr.Op.OR ? Operator.ANY : Operator.ALL,
                                    List.of(
                                            expression(part(site, text, left), text, left),
                                            expression(part(site, text, right), text, right)));
                        case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST ->
                            new Question.Comparison(
                                    here,
                                    op,
                                    operand(site, text, left),
                                    operand(site, text, right),
                                    order(left, right));
                        case IN -> new Question.Membership(here, operand(site, text, left), list(site, text, right));
                        case PLUS, MINUS, TIMES -> throw new IllegalStateException("no condition: " + text);
                    };
                }
                case Expr.Not(Expr.Slice _, Expr of) ->
                    new Question.Combination(site, Operator.NOT, List.of(expression(part(site, text, of), text, of)));
                case Expr.Has(Expr.Slice _, Path path) -> new Question.Presence(site, slot(path));
                case Expr.Read _, Expr.Literal _ -> new Question.Flag(site, operand(site, text, expr));
                case Expr.Call call
                when call.function() == Function.WITHIN ->
                    new Question.Comparison(
                            site,
                            Expr.Op.AT_MOST,
                            apart(site, text, call.arguments()),
                            operand(site, text, call.arguments().get(2)),
                            List.of());
                case Expr.Call(Expr.Slice _, Function function, List<Expr> arguments)
                when function == Function.CHANGED_BY -> changed(site, text, arguments);
                case Expr.ListOf _, Expr.Negate _, Expr.Call _ ->
                    throw new IllegalStateException("a loaded pack has no condition " + text);
            };
        }

        private Operand operand(Site site, String text, Expr expr) {
            return switch (expr) {
                case Expr.Literal(Expr.Slice _, var value) -> new Operand.Constant(new Reading.Known(value, List.of()));
                case Expr.Read(Expr.Slice _, Path path) -> slot(path);
                case Expr.Negate(Expr.Slice slice, Expr of) ->
                    new Operand.Arithmetic(
                            Expr.Op.MINUS,
                            operand(site, text, new Expr.Literal(slice, new Value.Count(0))),
                            operand(site, text, of));
                case Expr.Call call
                when call.function() == Function.WITHIN || call.function() == Function.CHANGED_BY ->
                    new Operand.Truthful(expression(part(site, text, call), text, call));
                case Expr.Call call when call.function() == Function.DISTANCE -> apart(site, text, call.arguments());
                case Expr.Call(Expr.Slice _, var function, List<Expr> arguments) ->
                    new Operand.Applied(
                            function, operand(site, text, arguments.get(0)), operand(site, text, arguments.get(1)));
                case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right)
                when op == Expr.Op.PLUS || op == Expr.Op.MINUS || op == Expr.Op.TIMES ->
                    new Operand.Arithmetic(op, operand(site, text, left), operand(site, text, right));
                case Expr.Binary _, Expr.Not _, Expr.Has _ ->
                    new Operand.Truthful(expression(part(site, text, expr), text, expr));
                case Expr.ListOf _ -> throw new IllegalStateException("a list stands only after in: " + text);
            };
        }

        private Question changed(Site site, String text, List<Expr> arguments) {
            if (arguments.get(0) instanceof Expr.Read(Expr.Slice slice, Path path)
                    && arguments.get(1) instanceof Expr.Literal(Expr.Slice _, Value.Count(long n))
                    && arguments.get(2) instanceof Expr.Literal(Expr.Slice _, Value.Count(long d))) {
                int number = numbers.computeIfAbsent(path, _ -> numbers.size());
                return new Changed(site, slice.of(text), number, n, d);
            }
            throw new IllegalStateException("a loaded pack does not ask " + text);
        }

        private Operand apart(Site site, String text, List<Expr> places) {
            return new Operand.Apart(
                    places.get(0).slice().of(text),
                    places.get(1).slice().of(text),
                    operand(site, text, places.get(0)),
                    operand(site, text, places.get(1)));
        }

        private List<Operand> list(Site site, String text, Expr expr) {
            if (expr instanceof Expr.ListOf(Expr.Slice _, List<Expr> items)) {
                List<Operand> operands = new ArrayList<>();
                items.forEach(item -> operands.add(operand(site, text, item)));
                return operands;
            }
            return List.of(operand(site, text, expr));
        }

        private Operand slot(Path path) {
            return new Operand.Slot(numbers.computeIfAbsent(path, _ -> numbers.size()));
        }

        private List<String> order(Expr left, Expr right) {
            if (left instanceof Expr.Read(Expr.Slice _, Path path)) {
                return order.of(path);
            }
            return right instanceof Expr.Read(Expr.Slice _, Path path) ? order.of(path) : List.of();
        }

        private static Site part(Site site, String text, Expr expr) {
            Expr.Slice slice = expr.slice();
            return new Site(site.id() + "@" + slice.from() + "-" + slice.to(), site.ref(), slice.of(text));
        }
    }
}
