package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people call the things that a pack defines, in each of the six languages. The names say nothing of what is owed:
 * statements, findings and addresses hold ids, and a pack without names means the same. Immutable.
 *
 * @param facts by fact type: {@code Contingent}
 * @param fields by fact type and field, a total or an id among them: {@code Contingent.troops}
 * @param words by a word of an enumeration: {@code landing}
 * @param wordsIn by a field's own name and a word that is called otherwise there: {@code part.change}
 * @param provisions by id, and by id and step or level: {@code inspection.reply}
 * @param parameters by name
 */
public record Nomenclature(
        Map<String, Name> facts,
        Map<String, Name> fields,
        Map<String, Name> words,
        Map<String, Name> wordsIn,
        Map<String, Name> provisions,
        Map<String, Name> parameters) {
    /** The codes of the languages in which every name is given. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "de", "it", "ru", "es");

    /** The most characters that a name may have in a language: what fits a column's head in three lines. */
    public static final int LIMIT = 80;

    /** No name at all: everything is called as it is written. */
    public static final Nomenclature NONE =
            new Nomenclature(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Nomenclature {
        facts = ordered(facts);
        fields = ordered(fields);
        words = ordered(words);
        wordsIn = ordered(wordsIn);
        provisions = ordered(provisions);
        parameters = ordered(parameters);
    }

    /** One name by language code, all six. */
    public record Name(Map<String, String> byLanguage) {
        public Name {
            byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
            if (!byLanguage.keySet().containsAll(LANGUAGES)) {
                throw new IllegalArgumentException("a name in " + byLanguage.keySet() + ", not in " + LANGUAGES);
            }
        }

        /**
         * The name in one language.
         *
         * @throws IllegalArgumentException for a code that is none of {@link #LANGUAGES}
         */
        public String in(String language) {
            return Optional.ofNullable(byLanguage.get(language))
                    .orElseThrow(() -> new IllegalArgumentException("no language " + language));
        }
    }

    public Optional<Name> fact(String type) {
        return Optional.ofNullable(facts.get(type));
    }

    public Optional<Name> field(String type, String field) {
        return Optional.ofNullable(fields.get(type + "." + field));
    }

    /** A word wherever it stands. */
    public Optional<Name> word(String word) {
        return Optional.ofNullable(words.get(word));
    }

    /** A word in a field of that name, of a fact or of a form. */
    public Optional<Name> word(String field, String word) {
        return Optional.ofNullable(wordsIn.get(field + "." + word)).or(() -> word(word));
    }

    /** A provision, or a step or level of one: {@code inspection}, {@code inspection.reply}. */
    public Optional<Name> provision(String rule) {
        return Optional.ofNullable(provisions.get(rule));
    }

    public Optional<Name> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static Map<String, Name> ordered(Map<String, Name> names) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }
}
