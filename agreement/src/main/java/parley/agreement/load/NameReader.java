package parley.agreement.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import parley.agreement.pack.Defined;
import parley.agreement.pack.Nomenclature;
import parley.agreement.pack.Nomenclature.Name;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;

/**
 * Reads names.yaml: what people call what the pack defines. A name of what the pack does not have is refused, and so is one
 * that lacks a language, is longer than {@link Nomenclature#LIMIT}, or holds a character that nobody sees.
 */
final class NameReader {
    private static final Set<String> KEYS = Set.of("facts", "words", "wordsIn", "provisions", "parameters");

    private final Vocabulary vocabulary;
    private final Defined defined;

    /** @param defined what has been declared without a mistake */
    NameReader(Vocabulary vocabulary, Defined defined) {
        this.vocabulary = vocabulary;
        this.defined = defined;
    }

    Nomenclature read(YamlNode node) {
        Optional<Keys> read = Keys.of(node, Optional.empty(), vocabulary.problems, "the names of a pack", KEYS);
        if (read.isEmpty()) {
            return Nomenclature.NONE;
        }
        Keys keys = read.get();
        Map<String, Name> facts = new LinkedHashMap<>();
        Map<String, Name> fields = new LinkedHashMap<>();
        each(keys, "facts", "fact type", defined.facts(), (fact, of) -> fact(fact, of, facts, fields));
        Set<String> all = new LinkedHashSet<>();
        defined.words().values().forEach(all::addAll);
        Map<String, Name> wordsIn = new LinkedHashMap<>();
        each(keys, "wordsIn", "field of words", defined.words().keySet(), (field, of) -> {
            names(of, "word", words(field)).forEach((word, name) -> wordsIn.put(field + "." + word, name));
        });
        return new Nomenclature(
                facts,
                fields,
                named(keys, "words", "word", all),
                wordsIn,
                named(keys, "provisions", "provision or step", defined.provisions()),
                named(keys, "parameters", "parameter", defined.parameters()));
    }

    private void fact(String fact, YamlNode node, Map<String, Name> facts, Map<String, Name> fields) {
        Keys.of(node, Optional.empty(), vocabulary.problems, "the names of a fact", Set.of("name", "fields"))
                .ifPresent(keys -> {
                    keys.need("name", "what people call it, by language")
                            .flatMap(this::name)
                            .ifPresent(name -> facts.put(fact, name));
                    keys.get("fields")
                            .ifPresent(of -> names(
                                            of,
                                            "field of " + fact,
                                            defined.fields().getOrDefault(fact, Set.of()))
                                    .forEach((field, name) -> fields.put(fact + "." + field, name)));
                });
    }

    private Set<String> words(String field) {
        return defined.words().getOrDefault(field, Set.of());
    }

    private Map<String, Name> named(Keys keys, String key, String what, Collection<String> known) {
        return keys.get(key).map(of -> names(of, what, known)).orElse(Map.of());
    }

    private Map<String, Name> names(YamlNode node, String what, Collection<String> known) {
        Map<String, Name> names = new LinkedHashMap<>();
        each(node, what, known, (key, of) -> name(of).ifPresent(name -> names.put(key, name)));
        return names;
    }

    private void each(
            Keys keys, String key, String what, Collection<String> known, BiConsumer<String, YamlNode> reader) {
        keys.get(key).ifPresent(node -> each(node, what, known, reader));
    }

    /** Reads what stands under each key that is known; of a broken declaration only that is told which broke it. */
    private void each(YamlNode node, String what, Collection<String> known, BiConsumer<String, YamlNode> reader) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            vocabulary.problems.add(node.at(), Optional.empty(), node.describe(), "names by " + what);
            return;
        }
        mapping.entries().forEach((key, entry) -> {
            if (known.contains(key)) {
                reader.accept(key, entry.value());
            } else if (vocabulary.problems.isEmpty()) {
                vocabulary.problems.add(
                        entry.key().at(),
                        Optional.empty(),
                        "a name of the " + what + " \"" + key + "\"",
                        Nearest.first(key, known));
            }
        });
    }

    private Optional<Name> name(YamlNode node) {
        Optional<Keys> read = Keys.of(
                node, Optional.empty(), vocabulary.problems, "a name by language", Set.copyOf(Nomenclature.LANGUAGES));
        Map<String, String> name = new LinkedHashMap<>();
        read.ifPresent(keys -> Nomenclature.LANGUAGES.forEach(language -> keys.needScalar(language, "the name")
                .filter(text -> Wording.isFit(text, "a name", Nomenclature.LIMIT, keys))
                .ifPresent(text -> name.put(language, text.text()))));
        return name.size() == Nomenclature.LANGUAGES.size() ? Optional.of(new Name(name)) : Optional.empty();
    }
}
