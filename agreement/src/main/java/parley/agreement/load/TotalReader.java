package parley.agreement.load;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;

/** Reads one total: {@code { sum: contingent.troops, of: Contingent.activity, during: [contingent.from, contingent.to] }}. */
record TotalReader(Vocabulary vocabulary, FactType owner) {

    /** A related fact type and the field that relates it. */
    private record Relation(FactType fact, String field) {}

    Optional<Derived> read(String name, YamlNode node, Keys around) {
        Set<String> expected = new LinkedHashSet<>(FactReader.totalWords());
        expected.add("of");
        expected.add("during");
        expected.add("since");
        Optional<Keys> keys = Keys.of(node, around.paragraph(), vocabulary.problems, "a total", expected);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<Derived.Op> op = op(node, keys.get());
        Optional<Relation> relation = relation(keys.get());
        if (op.isEmpty() || relation.isEmpty()) {
            return Optional.empty();
        }
        Optional<Derived.During> during = Optional.empty();
        if (keys.get().has("during") || keys.get().has("since")) {
            during = during(keys.get(), relation.get());
            if (during.isEmpty()) {
                return Optional.empty();
            }
        }
        if (op.get() == Derived.Op.COUNT) {
            return Optional.of(new Derived(
                    name,
                    op.get(),
                    Optional.empty(),
                    relation.get().fact().name(),
                    relation.get().field(),
                    during,
                    Simple.COUNT));
        }
        Optional<Derived.During> dates = during;
        return keys.get()
                .scalar(op.get().word(), "a field of the related fact")
                .flatMap(value -> value(op.get(), value, relation.get(), keys.get()))
                .map(value -> new Derived(
                        name,
                        op.get(),
                        Optional.of(value.name()),
                        relation.get().fact().name(),
                        relation.get().field(),
                        dates,
                        op.get() == Derived.Op.EACH ? new Type.ListOf(value.type()) : value.type()));
    }

    private static Optional<Derived.Op> op(YamlNode node, Keys keys) {
        List<Derived.Op> given = Arrays.stream(Derived.Op.values())
                .filter(op -> keys.has(op.word()))
                .toList();
        if (given.size() != 1) {
            keys.problem(node, given.size() + " ways to make a total", "one of " + FactReader.totalWords());
            return Optional.empty();
        }
        return Optional.of(given.getFirst());
    }

    private Optional<Relation> relation(Keys keys) {
        Optional<YamlNode.Scalar> scalar = keys.needScalar("of", "a relation such as Contingent.activity");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = scalar.get().text().split("\\.", -1);
        FactType fact = vocabulary.facts.get(parts[0]);
        if (parts.length != 2 || fact == null) {
            String expected = "a fact type and its field, of " + Nearest.first(parts[0], vocabulary.facts.keySet());
            keys.problem(scalar.get(), scalar.get().describe(), expected);
            return Optional.empty();
        }
        if (vocabulary.isBroken(parts[0] + "." + parts[1])) {
            return Optional.empty();
        }
        FactType.Field field = fact.fields().get(parts[1]);
        if (field == null || !field.type().equals(new Type.IdOf(owner.name()))) {
            List<String> fitting = fact.fields().values().stream()
                    .filter(f -> f.type().equals(new Type.IdOf(owner.name())))
                    .map(FactType.Field::name)
                    .toList();
            String found = "\"" + parts[1] + "\", no id of " + owner.name();
            keys.problem(
                    scalar.get(), found, fitting.isEmpty() ? "a field that holds one" : Nearest.first("", fitting));
            return Optional.empty();
        }
        return Optional.of(new Relation(fact, field.name()));
    }

    private Optional<Derived.During> during(Keys keys, Relation relation) {
        if (keys.has("since")) {
            return since(keys, relation);
        }
        List<YamlNode.Scalar> ends = keys.texts("during", "two dates of the related fact");
        if (ends.size() != 2) {
            keys.problem(
                    keys.get("during").orElseThrow(),
                    ends.size() + " ends",
                    "two dates: [contingent.from, contingent.to]");
            return Optional.empty();
        }
        Optional<FactType.Field> from = field(ends.get(0), relation, keys);
        Optional<FactType.Field> to = field(ends.get(1), relation, keys);
        for (int i = 0; i < 2; i++) {
            Optional<FactType.Field> end = i == 0 ? from : to;
            if (end.isPresent() && end.get().type() != Simple.DAY) {
                keys.problem(
                        ends.get(i), end.get().name() + ", " + end.get().type().described(), "a date");
                return Optional.empty();
            }
        }
        return from.isPresent() && to.isPresent()
                ? Optional.of(new Derived.During(from.get().name(), to.map(FactType.Field::name)))
                : Optional.empty();
    }

    /** {@code since: reduction.at}: from that day on. */
    private Optional<Derived.During> since(Keys keys, Relation relation) {
        if (keys.has("during")) {
            keys.problem(keys.get("since").orElseThrow(), "since beside during", "one of them");
        }
        Optional<YamlNode.Scalar> scalar = keys.scalar("since", "a date of the related fact");
        Optional<FactType.Field> from = scalar.flatMap(s -> field(s, relation, keys));
        if (from.isPresent() && from.get().type() != Simple.DAY) {
            keys.problem(
                    scalar.orElseThrow(),
                    from.get().name() + ", " + from.get().type().described(),
                    "a date");
            return Optional.empty();
        }
        return from.map(f -> new Derived.During(f.name(), Optional.empty()));
    }

    private Optional<FactType.Field> value(Derived.Op op, YamlNode.Scalar scalar, Relation relation, Keys keys) {
        Optional<FactType.Field> field = field(scalar, relation, keys);
        if (field.isPresent()) {
            Type type = field.get().type();
            String expected = switch (op) {
                case SUM -> type == Simple.COUNT ? "" : "a count";
                case MAX ->
                    type == Simple.COUNT || type == Simple.DAY || type == Simple.MOMENT
                            ? ""
                            : "a count, a date or an instant";
                case ANY -> type == Simple.FLAG ? "" : "a bool";
                case EACH -> type instanceof Type.ListOf || type instanceof Type.RowOf ? "a value without parts" : "";
                case COUNT -> "";
            };
            if (!expected.isEmpty()) {
                keys.problem(scalar, field.get().name() + ", " + type.described(), expected + " for " + op.word());
                return Optional.empty();
            }
        }
        return field;
    }

    private Optional<FactType.Field> field(YamlNode.Scalar scalar, Relation relation, Keys keys) {
        Optional<Path> path = new Expressions(vocabulary.problems).path(scalar, keys.paragraph());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        FactType fact = relation.fact();
        List<String> segments = path.get().segments();
        if (segments.size() != 2 || !segments.getFirst().equals(fact.root())) {
            keys.problem(scalar, scalar.describe(), fact.root() + " and one of its fields");
            return Optional.empty();
        }
        if (vocabulary.isBroken(fact.name() + "." + segments.getLast())) {
            return Optional.empty();
        }
        FactType.Field field = fact.fields().get(segments.getLast());
        if (field == null) {
            keys.problem(
                    scalar,
                    "\"" + segments.getLast() + "\" in " + path.get(),
                    Nearest.first(segments.getLast(), fact.fields().keySet()));
        }
        return Optional.ofNullable(field);
    }
}
