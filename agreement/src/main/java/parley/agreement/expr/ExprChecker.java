package parley.agreement.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr.Op;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;

/**
 * Finds the type of a condition when a pack is loaded, and types its literals on the way: {@code 'landing'} beside a
 * field of words becomes a {@link Value.Word}. All faults of a condition are collected; one fault does not cause
 * another. Not thread-safe.
 */
public final class ExprChecker {
    private final Scope scope;
    private final List<Fault> faults = new ArrayList<>();

    private ExprChecker(Scope scope) {
        this.scope = scope;
    }

    /**
     * What came of a check.
     *
     * @param expr the condition with typed literals
     * @param type what it yields; empty if that cannot be said
     * @param faults what is wrong; if empty, {@code type} is present, or depends on a declaration that is wrong itself
     */
    public record Checked(Expr expr, Optional<Type> type, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }
    }

    /** Checks a condition, which must be true or false. */
    public static Checked condition(Expr expr, Scope scope) {
        Checked checked = check(expr, scope);
        Optional<Fault> wrong = checked.type()
                .filter(type -> !type.equals(Simple.FLAG))
                .map(type -> new Fault(expr.slice().from(), type.described(), "a condition, true or false"));
        if (wrong.isEmpty()) {
            return checked;
        }
        List<Fault> faults = new ArrayList<>(checked.faults());
        faults.add(wrong.get());
        return new Checked(checked.expr(), Optional.empty(), faults);
    }

    /** Checks an expression of any type. */
    public static Checked check(Expr expr, Scope scope) {
        ExprChecker checker = new ExprChecker(scope);
        Typed typed = checker.type(expr);
        return new Checked(typed.expr(), typed.type(), checker.faults);
    }

    private record Typed(Expr expr, Optional<Type> type) {
        private Typed(Expr expr, Type type) {
            this(expr, Optional.of(type));
        }
    }

    private Typed type(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> new Typed(literal, Literals.type(literal.value()));
            case Expr.Read read -> new Typed(read, path(read.slice(), read.path(), 0));
            case Expr.Has has -> {
                Optional<Type> leadsTo = path(has.slice(), has.path(), "has(".length());
                yield new Typed(has, leadsTo.map(_ -> Simple.FLAG));
            }
            case Expr.ListOf list -> {
                fault(list, "a list", "a value; a list stands only after in");
                yield new Typed(list, Optional.empty());
            }
            case Expr.Not not -> {
                Expr of = expect(not.of(), Simple.FLAG, "true or false after !");
                yield new Typed(new Expr.Not(not.slice(), of), Simple.FLAG);
            }
            case Expr.Negate negate -> {
                Expr of = expect(negate.of(), Simple.COUNT, "a count after -");
                yield new Typed(new Expr.Negate(negate.slice(), of), Simple.COUNT);
            }
            case Expr.Binary binary -> binary(binary);
            case Expr.Call call -> call(call);
        };
    }

    private Optional<Type> path(Expr.Slice slice, Path path, int offset) {
        return switch (scope.resolve(path)) {
            case Scope.Resolution.Found(var type) -> Optional.of(type);
            case Scope.Resolution.Broken() -> Optional.empty();
            case Scope.Resolution.Missing(var segment, var expected) -> {
                int before = path.segments().subList(0, segment).stream()
                        .mapToInt(name -> name.length() + 1)
                        .sum();
                String name = path.segments().get(segment);
                faults.add(new Fault(slice.from() + offset + before, "\"" + name + "\" in " + path, expected));
                yield Optional.empty();
            }
        };
    }

    private Typed binary(Expr.Binary binary) {
        return switch (binary.op()) {
            case OR, AND -> {
                String expected =
                        "true or false on both sides of " + binary.op().sign();
                Expr left = expect(binary.left(), Simple.FLAG, expected);
                yield rebuilt(binary, left, expect(binary.right(), Simple.FLAG, expected), Optional.of(Simple.FLAG));
            }
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> comparison(binary);
            case IN -> membership(binary);
            case PLUS, MINUS, TIMES -> arithmetic(binary);
        };
    }

    private Typed comparison(Expr.Binary binary) {
        Typed one = type(binary.left());
        Typed other = type(binary.right());
        Typed left = beside(one, other.type());
        Typed right = beside(other, one.type());
        if (left.type().isPresent() && right.type().isPresent()) {
            Type type = left.type().get();
            if (!Types.comparable(type, right.type().get())) {
                String found =
                        type.described() + " beside " + right.type().get().described();
                fault(binary, found, Types.advice(type, right.type().get()));
            } else if (binary.op() != Op.EQUAL && binary.op() != Op.UNEQUAL && !Types.ordered(type)) {
                fault(binary, binary.op().sign() + " on " + type.described(), "== or !=; this type has no order");
            }
        }
        return rebuilt(binary, left.expr(), right.expr(), Optional.of(Simple.FLAG));
    }

    /** A string beside something more exact is read as that; anything else stays what it is. */
    private Typed beside(Typed typed, Optional<Type> other) {
        if (other.isEmpty() || !(typed.expr() instanceof Expr.Literal(var slice, Value.Text(var text)))) {
            return typed;
        }
        return switch (other.get()) {
            case Type.Words words -> {
                if (words.words().contains(text)) {
                    yield new Typed(new Expr.Literal(slice, new Value.Word(text)), words);
                }
                yield faulty(typed, "'" + text + "'", words.toString());
            }
            case Type.AnyId _, Type.IdOf _ -> new Typed(new Expr.Literal(slice, new Value.Id(text)), other.get());
            case Simple simple -> {
                if (simple != Simple.PARTY) {
                    yield typed;
                }
                yield Party.isCode(text)
                        ? new Typed(new Expr.Literal(slice, new Value.PartyCode(new Party(text))), simple)
                        : faulty(typed, "'" + text + "'", "a party's code");
            }
            case Type.SpanOf _, Type.ListOf _, Type.RowOf _, Type.Groups _, Type.Coded _ -> typed;
        };
    }

    private Typed faulty(Typed typed, String found, String expected) {
        fault(typed.expr(), found, expected);
        return new Typed(typed.expr(), Optional.empty());
    }

    private Typed membership(Expr.Binary binary) {
        Typed left = type(binary.left());
        if (binary.right() instanceof Expr.ListOf(var slice, var items)) {
            List<Expr> typed = new ArrayList<>();
            for (Expr item : items) {
                Typed one = beside(type(item), left.type());
                compare(left, one, item);
                typed.add(one.expr());
            }
            return rebuilt(binary, left.expr(), new Expr.ListOf(slice, typed), Optional.of(Simple.FLAG));
        }
        Typed right = type(binary.right());
        if (right.type().isPresent()) {
            if (right.type().get() instanceof Type.ListOf(var item)) {
                left = beside(left, Optional.of(item));
                compare(new Typed(right.expr(), item), left, binary.left());
            } else {
                fault(binary.right(), right.type().get().described(), "a list after in");
            }
        }
        return rebuilt(binary, left.expr(), right.expr(), Optional.of(Simple.FLAG));
    }

    private void compare(Typed with, Typed typed, Expr at) {
        if (with.type().isPresent() && typed.type().isPresent()) {
            Type wanted = with.type().get();
            if (!Types.findable(typed.type().get(), wanted)) {
                fault(at, typed.type().get().described(), wanted.described());
            }
        }
    }

    private Typed arithmetic(Expr.Binary binary) {
        Typed left = type(binary.left());
        Typed right = type(binary.right());
        Optional<Type> result = Optional.empty();
        if (left.type().isPresent() && right.type().isPresent()) {
            Type one = left.type().get();
            Type other = right.type().get();
            result = Types.arithmetic(binary.op(), one, other);
            if (result.isEmpty()) {
                String expected = binary.op() == Op.TIMES
                        ? "two counts"
                        : "two counts, two spans of one class, a date and days, or an instant and hours";
                fault(binary, one.described() + " " + binary.op().sign() + " " + other.described(), expected);
            }
        }
        return rebuilt(binary, left.expr(), right.expr(), result);
    }

    private Typed call(Expr.Call call) {
        if (!call.function().available()) {
            fault(call, call.function().word() + "(), which is not in this version", "one of " + Function.words());
            return new Typed(call, Optional.empty());
        }
        List<Typed> arguments = call.arguments().stream().map(this::type).toList();
        Expr rebuilt = new Expr.Call(
                call.slice(),
                call.function(),
                arguments.stream().map(Typed::expr).toList());
        if (arguments.stream().anyMatch(a -> a.type().isEmpty())) {
            return new Typed(rebuilt, Optional.empty());
        }
        List<Type> types = arguments.stream().map(a -> a.type().orElseThrow()).toList();
        Optional<Type> result = Types.call(call.function(), types);
        if (result.isEmpty()) {
            String found = call.function().word() + " of " + types;
            fault(call, found, Types.signature(call.function()));
        } else if (call.function() == Function.CHANGED_BY) {
            changed(call);
        }
        return new Typed(rebuilt, result);
    }

    /** A figure that is notified, and two numbers from 1. */
    private void changed(Expr.Call call) {
        if (!(call.arguments().getFirst() instanceof Expr.Read(var slice, Path path)) || !scope.notified(path)) {
            Expr first = call.arguments().getFirst();
            fault(first, "what no format notifies", "a path to a count with notifiedBy");
        }
        for (Expr number : call.arguments().subList(1, 3)) {
            if (!(number instanceof Expr.Literal(var slice, Value.Count(long count))) || count < 1) {
                fault(number, "no number from 1", Types.signature(call.function()));
            }
        }
    }

    private Expr expect(Expr expr, Type wanted, String expected) {
        Typed typed = type(expr);
        if (typed.type().isPresent() && !typed.type().get().equals(wanted)) {
            fault(expr, typed.type().get().described(), expected);
        }
        return typed.expr();
    }

    private void fault(Expr at, String found, String expected) {
        faults.add(new Fault(at.slice().from(), found, expected));
    }

    private static Typed rebuilt(Expr.Binary binary, Expr left, Expr right, Optional<Type> type) {
        return new Typed(new Expr.Binary(binary.slice(), binary.op(), left, right), type);
    }
}
