package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Joins.Take;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads {@code joins}: when two ids are one subject, and how their fields become those of one. */
record JoinsReader(Vocabulary vocabulary, FactType subject) {
    private static final String RULES = "a list of rules { ref, when } or { ref, stated }";

    Optional<Joins> read(YamlNode node, String id, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "joins", Set.of("any", "fields"));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        List<YamlNode> nodes = read.get().needList("any", RULES);
        List<Joins.Rule> rules = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            rule(nodes.get(i), id + "/" + i, read.get()).ifPresent(rules::add);
        }
        Optional<Map<String, Take>> fields =
                read.get().has("fields") ? fields(read.get()) : Optional.<Map<String, Take>>of(Map.of());
        return rules.size() == nodes.size() && !rules.isEmpty()
                ? fields.map(takes -> new Joins(rules, takes))
                : Optional.empty();
    }

    private Optional<Joins.Rule> rule(YamlNode node, String id, Keys around) {
        Optional<Keys> read = Keys.of(
                node, around.paragraph(), vocabulary.problems, "a rule that joins", Set.of("ref", "when", "stated"));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys rule = read.get();
        Optional<String> ref = rule.needText("ref", "the paragraph that makes them one");
        if (rule.has("when") == rule.has("stated")) {
            rule.problem(node, rule.has("when") ? "when beside stated" : "a rule that joins nothing", "when or stated");
            return Optional.empty();
        }
        Optional<Joins.Rule> joins = rule.has("when")
                ? rule.scalar("when", "a condition in quotes").flatMap(s -> when(s, id, ref.orElse(""), rule))
                : rule.scalar("stated", "a fact type").flatMap(s -> stated(s, id, ref.orElse(""), rule));
        return ref.flatMap(_ -> joins);
    }

    private Optional<Joins.Rule> when(Scalar text, String id, String ref, Keys rule) {
        Names names = Names.of(vocabulary, List.of())
                .withFact(Joins.ONE, subject.name())
                .withFact(Joins.OTHER, subject.name());
        Optional<Expr> read = new Expressions(vocabulary.problems).condition(text, names, rule.paragraph());
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Set<Path> paths = Paths.in(read.get());
        for (String root : List.of(Joins.ONE, Joins.OTHER)) {
            if (paths.stream().noneMatch(path -> path.root().equals(root))) {
                rule.problem(text, "a condition that does not read " + root, "one that reads both, a and b");
                return Optional.empty();
            }
        }
        Optional<Path> dated = paths.stream().filter(this::isDated).findFirst();
        dated.ifPresent(path -> rule.problem(text, path + ", a total that changes with the days", "a field of both"));
        return dated.isPresent() ? Optional.empty() : Optional.of(new Joins.When(id, ref, text.text(), read.get()));
    }

    private boolean isDated(Path path) {
        return path.segments().size() == 2
                && Optional.ofNullable(subject.derived().get(path.last()))
                        .flatMap(Derived::during)
                        .isPresent();
    }

    private Optional<Joins.Rule> stated(Scalar name, String id, String ref, Keys rule) {
        FactType fact = vocabulary.facts.get(name.text());
        if (fact == null) {
            rule.problem(name, "the fact type " + name.text(), Nearest.first(name.text(), vocabulary.facts.keySet()));
            return Optional.empty();
        }
        if (fact.owner().isPresent()) {
            rule.problem(name, fact.name() + ", which has an owner", "owner: none; it joins for whoever states it");
            return Optional.empty();
        }
        List<String> ids = fact.fields().values().stream()
                .filter(field ->
                        field.type() instanceof Type.AnyId || field.type().equals(new Type.IdOf(subject.name())))
                .map(FactType.Field::name)
                .toList();
        if (ids.size() != 2 || fact.identified()) {
            rule.problem(name, fact.name() + ", with " + ids.size() + " such ids", "two ids of " + subject.name());
            return Optional.empty();
        }
        boolean formless = vocabulary.formats.values().stream()
                .flatMap(format -> format.states().stream())
                .noneMatch(states -> states.fact().equals(fact.name()));
        if (formless) {
            rule.problem(name, fact.name() + ", which no format states", "a format whose states name " + fact.name());
        }
        return Optional.of(new Joins.Stated(id, ref, fact.name(), ids.get(0), ids.get(1)));
    }

    private Optional<Map<String, Take>> fields(Keys keys) {
        YamlNode node = keys.get("fields").orElseThrow();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            keys.problem(node, node.describe(), "fields, each with min, max, any, all or each");
            return Optional.empty();
        }
        Map<String, Take> takes = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            FactType.Field field = subject.fields().get(name);
            if (field == null) {
                keys.problem(
                        entry.key(),
                        "the field " + name,
                        Nearest.first(name, subject.fields().keySet()));
                return;
            }
            keys.text(entry.value(), "min, max, any, all or each")
                    .flatMap(word -> keys.choice(word, List.of(Take.values()), Take::word)
                            .filter(take -> fits(word, take, field, keys)))
                    .ifPresent(take -> takes.put(name, take));
        });
        return takes.size() == mapping.entries().size() ? Optional.of(takes) : Optional.empty();
    }

    private static boolean fits(Scalar word, Take take, FactType.Field field, Keys keys) {
        String expected = switch (take) {
            case MIN, MAX -> isOrdered(field.type()) ? "" : "a date, an instant or a count";
            case ANY, ALL -> field.type() == Type.Simple.FLAG ? "" : "a bool";
            case EACH -> field.type() instanceof Type.ListOf ? "" : "a list";
        };
        if (!expected.isEmpty()) {
            keys.problem(word, take.word() + " of " + field.type().described(), take.word() + " of " + expected);
        }
        return expected.isEmpty();
    }

    private static boolean isOrdered(Type type) {
        return type == Type.Simple.DAY || type == Type.Simple.MOMENT || type == Type.Simple.COUNT;
    }
}
