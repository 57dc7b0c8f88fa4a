package parley.agreement.load;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Nomenclature;
import parley.agreement.pack.Phrase;
import parley.agreement.pack.PhraseBook;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads {@code phrases.yaml}, the coded messages of a pack. */
final class PhraseReader {
    /** The most phrases of a book. */
    static final int LIMIT_PHRASES = 500;
    /** The most parameters of a phrase. */
    static final int LIMIT_PARAMETERS = 8;
    /** The most characters of a sentence, its slots as they are written. */
    static final int LIMIT_SENTENCE = 500;
    /** The most lists of words of a book. */
    static final int LIMIT_LISTS = 50;
    /** The most words of a list. */
    static final int LIMIT_WORDS = 200;
    /** The most characters of a word of a list, as of a name. */
    static final int LIMIT_WORD = Nomenclature.LIMIT;

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,15}");
    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");
    /** What a coded message holds beside its parameters, and what a blank and a row begin with. */
    private static final Set<String> RESERVED = Set.of(PhraseBook.CODE, "absent", "id");

    private static final Set<Type> TYPES =
            Set.of(Simple.COUNT, Simple.DAY, Simple.MOMENT, Simple.PARTY, Simple.POINT, Simple.DISTANCE);
    private static final Set<String> BOOK = Set.of("lists", "phrases");
    private static final Set<String> PHRASE = Set.of("ref", "with", "says");

    private final Vocabulary vocabulary;
    private final Map<String, Map<String, Map<String, String>>> lists = new LinkedHashMap<>();
    private final Set<String> identified = new TreeSet<>();

    PhraseReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.facts.values().stream()
                .filter(FactType::identified)
                .map(FactType::name)
                .forEach(identified::add);
    }

    /** Reads the book into the vocabulary. */
    void read(YamlNode node) {
        Optional<Keys> book = Keys.of(node, Optional.empty(), vocabulary.problems, "a phrase book", BOOK);
        book.ifPresent(keys -> {
            keys.get("lists").ifPresent(named -> lists(named, keys));
            keys.need("phrases", "phrases by code").ifPresent(coded -> phrases(coded, keys));
        });
    }

    private void lists(YamlNode node, Keys keys) {
        for (Map.Entry<String, YamlNode.Entry> list : entries(node, "lists of words by name", keys)) {
            if (lists.size() == LIMIT_LISTS) {
                keys.problem(list.getValue().key(), "more lists of words", "at most " + LIMIT_LISTS);
                break;
            }
            boolean type = Arrays.stream(Simple.values())
                            .anyMatch(simple -> simple.word().equals(list.getKey()))
                    || list.getKey().equals("id");
            if (type || !FactReader.FIELD.matcher(list.getKey()).matches()) {
                keys.problem(
                        list.getValue().key(), "the list \"" + list.getKey() + "\"", "a name such as side, no type");
            }
            lists.put(list.getKey(), words(list.getValue().value(), keys));
        }
    }

    private Map<String, Map<String, String>> words(YamlNode node, Keys keys) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        Map<String, Map<String, String>> taken = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode.Entry> word : entries(node, "words, each by language", keys)) {
            Scalar name = word.getValue().key();
            if (words.size() == LIMIT_WORDS) {
                keys.problem(name, "more words", "at most " + LIMIT_WORDS);
                break;
            }
            if (!FormReader.NAME.matcher(word.getKey()).matches()) {
                keys.problem(name, "the word \"" + word.getKey() + "\"", "a word such as ship");
            }
            Map<String, String> said = languages(word.getValue().value(), "a word", LIMIT_WORD, keys);
            said.forEach((language, text) -> {
                String other = taken.computeIfAbsent(language, _ -> new LinkedHashMap<>())
                        .putIfAbsent(read(text), word.getKey());
                if (other != null) {
                    keys.problem(
                            name,
                            "the word \"%s\" said as \"%s\" in %s, as \"%s\" is"
                                    .formatted(word.getKey(), text, language, other),
                            "another wording: a reader must tell the two apart");
                }
            });
            words.put(word.getKey(), said);
        }
        return words;
    }

    /** What a reader takes for the same: capitals, and characters that only look the same, tell no two words apart. */
    private static String read(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private void phrases(YamlNode node, Keys keys) {
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode.Entry> coded : entries(node, "phrases by code", keys)) {
            Scalar code = coded.getValue().key();
            if (!CODE.matcher(coded.getKey()).matches()) {
                keys.problem(code, "the code \"" + coded.getKey() + "\"", "2 to 16 capital letters and digits, as RT9");
            }
            if (phrases.size() == LIMIT_PHRASES) {
                keys.problem(code, "more phrases", "at most " + LIMIT_PHRASES);
                break;
            }
            phrase(coded.getKey(), coded.getValue().value(), keys).ifPresent(p -> phrases.put(p.code(), p));
        }
        vocabulary.phrases = new PhraseBook(phrases);
    }

    private Optional<Phrase> phrase(String code, YamlNode node, Keys around) {
        return Keys.of(node, around.paragraph(), vocabulary.problems, "a phrase", PHRASE)
                .map(keys -> {
                    String ref = keys.needText("ref", "the paragraph that prescribes it")
                            .orElse("");
                    Map<String, Phrase.Parameter> parameters = new LinkedHashMap<>();
                    keys.get("with").ifPresent(with -> parameters(with, keys, parameters));
                    Map<String, String> says = keys.need("says", "the sentence in six languages")
                            .map(said -> sentences(said, with(keys), keys))
                            .orElse(Map.of());
                    return new Phrase(code, ref, parameters, says);
                });
    }

    /** The names under {@code with}, also of parameters whose type is wrong: their slots are not. */
    private static Set<String> with(Keys keys) {
        return keys.get("with")
                .filter(YamlNode.Mapping.class::isInstance)
                .map(with -> new TreeSet<>(((YamlNode.Mapping) with).entries().keySet()))
                .orElseGet(TreeSet::new);
    }

    private void parameters(YamlNode node, Keys keys, Map<String, Phrase.Parameter> parameters) {
        List<Map.Entry<String, YamlNode.Entry>> entries = entries(node, "types by parameter", keys);
        if (entries.size() > LIMIT_PARAMETERS) {
            keys.problem(node, entries.size() + " parameters", "at most " + LIMIT_PARAMETERS);
        }
        for (Map.Entry<String, YamlNode.Entry> entry : entries) {
            String name = entry.getKey();
            if (RESERVED.contains(name) || !FactReader.FIELD.matcher(name).matches()) {
                keys.problem(
                        entry.getValue().key(),
                        "the parameter \"" + name + "\"",
                        "a name such as side, none of " + new TreeSet<>(RESERVED));
            }
            parameter(name, entry.getValue().value(), keys).ifPresent(p -> parameters.put(name, p));
        }
        if (node instanceof YamlNode.Mapping with) {
            BoundsReader.order(with, parameters, keys);
        }
    }

    /** A type, or one with what it must lie between. */
    private Optional<Phrase.Parameter> parameter(String name, YamlNode node, Keys keys) {
        if (!(node instanceof YamlNode.Mapping)) {
            return typed(name, node, keys);
        }
        Optional<Keys> read = Keys.of(node, keys.paragraph(), vocabulary.problems, "a parameter", BoundsReader.KEYS);
        return read.flatMap(of -> of.need("type", "a type, or a list of this book")
                .flatMap(type -> typed(name, type, of))
                .map(typed ->
                        new Phrase.Parameter(name, typed.type(), typed.words(), new BoundsReader(of).read(typed))));
    }

    private Optional<Phrase.Parameter> typed(String name, YamlNode node, Keys keys) {
        Optional<Scalar> word = keys.text(node, "a type, or a list of this book");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> words = lists.get(word.get().text());
        if (words != null) {
            return Optional.of(new Phrase.Parameter(
                    name, new Type.Words(List.copyOf(words.keySet()), false), words, Phrase.Bounds.NONE));
        }
        Set<String> expected = new TreeSet<>(lists.keySet());
        TYPES.forEach(type -> expected.add(type.toString()));
        expected.add("id");
        if (!expected.contains(word.get().text())) {
            keys.problem(
                    node,
                    "the type \"" + word.get().text() + "\"",
                    Nearest.first(word.get().text(), expected));
            return Optional.empty();
        }
        return new TypeReader(vocabulary.facts.keySet(), identified)
                .read(name, node, keys)
                .map(type -> new Phrase.Parameter(name, type, Map.of(), Phrase.Bounds.NONE));
    }

    /** All six sentences, each with every parameter in a slot, and no slot without one. */
    private Map<String, String> sentences(YamlNode node, Set<String> parameters, Keys around) {
        Map<String, String> says = languages(node, "a sentence", LIMIT_SENTENCE, around);
        if (node instanceof YamlNode.Mapping mapping) {
            says.forEach((language, sentence) ->
                    slots(sentence, parameters, mapping.get(language).orElse(node), around));
        }
        return says;
    }

    private static void slots(String sentence, Set<String> parameters, YamlNode at, Keys keys) {
        Set<String> unused = new TreeSet<>(parameters);
        Matcher slot = SLOT.matcher(sentence);
        while (slot.find()) {
            unused.remove(slot.group(1));
            if (!parameters.contains(slot.group(1))) {
                keys.problem(at, "the slot {" + slot.group(1) + "}", Nearest.first(slot.group(1), parameters));
            }
        }
        unused.forEach(name -> keys.problem(at, "no {" + name + "} in this language", "a slot for every parameter"));
        String outside = SLOT.matcher(sentence).replaceAll("");
        if (outside.contains("{") || outside.contains("}")) {
            keys.problem(at, "a brace without its other half", "{name} for a parameter, and no other brace");
        }
    }

    private Map<String, String> languages(YamlNode node, String what, int limit, Keys around) {
        Map<String, String> said = new LinkedHashMap<>();
        Keys.of(node, around.paragraph(), vocabulary.problems, what + " by language", FormReader.LANGUAGES)
                .ifPresent(keys -> FormReader.LANGUAGES.forEach(language -> keys.needScalar(language, what + " in it")
                        .filter(text -> Wording.isFit(text, what, limit, keys))
                        .ifPresent(text -> said.put(language, text.text()))));
        return said;
    }

    private static List<Map.Entry<String, YamlNode.Entry>> entries(YamlNode node, String expected, Keys keys) {
        if (node instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()) {
            return List.copyOf(mapping.entries().entrySet());
        }
        keys.problem(node, node.describe(), expected);
        return List.of();
    }
}
