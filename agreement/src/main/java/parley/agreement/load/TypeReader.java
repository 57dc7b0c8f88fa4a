package parley.agreement.load;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.agreement.pack.FactType;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;

/**
 * Reads the type of a field: a word such as {@code count}; a fact's name for its row; {@code [party]} for a list;
 * {@code [exercise, landing]} for one of these words. An {@code id} whose field is named like a fact type, {@code
 * activity: id}, names such a fact.
 */
final class TypeReader {
    private static final int LIMIT_WORDS = 100;

    /** What recurs is read by people and desks, and is no fact. */
    private static final List<Type.Simple> SIMPLE = Arrays.stream(Type.Simple.values())
            .filter(simple -> simple != Type.Simple.RECURRENCE)
            .toList();

    private final Set<String> facts;
    private final Set<String> identified;

    /**
     * A reader for a pack with these fact types.
     *
     * @param identified those of them that have an id
     */
    TypeReader(Set<String> facts, Set<String> identified) {
        this.facts = new TreeSet<>(facts);
        this.identified = new TreeSet<>(identified);
    }

    /** The type of a parameter, which may also be {@code groups}. */
    Optional<Type> parameter(String name, YamlNode node, Keys keys) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().equals("groups")
                ? Optional.of(new Type.Groups())
                : read(name, node, keys);
    }

    Optional<Type> read(String field, YamlNode node, Keys keys) {
        if (node instanceof YamlNode.Sequence(var at, var items)) {
            Optional<String> single = items.size() == 1 && items.getFirst() instanceof YamlNode.Scalar s
                    ? Optional.of(s.text())
                    : Optional.empty();
            Optional<Type> item = single.flatMap(word -> named(field, word));
            return item.isPresent() ? item.map(Type.ListOf::new) : words(node, items, false, keys);
        }
        if (node instanceof YamlNode.Mapping mapping
                && mapping.entries().size() == 1
                && mapping.get("ordered").orElse(node) instanceof YamlNode.Sequence(var at, var items)) {
            return words(node, items, true, keys);
        }
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.TEXT) {
            Optional<Type> type = named(field, scalar.text());
            if (type.isEmpty()) {
                Set<String> expected = new TreeSet<>(facts);
                SIMPLE.stream().map(Type.Simple::word).forEach(expected::add);
                expected.add("id");
                keys.problem(node, "the type \"" + scalar.text() + "\"", Nearest.first(scalar.text(), expected));
            }
            return type;
        }
        keys.problem(node, node.describe(), "a type: a word, [a type] for a list, or a list of words");
        return Optional.empty();
    }

    /** The type of this name, if there is one. */
    private Optional<Type> named(String field, String word) {
        if (word.equals("id")) {
            Optional<String> fact = identified.stream()
                    .filter(f -> FactType.rootOf(f).equals(field))
                    .findFirst();
            return Optional.of(fact.<Type>map(Type.IdOf::new).orElse(new Type.AnyId()));
        }
        if (facts.contains(word)) {
            return Optional.of(new Type.RowOf(word));
        }
        return SIMPLE.stream()
                .filter(simple -> simple.word().equals(word))
                .<Type>map(simple -> simple)
                .findFirst();
    }

    private Optional<Type> words(YamlNode at, List<YamlNode> items, boolean ordered, Keys keys) {
        Set<String> words = new LinkedHashSet<>();
        boolean fine = items.size() >= 2 && items.size() <= LIMIT_WORDS;
        if (!fine) {
            String known = SIMPLE.stream().map(Type.Simple::word).collect(Collectors.joining(", "));
            keys.problem(
                    at,
                    at.describe(),
                    "two to " + LIMIT_WORDS + " words, or one type (id, " + known + ") for a list of it");
        }
        for (YamlNode item : items) {
            Optional<String> word = keys.text(item, "a word").map(YamlNode.Scalar::text);
            if (word.isEmpty()) {
                fine = false;
            } else if (named("", word.get()).isPresent() || !words.add(word.get())) {
                keys.problem(item, "\"" + word.get() + "\" among words", "words that are no types, each once");
                fine = false;
            }
        }
        return fine ? Optional.of(new Type.Words(List.copyOf(words), ordered)) : Optional.empty();
    }
}
