package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.pack.FactType.Identity;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;

/** Reads {@code facts} and {@code derived} of agreement.yaml. */
final class FactReader {
    static final Pattern FACT = Pattern.compile("[A-Z][A-Za-z0-9]{0,39}");
    static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Set<String> RESERVED = Set.of("owner", "key", "param", "notice", "subject", "entry", "body");

    private final Vocabulary vocabulary;
    private final Expressions expressions;

    FactReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.expressions = new Expressions(vocabulary.problems);
    }

    /** Reads every fact type into the vocabulary, so that each may name any other. */
    void facts(YamlNode.Mapping facts, Keys keys, Optional<YamlNode> derived) {
        Set<String> identified = facts.entries().entrySet().stream()
                .filter(e -> e.getValue().value() instanceof YamlNode.Mapping fact
                        && fact.entries().containsKey("id"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        TypeReader types = new TypeReader(facts.entries().keySet(), identified);
        facts.entries().forEach((name, entry) -> fact(name, entry, keys, types));
        derived.ifPresent(node -> totals(node, keys));
        facts.entries().forEach((name, entry) -> owner(name, entry, keys));
    }

    private void fact(String name, YamlNode.Entry entry, Keys keys, TypeReader types) {
        if (!FACT.matcher(name).matches()) {
            keys.problem(entry.key(), "the fact type \"" + name + "\"", "a name such as Activity");
            return;
        }
        if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
            keys.problem(entry.value(), entry.value().describe(), "the fields of " + name);
            return;
        }
        Map<String, FactType.Field> fields = new LinkedHashMap<>();
        mapping.entries().forEach((field, declared) -> {
            switch (field) {
                case "owner", "key" -> {}
                case "id" -> {
                    if (identity(declared.value()).isEmpty()) {
                        keys.problem(declared.value(), declared.value().describe(), "id: id, or id: own");
                    }
                }
                default -> field(name, field, declared, keys, types).ifPresent(f -> fields.put(field, f));
            }
        });
        List<String> key = key(mapping, fields, keys);
        Identity identity = mapping.get("id")
                .map(id -> identity(id).orElse(Identity.SHARED))
                .orElse(Identity.NONE);
        vocabulary.facts.put(name, new FactType(name, Optional.empty(), identity, key, fields, Map.of()));
    }

    /** {@code id: id}, under which anybody may speak of the fact, or {@code id: own}. */
    private static Optional<Identity> identity(YamlNode node) {
        return switch (node instanceof YamlNode.Scalar scalar ? scalar.text() : "") {
            case "id" -> Optional.of(Identity.SHARED);
            case "own" -> Optional.of(Identity.OWN);
            default -> Optional.empty();
        };
    }

    private Optional<FactType.Field> field(
            String fact, String name, YamlNode.Entry declared, Keys keys, TypeReader types) {
        if (!FIELD.matcher(name).matches() || RESERVED.contains(name)) {
            keys.problem(declared.key(), "the field \"" + name + "\"", "a name such as start, and none of " + RESERVED);
            vocabulary.breaks(fact + "." + name);
            return Optional.empty();
        }
        Optional<Type> type = Optional.empty();
        Optional<Value> byDefault = Optional.empty();
        List<String> notifiedBy = List.of();
        if (declared.value() instanceof YamlNode.Mapping mapping
                && !mapping.entries().containsKey("ordered")) {
            Optional<Keys> inner = Keys.of(
                    declared.value(),
                    keys.paragraph(),
                    vocabulary.problems,
                    "a field",
                    Set.of("type", "default", "of", "notifiedBy"));
            if (inner.isPresent()) {
                type = inner.get().need("type", "a type").flatMap(node -> types.read(name, node, inner.get()));
                if (inner.get().has("of")) {
                    type = target(type, inner.get());
                }
                Optional<Type> known = type;
                byDefault = inner.get()
                        .get("default")
                        .flatMap(node -> known.flatMap(t -> Constants.read(t, node, inner.get())));
                notifiedBy = inner.get()
                        .get("notifiedBy")
                        .map(node -> notifying(fact, name, node, inner.get()))
                        .orElse(List.of());
            }
        } else {
            type = types.read(name, declared.value(), keys);
        }
        if (type.isEmpty()) {
            vocabulary.breaks(fact + "." + name);
        }
        Optional<Value> value = byDefault;
        List<String> formats = notifiedBy;
        return type.map(t -> new FactType.Field(name, t, value, formats));
    }

    /** The formats by which a field is notified; whether there are such formats is seen once they are read. */
    private List<String> notifying(String fact, String field, YamlNode node, Keys keys) {
        List<YamlNode.Scalar> formats = keys.texts(node, "the name of a format");
        formats.forEach(format -> vocabulary.notifying.add(new Vocabulary.Notifying(fact, field, format)));
        return formats.stream().map(YamlNode.Scalar::text).distinct().toList();
    }

    /** {@code { type: id, of: Activity }}: the id of an activity under another name. */
    private static Optional<Type> target(Optional<Type> type, Keys keys) {
        boolean list = type.isPresent() && type.get() instanceof Type.ListOf(Type.AnyId _);
        if (type.isPresent() && !list && !(type.get() instanceof Type.AnyId)) {
            keys.problem(
                    keys.get("of").orElseThrow(), "of beside " + type.get().described(), "of beside type: id only");
            return Optional.empty();
        }
        return keys.text("of").map(fact -> list ? new Type.ListOf(new Type.IdOf(fact)) : new Type.IdOf(fact));
    }

    private static List<String> key(YamlNode.Mapping mapping, Map<String, FactType.Field> fields, Keys keys) {
        if (!mapping.entries().containsKey("key")) {
            return List.of();
        }
        YamlNode node = mapping.entries().get("key").value();
        if (mapping.entries().containsKey("id")) {
            keys.problem(node, "a key beside an id", "one of the two");
        }
        List<String> names = new ArrayList<>();
        for (YamlNode.Scalar name : keys.texts(node, "the name of a field")) {
            if (!fields.containsKey(name.text())) {
                keys.problem(name, "\"" + name.text() + "\" in the key", Nearest.first(name.text(), fields.keySet()));
            } else {
                names.add(name.text());
            }
        }
        return names;
    }

    private void owner(String name, YamlNode.Entry entry, Keys keys) {
        FactType fact = vocabulary.facts.get(name);
        if (fact == null || !(entry.value() instanceof YamlNode.Mapping mapping)) {
            return;
        }
        fact.fields().values().forEach(field -> unknownTarget(field, mapping, keys));
        Optional<YamlNode> node = mapping.get("owner");
        if (node.isEmpty()) {
            keys.problem(entry.key(), name + " without an owner", "owner: a path to parties, or none");
            return;
        }
        Optional<YamlNode.Scalar> scalar = keys.text(node.get(), "a path to parties, or none");
        if (scalar.isEmpty() || scalar.get().text().equals("none")) {
            return;
        }
        // The path is written from the fact itself: `hosts`, not `activity.hosts`; it is followed from the root.
        Optional<Path> owner = expressions.path(scalar.get(), keys.paragraph()).filter(path -> {
            List<String> whole = new ArrayList<>(List.of(fact.root()));
            whole.addAll(path.segments());
            return switch (Names.of(vocabulary, List.of(name)).resolve(new Path(whole))) {
                case Scope.Resolution.Found(var type) -> {
                    if (!isParties(type)) {
                        keys.problem(scalar.get(), path + ", " + type.described(), "a path to a party or to [party]");
                    }
                    yield isParties(type);
                }
                case Scope.Resolution.Missing(var segment, var expected) -> {
                    keys.problem(scalar.get(), "\"" + whole.get(segment) + "\" in " + path, expected);
                    yield false;
                }
                case Scope.Resolution.Broken() -> false;
            };
        });
        vocabulary.facts.put(
                name, new FactType(name, owner, fact.identity(), fact.key(), fact.fields(), fact.derived()));
    }

    private void unknownTarget(FactType.Field field, YamlNode.Mapping mapping, Keys keys) {
        Type type = field.type() instanceof Type.ListOf(var item) ? item : field.type();
        if (type instanceof Type.IdOf(var fact)) {
            FactType target = vocabulary.facts.get(fact);
            if (target == null || !target.identified()) {
                mapping.get(field.name())
                        .ifPresent(node -> keys.problem(node, "an id of " + fact, "a fact type with an id"));
            }
        }
    }

    static boolean isParties(Type type) {
        return type == Type.Simple.PARTY || type.equals(new Type.ListOf(Type.Simple.PARTY));
    }

    private void totals(YamlNode node, Keys keys) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            keys.problem(node, node.describe(), "totals by fact type");
            return;
        }
        mapping.entries().forEach((name, entry) -> {
            FactType fact = vocabulary.facts.get(name);
            if (fact == null) {
                String expected = Nearest.first(name, vocabulary.facts.keySet());
                keys.problem(entry.key(), "the fact type \"" + name + "\"", expected);
            } else if (!(entry.value() instanceof YamlNode.Mapping totals)) {
                keys.problem(entry.value(), entry.value().describe(), "totals of " + name + " by name");
            } else {
                Map<String, Derived> derived = new LinkedHashMap<>();
                totals.entries().forEach((total, declared) -> {
                    if (!FIELD.matcher(total).matches() || fact.fields().containsKey(total) || total.equals("id")) {
                        keys.problem(declared.key(), "the total \"" + total + "\"", "a name that no stated field has");
                    } else {
                        new TotalReader(vocabulary, fact)
                                .read(total, declared.value(), keys)
                                .ifPresentOrElse(
                                        d -> derived.put(total, d), () -> vocabulary.breaks(name + "." + total));
                    }
                });
                vocabulary.facts.put(
                        name, new FactType(name, fact.owner(), fact.identity(), fact.key(), fact.fields(), derived));
            }
        });
    }

    /** The words that say how a total is made. */
    static Set<String> totalWords() {
        Set<String> words = new LinkedHashSet<>();
        for (Derived.Op op : Derived.Op.values()) {
            words.add(op.word());
        }
        return words;
    }
}
