package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Refrain.Baseline;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads {@code baseline}: the rows of one date in one format. The format states one fact type without id, and the key of
 * that type is one date and the fields named under {@code per}, so that at most one row belongs to a subject.
 */
record BaselineReader(Vocabulary vocabulary, Names names) {
    private static final Set<String> KEYS = Set.of("ref", "format", "date", "per", "unstated");

    Optional<Baseline> read(YamlNode node, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "a baseline", KEYS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<String> ref = keys.needText("ref", "the paragraph that speaks of the date");
        Optional<Scalar> unstated = keys.needScalar("unstated", "unknown: a row that nobody stated is not zero")
                .flatMap(s -> keys.choice(s, List.of("unknown"), w -> w).map(_ -> s));
        Optional<Refrain.Date> date =
                keys.needScalar("date", "a date, or a parameter").flatMap(s -> date(s, keys));
        Optional<FactType> rows =
                keys.needScalar("format", "the format that states its rows").flatMap(s -> rows(s, keys));
        Optional<Map<String, Path>> per = rows.flatMap(type -> per(type, keys));
        if (ref.isEmpty() || unstated.isEmpty() || date.isEmpty() || per.isEmpty()) {
            return Optional.empty();
        }
        FactType type = rows.orElseThrow();
        List<String> rest = type.key().stream()
                .filter(field -> !per.get().containsKey(field))
                .toList();
        boolean dated = rest.size() == 1
                && Optional.ofNullable(type.fields().get(rest.getFirst()))
                        .map(field -> field.type() == Type.Simple.DAY)
                        .orElse(false);
        if (!dated) {
            keys.problem(
                    keys.get("per").orElseThrow(),
                    "the further key fields " + rest + " of " + type.name(),
                    "one date, and every other key field under per");
            return Optional.empty();
        }
        return Optional.of(new Baseline(ref.get(), type.name(), date.get(), rest.getFirst(), per.get()));
    }

    private Optional<Refrain.Date> date(Scalar scalar, Keys keys) {
        if (scalar.text().startsWith("param.")) {
            return new Expressions(vocabulary.problems)
                    .path(scalar, names, keys.paragraph(), t -> t == Type.Simple.DAY, "a date")
                    .map(Refrain.Date.Param::new);
        }
        return Constants.read(Type.Simple.DAY, scalar, keys)
                .flatMap(value -> value instanceof Value.Day day ? Optional.of(day) : Optional.empty())
                .map(Refrain.Date.Fixed::new);
    }

    private Optional<FactType> rows(Scalar scalar, Keys keys) {
        Format format = vocabulary.formats.get(scalar.text());
        if (format == null) {
            if (!vocabulary.isBroken("format " + scalar.text())) {
                keys.problem(
                        scalar,
                        "the format " + scalar.text(),
                        Nearest.first(scalar.text(), vocabulary.formats.keySet()));
            }
            return Optional.empty();
        }
        List<FactType> stated = format.states().stream()
                .flatMap(states -> Optional.ofNullable(vocabulary.facts.get(states.fact())).stream())
                .toList();
        if (stated.size() != 1
                || stated.getFirst().identified()
                || stated.getFirst().key().isEmpty()) {
            keys.problem(
                    scalar,
                    "the format " + format.name() + ", which states "
                            + stated.stream().map(FactType::name).toList(),
                    "a format that states one fact type with a key");
            return Optional.empty();
        }
        return Optional.of(stated.getFirst());
    }

    private Optional<Map<String, Path>> per(FactType type, Keys keys) {
        Map<String, Path> per = new LinkedHashMap<>();
        List<YamlNode> nodes = keys.needList("per", "paths of the subject, each named like a key field of a row");
        for (YamlNode node : nodes) {
            keys.text(node, "a path of the subject")
                    .flatMap(s -> path(s, type, keys))
                    .ifPresent(path -> per.put(path.last(), path));
        }
        return per.size() == nodes.size() && !per.isEmpty() ? Optional.of(per) : Optional.empty();
    }

    private Optional<Path> path(Scalar scalar, FactType type, Keys keys) {
        Expressions expressions = new Expressions(vocabulary.problems);
        Optional<Path> path = expressions.path(scalar, keys.paragraph());
        if (path.isEmpty()) {
            return path;
        }
        FactType.Field field = type.fields().get(path.get().last());
        if (field == null || !type.key().contains(field.name())) {
            keys.problem(
                    scalar,
                    path.get() + ", which names no key field of " + type.name(),
                    "a path that ends in one of " + type.key());
            return Optional.empty();
        }
        return expressions.path(
                scalar,
                names,
                keys.paragraph(),
                field.type()::equals,
                field.type().described());
    }
}
