package parley.agreement.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a mapping by its keys. Keys that nobody expects are noted at once, with the nearest expected one; whatever is
 * missing or of another shape is noted when it is asked for. A {@code ref} in the mapping is the paragraph that its
 * problems name. Not thread-safe.
 */
public final class Keys {
    private final YamlNode.Mapping mapping;
    private final Optional<String> paragraph;
    private final Problems problems;

    private Keys(YamlNode.Mapping mapping, Optional<String> paragraph, Problems problems) {
        this.mapping = mapping;
        this.paragraph = paragraph;
        this.problems = problems;
    }

    /**
     * Reads a node that should be a mapping of these keys.
     *
     * @param paragraph the paragraph that is cited around it
     * @param what what the mapping is, for messages: {@code a deadline}
     */
    public static Optional<Keys> of(
            YamlNode node, Optional<String> paragraph, Problems problems, String what, Set<String> expected) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.add(node.at(), paragraph, node.describe(), what + ": a mapping with " + list(expected));
            return Optional.empty();
        }
        Optional<String> cited = mapping.get("ref")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(ref -> ((YamlNode.Scalar) ref).text())
                .filter(ref -> !ref.isBlank())
                .or(() -> paragraph);
        Keys keys = new Keys(mapping, cited, problems);
        mapping.entries().forEach((key, entry) -> {
            if (!expected.contains(key)) {
                keys.problem(entry.key(), "the key \"" + key + "\" in " + what, Nearest.first(key, expected));
            }
        });
        return Optional.of(keys);
    }

    public Position at() {
        return mapping.at();
    }

    /** The mapping itself. */
    public YamlNode.Mapping mapping() {
        return mapping;
    }

    /** The paragraph cited here, or around here. */
    public Optional<String> paragraph() {
        return paragraph;
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    public Optional<YamlNode> get(String key) {
        return mapping.get(key);
    }

    /** What stands under a key; its absence is noted. */
    public Optional<YamlNode> need(String key, String expected) {
        if (!has(key)) {
            problems.add(at(), paragraph, "no " + key, key + ": " + expected);
        }
        return get(key);
    }

    /** A text under a key, if the key is there. */
    public Optional<String> text(String key) {
        return get(key).flatMap(node -> text(node, "a text")).map(YamlNode.Scalar::text);
    }

    /** A text under a key, which must be there. */
    public Optional<String> needText(String key, String expected) {
        return need(key, expected).flatMap(node -> text(node, expected)).map(YamlNode.Scalar::text);
    }

    /** The scalar under a key, if the key is there and holds a text. */
    public Optional<YamlNode.Scalar> scalar(String key, String expected) {
        return get(key).flatMap(node -> text(node, expected));
    }

    /** The scalar under a key, which must be there and hold a text. */
    public Optional<YamlNode.Scalar> needScalar(String key, String expected) {
        return need(key, expected).flatMap(node -> text(node, expected));
    }

    /** True or false under a key; false without it. */
    public boolean flag(String key) {
        Optional<YamlNode> node = get(key);
        if (node.isEmpty()) {
            return false;
        }
        if (node.get() instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.FLAG) {
            return scalar.text().equals("true");
        }
        problem(node.get(), node.get().describe(), "true or false");
        return false;
    }

    /** The items of a list under a key; none without it. */
    public List<YamlNode> list(String key) {
        return get(key).map(this::items).orElse(List.of());
    }

    /** The items of a list under a key, which must be there and hold one at least. */
    public List<YamlNode> needList(String key, String expected) {
        Optional<YamlNode> node = need(key, expected);
        if (node.isPresent() && node.get() instanceof YamlNode.Sequence(var at, var items) && items.isEmpty()) {
            problems.add(at, paragraph, "an empty list", expected);
        }
        return node.map(this::items).orElse(List.of());
    }

    /** Texts under a key: one, or a list of them. */
    public List<YamlNode.Scalar> texts(String key, String expected) {
        return get(key).map(node -> texts(node, expected)).orElse(List.of());
    }

    /** Texts: one, or a list of them. */
    public List<YamlNode.Scalar> texts(YamlNode node, String expected) {
        List<YamlNode> items = node instanceof YamlNode.Sequence(var at, var all) ? all : List.of(node);
        List<YamlNode.Scalar> texts = new ArrayList<>();
        items.forEach(item -> text(item, expected).ifPresent(texts::add));
        return texts;
    }

    /** A scalar that is a text; anything else is noted. */
    public Optional<YamlNode.Scalar> text(YamlNode node, String expected) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.kind() == YamlNode.Kind.TEXT
                && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        boolean number = node instanceof YamlNode.Scalar scalar
                && (scalar.kind() == YamlNode.Kind.INTEGER || scalar.kind() == YamlNode.Kind.FRACTION);
        problem(node, node.describe(), expected + (number ? ", in quotes" : ""));
        return Optional.empty();
    }

    /** The one of some values whose word this is; anything else is noted. */
    public <T> Optional<T> choice(YamlNode.Scalar scalar, List<T> values, Function<T, String> word) {
        Optional<T> chosen =
                values.stream().filter(v -> word.apply(v).equals(scalar.text())).findFirst();
        if (chosen.isEmpty()) {
            List<String> words = values.stream().map(word).toList();
            problem(scalar, scalar.describe(), Nearest.first(scalar.text(), words));
        }
        return chosen;
    }

    /** Notes a problem at a node, under the paragraph cited here. */
    public void problem(YamlNode at, String found, String expected) {
        problems.add(at.at(), paragraph, found, expected);
    }

    private List<YamlNode> items(YamlNode node) {
        if (node instanceof YamlNode.Sequence(var at, var items)) {
            return items;
        }
        problem(node, node.describe(), "a list");
        return List.of();
    }

    private static String list(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
