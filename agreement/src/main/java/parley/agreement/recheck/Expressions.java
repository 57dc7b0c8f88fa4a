package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Function;
import parley.agreement.expr.Path;
import parley.agreement.pack.Area;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** Re-checks the nodes of one expression against the expression itself. */
final class Expressions {
    private final Case given;
    private final Faults faults;
    private final String text;
    private final Told elsewhere;

    /** What a path is read as where neither the facts nor the parameters of the pack say it; empty where they do. */
    interface Told {
        Optional<Predicate<Reading>> of(Path path);
    }

    Expressions(Case given, Faults faults, String text) {
        this(given, faults, text, _ -> Optional.empty());
    }

    private Expressions(Case given, Faults faults, String text, Told elsewhere) {
        this.given = given;
        this.faults = faults;
        this.text = text;
        this.elsewhere = elsewhere;
    }

    /** With paths that something else tells. */
    Expressions elsewhere(Told told) {
        return new Expressions(given, faults, text, told);
    }

    /**
     * Checks a node and everything below it.
     *
     * @param id of the place where the expression stands
     * @return what follows from its parts
     */
    Truth check(Expr expr, String id, Optional<String> ref, Proof node) {
        Shape.site(node, id, ref, faults);
        return switch (expr) {
            case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) ->
                switch (op) {
                    case OR -> combined(Operator.ANY, List.of(left, right), id, ref, node);
                    case AND -> combined(Operator.ALL, List.of(left, right), id, ref, node);
                    case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> compared(op, left, right, node);
                    case IN -> member(left, right, node);
                    case PLUS, MINUS, TIMES -> wrong(node, "a value that no condition can be");
                };
            case Expr.Not(Expr.Slice _, Expr of) -> combined(Operator.NOT, List.of(of), id, ref, node);
            case Expr.Has(Expr.Slice _, Path path) -> presence(path, node);
            case Expr.Read _, Expr.Literal _ -> flag(expr, node);
            case Expr.Call(Expr.Slice _, Function function, List<Expr> arguments)
            when function == Function.WITHIN -> within(arguments.getLast(), node);
            case Expr.Call call when call.function() == Function.CHANGED_BY -> changed(call, id, ref, node);
            case Expr.ListOf _, Expr.Negate _, Expr.Call _ -> wrong(node, "a value that no condition can be");
        };
    }

    private Truth wrong(Proof node, String what) {
        faults.add(node, "is " + what);
        return Truth.UNKNOWN;
    }

    private Truth combined(Operator operator, List<Expr> of, String id, Optional<String> ref, Proof node) {
        Optional<List<Proof>> parts = Shape.parts(node, operator, of.size(), faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            Expr.Slice slice = of.get(i).slice();
            String part = id + "@" + slice.from() + "-" + slice.to();
            faults.same(
                    parts.get().get(i), "the text", parts.get().get(i).site().text(), slice.of(text));
            truths.add(check(of.get(i), part, ref, parts.get().get(i)));
        }
        return said(node, Shape.combine(operator, truths));
    }

    private Truth said(Proof node, Truth follows) {
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }

    private Truth compared(Expr.Op op, Expr left, Expr right, Proof node) {
        if (!(node instanceof Proof.Compared compared)) {
            return wrong(node, "no comparison");
        }
        operand(left, compared.left(), node);
        operand(right, compared.right(), node);
        return said(node, Ordering.compare(op, compared.left(), compared.right(), words(left, right)));
    }

    private Truth member(Expr left, Expr right, Proof node) {
        if (!(node instanceof Proof.Compared compared)) {
            return wrong(node, "no comparison");
        }
        operand(left, compared.left(), node);
        if (right instanceof Expr.ListOf(Expr.Slice _, List<Expr> items)
                && items.stream().allMatch(Expr.Literal.class::isInstance)) {
            List<Reading> constants = items.stream()
                    .<Reading>map(item -> new Reading.Known(((Expr.Literal) item).value(), List.of()))
                    .toList();
            List<Truth> each = constants.stream()
                    .map(item -> Ordering.compare(Expr.Op.EQUAL, compared.left(), item, List.of()))
                    .toList();
            return said(node, Shape.combine(Operator.ANY, each));
        }
        operand(right, compared.right(), node);
        return said(node, Ordering.contains(compared.right(), compared.left()));
    }

    /** The distance, as an interval, against its bound; it is compared again and not measured again. */
    private Truth within(Expr bound, Proof node) {
        if (!(node instanceof Proof.Compared compared)) {
            return wrong(node, "no comparison");
        }
        given.sources(faults).exist(node, compared.left());
        operand(bound, compared.right(), node);
        return said(node, Ordering.compare(Expr.Op.AT_MOST, compared.left(), compared.right(), List.of()));
    }

    /** What was last notified, what it is now, that they differ, and by how much. */
    private Truth changed(Expr.Call call, String id, Optional<String> ref, Proof node) {
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ALL, 4, faults);
        return parts.map(four -> said(node, new Changes(given, faults).check(call, text, id, ref, four, this::operand)))
                .orElse(Truth.UNKNOWN);
    }

    private Truth flag(Expr expr, Proof node) {
        if (!(node instanceof Proof.Stated stated)) {
            return wrong(node, "no flag");
        }
        operand(expr, stated.reading(), node);
        boolean none = stated.reading() instanceof Reading.None;
        Truth follows = none
                ? Truth.FALSE
                : Ordering.known(stated.reading())
                        .filter(Value.Flag.class::isInstance)
                        .map(value -> Truth.of(((Value.Flag) value).flag()))
                        .orElse(Truth.UNKNOWN);
        return said(node, follows);
    }

    private Truth presence(Path path, Proof node) {
        if (!(node instanceof Proof.Stated stated)) {
            return wrong(node, "no presence");
        }
        path(path, stated.reading(), node);
        boolean there = stated.reading() instanceof Reading.Known
                || stated.reading() instanceof Reading.Between
                || stated.reading() instanceof Reading.Growing;
        return said(node, Truth.of(there));
    }

    /** One side of a comparison. */
    private void operand(Expr expr, Reading reading, Proof node) {
        switch (expr) {
            case Expr.Literal(Expr.Slice _, Value value) ->
                faults.same(node, "the constant", Ordering.known(reading), Optional.of(value));
            case Expr.Read(Expr.Slice _, Path path) -> path(path, reading, node);
            case Expr.Call(Expr.Slice _, Function function, List<Expr> _)
            when function == Function.LASTED -> lasted(reading, node);
            case Expr.Call(Expr.Slice _, Function function, List<Expr> _)
            when function == Function.DAYS -> days(reading, node);
            case Expr.Call _, Expr.Negate _, Expr.Binary _, Expr.Not _, Expr.Has _, Expr.ListOf _ ->
                given.sources(faults).field(node, reading);
        }
    }

    /** What a path of the facts, or a parameter, was read as. */
    void path(Path path, Reading reading, Proof node) {
        Optional<Predicate<Reading>> told = elsewhere.of(path);
        if (told.isPresent()) {
            if (!told.get().test(reading)) {
                faults.add(node, path + " is not " + reading);
            }
            return;
        }
        if (path.root().equals("param")) {
            parameter(path.last(), reading, node);
            return;
        }
        Optional<Derived> total = total(path);
        if (total.isPresent()) {
            given.sources(faults).total(node, reading, total.get());
        } else {
            given.sources(faults).field(node, reading);
            given.sources(faults).joined(node, reading, given.take(path));
            // On a day before it an end that is still to come has not come.
            if (given.on().isEmpty() || !(reading instanceof Reading.Absent)) {
                given.about().ifPresent(about -> about.check(path, reading, node, faults));
            }
            if (reading instanceof Reading.Known(Value value, var from) && from.isEmpty()) {
                unsaid(path, value, node);
            }
        }
    }

    /** What no entry says is an area of the pack, the id of the fact itself, or what a field is where it is left out. */
    private void unsaid(Path path, Value value, Proof node) {
        Optional<FactType> fact = fact(path.root());
        Optional<Area> area = Optional.ofNullable(given.pack().areas().get(path.root()));
        for (String name : path.fields()) {
            Optional<FactType.Field> field =
                    fact.flatMap(of -> Optional.ofNullable(of.fields().get(name)));
            if (name.equals(path.last()) && fact.isPresent() && !(name.equals("id") && value instanceof Value.Id)) {
                faults.same(node, path.toString(), Optional.of(value), field.flatMap(FactType.Field::byDefault));
            }
            fact = field.flatMap(of ->
                    of.type() instanceof Type.IdOf(String named) ? given.pack().fact(named) : Optional.empty());
        }
        area.ifPresent(known -> faults.same(node, path.toString(), value, known.place()));
    }

    private Optional<Derived> total(Path path) {
        return path.segments().size() == 2
                ? fact(path.root())
                        .flatMap(fact -> Optional.ofNullable(fact.derived().get(path.last())))
                : Optional.empty();
    }

    private Optional<FactType> fact(String root) {
        return given.pack().facts().values().stream()
                .filter(fact -> fact.root().equals(root))
                .findFirst();
    }

    void parameter(String name, Reading reading, Proof node) {
        faults.same(node, "the parameter " + name, Ordering.known(reading).map(Value::toString), bound(name));
    }

    /** What a parameter is bound to on the day judged: by the charter, failing that by the pack. */
    Optional<String> bound(String name) {
        return bound(given, name, given.time().dayOf(given.at()));
    }

    /** What a parameter is bound to on a day, as text. */
    static Optional<String> bound(Case given, String name, LocalDate day) {
        Data charter = given.record().parameters().get(name);
        return charter != null
                ? on(day, charter).map(data -> area(given, data).orElseGet(() -> said(data)))
                : Optional.ofNullable(given.pack().parameters().get(name))
                        .flatMap(parameter -> parameter.bound().on(day))
                        .map(Value::toString);
    }

    /** A place is bound to one of the pack's areas, by its name. */
    private static Optional<String> area(Case given, Data data) {
        return data instanceof Data.Text(String name)
                ? Optional.ofNullable(given.pack().areas().get(name))
                        .map(area -> area.place().toString())
                : Optional.empty();
    }

    /** Of values by their first day the last that has begun. */
    private static Optional<Data> on(LocalDate day, Data bound) {
        if (!(bound instanceof Data.Items(var steps))) {
            return Optional.of(bound);
        }
        Optional<Data> last = Optional.empty();
        for (Data step : steps) {
            if (step instanceof Data.Members(var members)
                    && members.get("from") instanceof Data.Text(String from)
                    && !LocalDate.parse(from).isAfter(day)) {
                last = Optional.ofNullable(members.get("value"));
            }
        }
        return last;
    }

    private static String said(Data data) {
        return switch (data) {
            case Data.Text(String text) -> text;
            case Data.Whole(long number) -> Long.toString(number);
            case Data.Flag(boolean flag) -> Boolean.toString(flag);
            case Data.Items _, Data.Members _ -> data.toString();
        };
    }

    /** From the first to the last day, both counted, or from instant to instant; an open end is the instant judged. */
    private void lasted(Reading reading, Proof node) {
        Sources sources = given.sources(faults);
        sources.field(node, reading);
        List<Value> ends = sources.times(reading);
        if (reading instanceof Reading.Known(Value value, var _) && ends.size() == 2) {
            faults.same(node, "the time from " + ends, value, span(ends.get(0), ends.get(1)));
        }
        if (reading instanceof Reading.Growing(Value since, Value soFar, var _)) {
            Value now = since instanceof Value.Day
                    ? new Value.Day(given.time().dayOf(given.at()))
                    : new Value.Moment(given.at());
            faults.same(node, "the time so far", soFar, span(since, now));
        }
    }

    /** From one date to the other, which may lie before it. */
    private void days(Reading reading, Proof node) {
        Sources sources = given.sources(faults);
        sources.field(node, reading);
        List<Value> ends = sources.times(reading);
        if (reading instanceof Reading.Known(Value value, var _)
                && ends.size() == 2
                && ends.get(0) instanceof Value.Day(var first)
                && ends.get(1) instanceof Value.Day(var last)) {
            faults.same(node, "the days apart", value, new Value.Count(last.toEpochDay() - first.toEpochDay()));
        }
    }

    private static Value span(Value from, Value to) {
        if (from instanceof Value.Day(var first) && to instanceof Value.Day(var last)) {
            return Span.upTo(Span.Kind.DAYS, last.toEpochDay() - first.toEpochDay() + 1);
        }
        if (from instanceof Value.Moment(var first) && to instanceof Value.Moment(var last)) {
            return Span.upTo(Span.Kind.SECONDS, last.getEpochSecond() - first.getEpochSecond());
        }
        return to;
    }

    /** The order of the words that one of two sides leads to, where they have one. */
    private List<String> words(Expr left, Expr right) {
        return left instanceof Expr.Read(Expr.Slice _, Path path)
                ? words(path)
                : right instanceof Expr.Read(Expr.Slice _, Path other) ? words(other) : List.of();
    }

    private List<String> words(Path path) {
        Optional<FactType> fact = fact(path.root());
        for (String name : path.fields()) {
            Type type = fact.flatMap(f -> Optional.ofNullable(f.fields().get(name)))
                    .map(FactType.Field::type)
                    .orElse(null);
            if (type instanceof Type.Words(List<String> words, boolean ordered)) {
                return ordered ? words : List.of();
            }
            fact = type instanceof Type.IdOf(String named) ? given.pack().fact(named) : Optional.empty();
        }
        return List.of();
    }
}
