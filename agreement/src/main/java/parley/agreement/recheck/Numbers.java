package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parley.agreement.expr.Path;
import parley.agreement.pack.Computed;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Quotas.Bounds;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Works out the number of a quota again: its formula from the parameters below it, and these from what they count. */
final class Numbers {
    /** How a number is shown that is not known. */
    private static final Set<String> UNKNOWN =
            Set.of("unbound", "not known", "division by 0", "beyond what is counted");

    private final Case given;
    private final Quota rule;
    private final Faults faults;
    private final Map<Path, Value> values;

    Numbers(Case given, Quota rule, Faults faults) {
        this(given, rule, faults, Map.of());
    }

    private Numbers(Case given, Quota rule, Faults faults, Map<Path, Value> values) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
        this.values = values;
    }

    /** For a group that is told apart by these values. */
    Numbers of(Map<Path, Value> group) {
        return new Numbers(given, rule, faults, group);
    }

    /** The number of a line; empty while it is not known. */
    Optional<Bounds> atMost(Quota.Line line, Proof node) {
        Shape.site(node, rule.id() + "." + line.id() + "/atMost", Optional.of(line.ref()), faults);
        faults.same(
                node, "the text", node.site().text(), "atMost " + line.atMost().text());
        return formula(line.atMost(), node);
    }

    private Optional<Bounds> formula(Computed.Amount amount, Proof node) {
        Sums sums = new Sums(amount.expr());
        List<Path> paths = sums.paths();
        if (!(node instanceof Proof.Rule) || node.because().size() != paths.size()) {
            faults.add(node, "does not show the parameters " + paths);
            return Optional.empty();
        }
        Map<Path, Bounds> inputs = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            parameter(path, node.because().get(i)).ifPresent(bounds -> inputs.put(path, bounds));
        }
        Optional<Bounds> bounds = sums.over(inputs);
        if (bounds.isPresent()) {
            faults.same(node, "the number", node.outcome(), bounds.get().toString());
        } else if (!UNKNOWN.contains(node.outcome())) {
            faults.add(node, "is " + node.outcome() + ", but is not known");
        }
        return bounds;
    }

    private Optional<Bounds> parameter(Path path, Proof node) {
        String name = path.last();
        String id = rule.id() + "/parameters/" + name;
        return switch (rule.parameters().get(name)) {
            case null -> {
                Shape.site(node, "parameters/" + name, Optional.empty(), faults);
                Reading reading =
                        node instanceof Proof.Claimed claimed ? claimed.reading() : new Reading.None(List.of());
                new Expressions(given, faults, "").path(path, reading, node);
                boolean told = reading instanceof Reading.Known
                        || (reading instanceof Reading.Unknown
                                && !reading.lacking().isEmpty());
                if (!(node instanceof Proof.Claimed) || !told) {
                    faults.add(node, "is no parameter of the pack, or does not say what is lacking");
                }
                yield reading instanceof Reading.Known(Value.Count(long count), List<?> _)
                        ? Optional.of(new Bounds(count, count))
                        : Optional.empty();
            }
            case Computed.Formula formula -> {
                Shape.site(node, id, Optional.of(formula.ref()), faults);
                faults.same(
                        node,
                        "the text",
                        node.site().text(),
                        "param." + name + " = " + formula.amount().text());
                yield formula(formula.amount(), node);
            }
            case Computed.Counted counted -> {
                Shape.site(node, id, Optional.of(counted.ref()), faults);
                String text = "param." + name + " = how many " + counted.fact() + " are TRUE";
                faults.same(node, "the text", node.site().text(), text);
                yield Optional.of(counted(counted, id, node));
            }
        };
    }

    /** How many facts there are of which the condition is TRUE, each of them once and none left out. */
    private Bounds counted(Computed.Counted counted, String id, Proof node) {
        Map<Path, Bounds> parameters = new LinkedHashMap<>();
        List<Proof> rows = new ArrayList<>();
        for (Proof part : node.because()) {
            Optional<String> name = rule.parameters().keySet().stream()
                    .filter(other -> part.site().id().equals(rule.id() + "/parameters/" + other)
                            && !other.equals(counted.name()))
                    .findFirst();
            if (name.isPresent()) {
                Path path = new Path(List.of("param", name.get()));
                parameter(path, part).ifPresent(bounds -> parameters.put(path, bounds));
            } else {
                rows.add(part);
            }
        }
        if (rows.isEmpty()) {
            faults.add(node, "does not say how far others were searched for");
        } else {
            others(counted, id, rows.removeLast());
        }
        long least = 0;
        long most = 0;
        for (Proof row : rows) {
            Truth truth = row(counted, parameters, row);
            least += truth == Truth.TRUE ? 1 : 0;
            most += truth != Truth.FALSE ? 1 : 0;
        }
        given.pack().fact(counted.fact()).ifPresent(type -> complete(type, id, rows, node));
        Bounds bounds = new Bounds(least, most);
        faults.same(node, "the number", node.outcome(), bounds.toString());
        return bounds;
    }

    /** That there are no others in the logs that are known. */
    private void others(Computed.Counted counted, String id, Proof node) {
        Shape.site(node, id + "/others", Optional.empty(), faults);
        faults.same(node, "the text", node.site().text(), "other " + counted.fact());
        faults.same(node, "the truth", node.outcome(), Truth.TRUE.name());
        if (node instanceof Proof.Searched searched) {
            faults.same(
                    node,
                    "how far was searched",
                    searched.upTo(),
                    given.record().sizes());
            faults.same(node, "what was passed over", searched.passed(), List.of());
        } else {
            faults.add(node, "is no search");
        }
        faults.same(node, "its parts", node.because(), List.of());
    }

    private Truth row(Computed.Counted counted, Map<Path, Bounds> parameters, Proof row) {
        Optional<List<Proof>> parts = Shape.parts(row, Operator.ALL, 1, faults);
        faults.same(row, "the paragraph", row.site().ref(), Optional.empty());
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Proof where = parts.get().getFirst();
        faults.same(where, "the text", where.site().text(), counted.where().text());
        Truth truth = new Expressions(given, faults, counted.where().text())
                .elsewhere(path -> elsewhere(path, parameters))
                .check(
                        counted.where().expr(),
                        counted.where().id(),
                        counted.where().ref(),
                        where);
        faults.same(row, "the truth", row.outcome(), truth.name());
        return truth;
    }

    /** What is read of the group, or of a parameter that stands above the facts. */
    private Optional<Predicate<Reading>> elsewhere(Path path, Map<Path, Bounds> parameters) {
        if (path.root().equals("param") && rule.parameters().containsKey(path.last())) {
            return Optional.of(reading -> parameters.containsKey(path)
                    ? parameters.getOrDefault(path, new Bounds(0, 0)).isSaid(reading)
                    : !(reading instanceof Reading.Known));
        }
        return Optional.ofNullable(values.get(path))
                .map(value -> reading -> reading.equals(new Reading.Known(value, List.of())));
    }

    private void complete(FactType type, String id, List<Proof> rows, Proof node) {
        Subjects facts = new Subjects(given, given.statements(), type);
        if (!facts.areTold()) {
            return;
        }
        List<String> shown = rows.stream().map(row -> row.site().id()).toList();
        List<String> follow = new ArrayList<>();
        for (List<String> key : facts.all()) {
            String place = id + "/" + String.join("/", key);
            if (shown.contains(place)) {
                follow.add(place);
            } else if (facts.exist(key, given.finding().account())) {
                faults.add(node, "leaves out " + type.name() + key);
            }
        }
        faults.same(node, "what is counted", shown, follow);
    }
}
