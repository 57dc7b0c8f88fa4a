package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Function;
import parley.agreement.expr.Path;
import parley.agreement.pack.Computed;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.recheck.ExhaustedWindows.Counted;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** Computes the number of a quota again, from the rows that are counted and the parameters that are read. */
record ExhaustedNumbers(Case given, Faults faults, Quota quota, Line line, Party obliged, Map<Path, Value> values) {
    /** So many combinations of numbers are tried before a formula is given up as unknown. */
    private static final int TRIES = 4096;

    Counted check(Proof node) {
        if (quota.asOf().isEmpty()) {
            return number(node);
        }
        Quota.AsOf asOf = quota.asOf().get();
        String subject = given.finding().subject().orElse("");
        String id = quota.id() + "." + line.id() + "/asOf/" + subject;
        Shape.site(node, id, Optional.of(asOf.ref()), faults);
        if (!(node instanceof Proof.Rule)
                || (node.because().size() != 3 && !node.because().isEmpty())) {
            faults.add(node, "is no number as of an entry");
            return Counted.UNKNOWN;
        }
        EarlierUses uses = new EarlierUses(given, faults);
        if (node.because().isEmpty()) {
            faults.same(node, "the number", node.outcome(), "as of no entry");
            return Counted.UNKNOWN;
        }
        Proof entry = node.because().getFirst();
        Shape.site(entry, id + "/entry", Optional.empty(), faults);
        Optional<Interval> time = uses.first(asOf.format(), subject, entry).map(RecordedEntry::witnessed);
        boolean settled =
                time.filter(when -> when.earliest().equals(when.latest())).isPresent();
        uses.shown(entry, time, settled ? Truth.TRUE : Truth.UNKNOWN);
        Counted least = number(node.because().get(1));
        Counted most = number(node.because().get(2));
        Counted same = least.equals(most) ? most : Counted.UNKNOWN;
        // The same bounds, left open by different facts, are not one number either.
        boolean differ = !least.equals(most)
                || (!most.isOne()
                        && !node.outcome().equals(node.because().get(2).outcome()));
        if (differ) {
            faults.same(node, "the number", node.outcome(), "witnessed at about the same time");
            return Counted.UNKNOWN;
        }
        return said(node, same);
    }

    private Counted number(Proof node) {
        Shape.site(node, quota.id() + "." + line.id() + "/atMost", Optional.of(line.ref()), faults);
        return formula(line.atMost().expr(), node);
    }

    private Counted said(Proof node, Counted number) {
        String says = number.isOne()
                ? Long.toString(number.least())
                : number.least() + " or more"
                        + (number.most().isPresent()
                                ? ", up to " + number.most().getAsLong()
                                : "");
        if (number.known()) {
            faults.same(node, "the number", node.outcome(), says);
        } else if (node.outcome().matches("[0-9].*")) {
            faults.add(node, "is " + node.outcome() + ", but nobody can tell");
        }
        return number;
    }

    /** An expression over parameters, each of which stands below it. */
    private Counted formula(Expr expr, Proof node) {
        List<String> names = new ArrayList<>();
        parameters(expr, names);
        if (!(node instanceof Proof.Rule) || node.because().size() != names.size()) {
            faults.add(node, "does not show " + names);
            return Counted.UNKNOWN;
        }
        Map<String, Counted> inputs = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            inputs.put(names.get(i), parameter(names.get(i), node.because().get(i)));
        }
        return said(node, result(expr, inputs));
    }

    private static void parameters(Expr expr, List<String> names) {
        switch (expr) {
            case Expr.Read(Expr.Slice _, Path path) -> {
                if (!names.contains(path.last())) {
                    names.add(path.last());
                }
            }
            case Expr.Binary binary -> {
                parameters(binary.left(), names);
                parameters(binary.right(), names);
            }
            case Expr.Negate negate -> parameters(negate.of(), names);
            case Expr.Call call -> call.arguments().forEach(argument -> parameters(argument, names));
            case Expr.Literal _, Expr.Has _, Expr.ListOf _, Expr.Not _ -> {}
        }
    }

    private Counted parameter(String name, Proof node) {
        String id = quota.id() + "/parameters/" + name;
        return switch (quota.parameters().get(name)) {
            case Computed.Counted counted -> {
                Shape.site(node, id, Optional.of(counted.ref()), faults);
                if (Set.copyOf(node.because()).size() != node.because().size()) {
                    faults.add(node, "counts a row twice");
                }
                List<Truth> rows = new ArrayList<>();
                for (Proof row : node.because()) {
                    rows.add(new Conditions(given, faults).check(counted.where(), row));
                    apart(counted.where().expr(), row);
                }
                yield said(
                        node,
                        Counted.of(
                                rows.stream().filter(row -> row == Truth.TRUE).count(),
                                rows.stream().filter(row -> row != Truth.FALSE).count()));
            }
            case Computed.Formula formula -> {
                Shape.site(node, id, Optional.of(formula.ref()), faults);
                yield formula(formula.amount().expr(), node);
            }
            case null -> {
                Shape.site(node, "parameters/" + name, Optional.empty(), faults);
                if (!(node instanceof Proof.Claimed bound)) {
                    faults.add(node, "does not show what was bound");
                    yield Counted.UNKNOWN;
                }
                new Expressions(given, faults, "").parameter(name, bound.reading(), node);
                yield Ordering.known(bound.reading())
                        .filter(Value.Count.class::isInstance)
                        .map(value -> ((Value.Count) value).count())
                        .map(count -> Counted.of(count, count))
                        .orElse(Counted.UNKNOWN);
            }
        };
    }

    /** What a row is compared with is what tells the uses apart. */
    private void apart(Expr expr, Proof row) {
        switch (expr) {
            case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right)
            when op == Expr.Op.AND || op == Expr.Op.OR -> {
                if (row.because().size() == 2) {
                    apart(left, row.because().getFirst());
                    apart(right, row.because().getLast());
                }
            }
            case Expr.Binary(Expr.Slice _, Expr.Op _, Expr left, Expr right) -> {
                if (row instanceof Proof.Compared compared) {
                    apart(left, Ordering.known(compared.left()), row);
                    apart(right, Ordering.known(compared.right()), row);
                }
            }
            case Expr.Not not -> row.because().forEach(part -> apart(not.of(), part));
            case Expr.Read _, Expr.Literal _, Expr.Has _, Expr.ListOf _, Expr.Negate _, Expr.Call _ -> {}
        }
    }

    private void apart(Expr side, Optional<Value> read, Proof node) {
        if (side instanceof Expr.Read(Expr.Slice _, Path path)) {
            Value value = path.equals(quota.obliged()) ? new Value.PartyCode(obliged) : values.get(path);
            if (value != null) {
                faults.same(node, path.toString(), read, Optional.of(value));
            }
        }
    }

    /** What it is for every number that each input can be. */
    private static Counted result(Expr expr, Map<String, Counted> inputs) {
        List<Map<String, Long>> worlds = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, Counted> input : inputs.entrySet()) {
            Counted counted = input.getValue();
            long most = counted.most().orElse(Long.MAX_VALUE);
            long span = most - counted.least();
            if (!counted.known() || span < 0 || span >= TRIES || (span + 1) * worlds.size() > TRIES) {
                return Counted.UNKNOWN;
            }
            List<Map<String, Long>> more = new ArrayList<>();
            for (Map<String, Long> world : worlds) {
                for (long one = counted.least(); one <= most; one++) {
                    Map<String, Long> with = new LinkedHashMap<>(world);
                    with.put(input.getKey(), one);
                    more.add(with);
                }
            }
            worlds = more;
        }
        OptionalLong least = OptionalLong.empty();
        OptionalLong most = OptionalLong.empty();
        for (Map<String, Long> world : worlds) {
            OptionalLong one = compute(expr, world);
            if (one.isEmpty()) {
                return Counted.UNKNOWN;
            }
            least = OptionalLong.of(Math.min(least.orElse(Long.MAX_VALUE), one.getAsLong()));
            most = OptionalLong.of(Math.max(most.orElse(Long.MIN_VALUE), one.getAsLong()));
        }
        return Counted.of(least.orElse(0), most.orElse(0));
    }

    /** Empty where it is divided by nothing or is too large. */
    private static OptionalLong compute(Expr expr, Map<String, Long> world) {
        try {
            return switch (expr) {
                case Expr.Literal(Expr.Slice _, Value.Count(long count)) -> OptionalLong.of(count);
                case Expr.Read(Expr.Slice _, Path path) -> OptionalLong.of(world.getOrDefault(path.last(), 0L));
                case Expr.Negate negate -> both(0, compute(negate.of(), world), Expr.Op.MINUS);
                case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) -> {
                    OptionalLong one = compute(left, world);
                    yield one.isEmpty() ? one : both(one.getAsLong(), compute(right, world), op);
                }
                case Expr.Call(Expr.Slice _, Function function, List<Expr> arguments)
                when arguments.size() == 2 ->
                    called(function, compute(arguments.getFirst(), world), compute(arguments.getLast(), world));
                case Expr _ -> OptionalLong.empty();
            };
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong both(long one, OptionalLong right, Expr.Op op) {
        if (right.isEmpty()) {
            return right;
        }
        long other = right.getAsLong();
        return switch (op) {
            case PLUS -> OptionalLong.of(Math.addExact(one, other));
            case MINUS -> OptionalLong.of(Math.subtractExact(one, other));
            case TIMES -> OptionalLong.of(Math.multiplyExact(one, other));
            case OR, AND, EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, IN -> OptionalLong.empty();
        };
    }

    private static OptionalLong called(Function function, OptionalLong left, OptionalLong right) {
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalLong.empty();
        }
        long one = left.getAsLong();
        long other = right.getAsLong();
        return switch (function) {
            case MIN -> OptionalLong.of(Math.min(one, other));
            case MAX -> OptionalLong.of(Math.max(one, other));
            case CEIL -> OptionalLong.of(Math.ceilDiv(one, other));
            case FLOOR -> OptionalLong.of(Math.floorDiv(one, other));
            case LASTED, DAYS, WITHIN, DISTANCE, CHANGED_BY, GROUP -> OptionalLong.empty();
        };
    }
}
