package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Inputs;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.expr.Path;
import parley.agreement.pack.Computed;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * The number of a quota for one group: a constant, a parameter, or what is computed from the facts of one account. A
 * count is the number of facts whose condition is TRUE, each named, known from below where others are UNKNOWN; a formula over counts
 * that are known within bounds is computed for every number within them.
 */
final class QuotaNumber {
    /** So many combinations of numbers are tried before a formula is given up as unknown. */
    private static final int TRIES = 4096;

    private final Scene scene;
    private final Quota rule;
    private final Account account;
    private final Cut cut;
    private final QuotaGroup group;
    private final Map<String, Numbered> known = new HashMap<>();

    /** With the account as its logs are read up to the cut. */
    QuotaNumber(Scene scene, Quota rule, Account account, Cut cut, QuotaGroup group) {
        this.scene = scene;
        this.rule = rule;
        this.account = account;
        this.cut = cut;
        this.group = group;
    }

    /** A number and how it came about. */
    record Numbered(Reading reading, Proof proof) {}

    Numbered of(Quota.Line line) {
        String id = rule.id() + "." + line.id() + "/atMost";
        return formula(
                new Site(id, Optional.of(line.ref()), "atMost " + line.atMost().text()), line.atMost());
    }

    private Numbered parameter(String name) {
        Numbered before = known.get(name);
        if (before != null) {
            return before;
        }
        String id = rule.id() + "/parameters/" + name;
        Numbered now = switch (rule.parameters().get(name)) {
            case Computed.Counted counted -> counted(counted, id);
            case Computed.Formula formula ->
                formula(
                        new Site(
                                id,
                                Optional.of(formula.ref()),
                                "param." + name + " = " + formula.amount().text()),
                        formula.amount());
            case null -> {
                Reading bound = Parameters.read(scene, name);
                Site site = new Site("parameters/" + name, Optional.empty(), "param." + name);
                yield new Numbered(bound, new Proof.Claimed(site, bound));
            }
        };
        known.put(name, now);
        return now;
    }

    private Numbered counted(Computed.Counted counted, String id) {
        Program program = scene.program(counted.where());
        List<Proof> rows = new ArrayList<>();
        program.paths().stream()
                .filter(path -> path.root().equals("param") && rule.parameters().containsKey(path.last()))
                .forEach(path -> rows.add(parameter(path.last()).proof()));
        SortedSet<Need> needs = new TreeSet<>();
        long least = 0;
        long most = 0;
        for (FactKey fact : scene.book(cut).facts(counted.fact())) {
            if (account.exists(fact)) {
                Proof row = program.prove(new Values(program.paths(), path -> read(fact, path)));
                Site one = new Site(id + "/" + String.join("/", fact.values()), Optional.empty(), fact.toString());
                rows.add(new Proof.Combined(one, Proof.Operator.ALL, Program.truth(row), List.of(row)));
                needs.addAll(Needs.of(row));
                switch (Program.truth(row)) {
                    case TRUE -> {
                        least++;
                        most++;
                    }
                    case UNKNOWN -> most++;
                    case FALSE -> {}
                }
            }
        }
        Reading number = between(least, most, needs);
        rows.add(new Proof.Searched(
                new Site(id + "/others", Optional.empty(), "other " + counted.fact()),
                scene.record().sizes(),
                List.of(),
                Truth.TRUE,
                List.of()));
        String text = "param." + counted.name() + " = how many " + counted.fact() + " are TRUE";
        return new Numbered(
                number, new Proof.Rule(new Site(id, Optional.of(counted.ref()), text), number.toString(), rows));
    }

    private static Reading between(long least, long most, SortedSet<Need> needs) {
        return least == most
                ? new Reading.Known(new Value.Count(least), List.of())
                : new Reading.Between(least, OptionalLong.of(most), List.of(), needs);
    }

    private Reading read(FactKey fact, Path path) {
        if (path.root().equals("param")) {
            return parameter(path.last()).reading();
        }
        if (path.root().equals(FactType.rootOf(fact.type()))) {
            return account.path(fact, path.fields());
        }
        Value value = path.equals(rule.obliged())
                ? new Value.PartyCode(group.obliged())
                : group.values().get(path);
        if (value == null) {
            throw new IllegalStateException("a loaded pack does not read " + path + " here");
        }
        return new Reading.Known(value, List.of());
    }

    private Numbered formula(Site site, Computed.Amount number) {
        Formula formula = scene.formula(site, number.text(), number.expr());
        List<Proof> because = new ArrayList<>();
        List<Reading> inputs = new ArrayList<>();
        for (Path path : formula.paths()) {
            Numbered parameter = parameter(path.last());
            because.add(parameter.proof());
            inputs.add(parameter.reading());
        }
        Reading reading = read(formula, inputs);
        return new Numbered(reading, new Proof.Rule(site, reading.toString(), because));
    }

    /** The formula itself, or its bounds over every number that an input may be. */
    private static Reading read(Formula formula, List<Reading> inputs) {
        SortedSet<Need> needs = new TreeSet<>();
        inputs.forEach(input -> needs.addAll(input.lacking()));
        long tries = 1;
        for (Reading input : inputs) {
            long span =
                    input instanceof Reading.Between(long least, OptionalLong most, var _, var _) && most.isPresent()
                            ? most.getAsLong() - least + 1
                            : 1;
            tries = Math.min(TRIES + 1, tries * span);
        }
        if (tries == 1 || tries > TRIES) {
            return formula.read(values(formula, inputs));
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (List<Reading> one : combinations(inputs)) {
            if (!(formula.read(values(formula, one))
                    instanceof Reading.Known(Value.Count(long count), List<Source> _))) {
                return formula.read(values(formula, inputs));
            }
            least = Math.min(least, count);
            most = Math.max(most, count);
        }
        return between(least, most, needs);
    }

    private static List<List<Reading>> combinations(List<Reading> inputs) {
        List<List<Reading>> all = List.of(List.of());
        for (Reading input : inputs) {
            List<List<Reading>> longer = new ArrayList<>();
            for (List<Reading> start : all) {
                for (Reading one : each(input)) {
                    List<Reading> with = new ArrayList<>(start);
                    with.add(one);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<Reading> each(Reading input) {
        if (!(input instanceof Reading.Between(long least, OptionalLong most, var _, var _)) || most.isEmpty()) {
            return List.of(input);
        }
        List<Reading> each = new ArrayList<>();
        for (long count = least; count <= most.getAsLong(); count++) {
            each.add(new Reading.Known(new Value.Count(count), List.of()));
        }
        return each;
    }

    private static Inputs values(Formula formula, List<Reading> inputs) {
        return new Values(formula.paths(), path -> inputs.get(formula.paths().indexOf(path)));
    }

    /** Values by their paths; conditions over them have no terms, no windows and no open ends. */
    private record Values(List<Path> paths, Function<Path, Reading> of) implements Inputs {
        @Override
        public Reading read(int slot) {
            return of.apply(paths.get(slot));
        }

        @Override
        public Instant at() {
            throw new IllegalStateException("a loaded pack reads no open span here");
        }

        @Override
        public CivilTime civilTime() {
            throw new IllegalStateException("a loaded pack reads no open span here");
        }

        @Override
        public void tick(Instant instant) {
            throw new IllegalStateException("a loaded pack reads no open span here");
        }
    }
}
