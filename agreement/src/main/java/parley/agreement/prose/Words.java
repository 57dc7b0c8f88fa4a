package parley.agreement.prose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.pack.Pack;

/** The sentences of one language. Immutable. */
public final class Words {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern BY = Pattern.compile("(\\S+) by (\\S+)");
    private static final String ACCURACY = ".accuracyMetres";
    private static final Map<Language, Words> ALL = all();

    private final Language language;
    private final Map<String, String> patterns;
    private final boolean isolating;
    private final Optional<Names> names;

    private Words(Language language, Map<String, String> patterns, boolean isolating, Optional<Names> names) {
        this.language = language;
        this.patterns = Collections.unmodifiableMap(patterns);
        this.isolating = isolating;
        this.names = names;
    }

    public static Words in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /**
     * The same sentences, with whatever fills a slot between {@link Isolates}: so that text from an entry, which may run
     * from right to left, turns nothing around it, and so that a page can tell it from the sentence.
     */
    public static Words isolating(Language language) {
        return new Words(language, in(language).patterns, true, Optional.empty());
    }

    /** The same sentences with the names that a pack gives to what it defines, wherever it gives one. */
    public Words naming(Pack pack) {
        return new Words(language, patterns, isolating, Optional.of(new Names(pack, language)));
    }

    private static Map<Language, Words> all() {
        Map<Language, Words> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Words(language, read(language), false, Optional.empty()));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, String> read(Language language) {
        String file = language.code() + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no words " + file);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            Map<String, String> patterns = new TreeMap<>();
            for (String key : properties.stringPropertyNames()) {
                patterns.put(key, unbroken(language, properties.getProperty(key)));
            }
            return patterns;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("words " + file, unreadable);
        }
    }

    /** French sets a space at these marks, at which a line must not break; the file has a plain one, to be read by eye. */
    static String unbroken(Language language, String pattern) {
        return language == Language.FR
                ? pattern.replaceAll(" (?=[:;»])", "\u00a0").replaceAll("(?<=«) ", "\u00a0")
                : pattern;
    }

    public Language language() {
        return language;
    }

    /** Every key with its pattern, in order; for tests that compare languages. */
    Map<String, String> patterns() {
        return patterns;
    }

    /**
     * A sentence or phrase with its slots filled; names and values alternate.
     *
     * @throws IllegalArgumentException for a key that is not there, a slot without a value, or a value without a slot
     */
    public String say(String key, String... namesAndValues) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no words '%s' in %s".formatted(key, language.code()));
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        StringBuilder said = new StringBuilder();
        Matcher slot = SLOT.matcher(pattern);
        while (slot.find()) {
            String value = values.remove(slot.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "no value for {%s} in '%s' of %s".formatted(slot.group(1), key, language.code()));
            }
            slot.appendReplacement(said, Matcher.quoteReplacement(isolating ? Isolates.around(value) : value));
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(
                    "no slot for %s in '%s' of %s".formatted(values.keySet(), key, language.code()));
        }
        return slot.appendTail(said).toString();
    }

    /** A sentence or phrase that counts {@code n} things, in the form that the language has for that number. */
    public String count(String key, long n, String... namesAndValues) {
        String[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
        all[namesAndValues.length] = "n";
        all[namesAndValues.length + 1] = Long.toString(n);
        return say(key + "." + language.plural(n).word(), all);
    }

    /** In the quotation marks of the language: what stays as it was written. */
    public String quoted(String text) {
        return say("quoted", "text", text);
    }

    /** As it was written; in quotation marks where it could be taken for a word of the sentence. */
    public String named(String text) {
        String shown = foreign(text);
        return text.chars().anyMatch(Character::isLowerCase) ? quoted(shown) : shown;
    }

    /**
     * A text of an entry, a charter or a pack, to fill a slot with: where what fills one is isolated, the marks of
     * isolation that somebody else set are shown by their numbers, so that only ours set anything apart.
     */
    public String foreign(String text) {
        return isolating ? Isolates.shown(text) : text;
    }

    /** A text of the notation that stays exactly as it is written: apart from what is only a name where they are isolated. */
    public String exact(String text) {
        return isolating ? Isolates.exact(text) : text;
    }

    /** What the last step of a path is called, or the path. */
    public String path(String path) {
        if (names.isPresent() && path.endsWith(ACCURACY)) {
            return say("path.accuracy", "place", path(path.substring(0, path.length() - ACCURACY.length())));
        }
        return names.flatMap(known -> known.path(path)).map(this::foreign).orElseGet(() -> exact(path));
    }

    /** What a parameter is called, or what else is to be decided. */
    String parameter(String name) {
        return names.flatMap(known -> known.parameter(name)).map(this::foreign).orElseGet(() -> exact(name));
    }

    /** What a word of an enumeration is called, in a field of that name. */
    Optional<String> word(String field, String word) {
        return names.flatMap(known -> known.word(field, word)).map(this::foreign);
    }

    /** The title of a format, or its own name. */
    String document(String format) {
        return foreign(names.flatMap(known -> known.document(format)).orElse(format));
    }

    /** What is missing in a document, by the name that its form gives it. */
    public String item(String field) {
        return foreign(names.flatMap(known -> known.item(field)).orElse(field));
    }

    /** An expression, with names for what it reads where all of it has one. */
    public String expression(String text) {
        return spoken(text).orElseGet(() -> exact(text));
    }

    /** An expression with names for what it reads; empty where some of it has none, or it is no expression. */
    public Optional<String> spoken(String expression) {
        return names.flatMap(known -> known.expression(expression)).map(this::foreign);
    }

    /** The own name of the field that an expression reads, where names can tell what a word means in it; else empty. */
    String field(String expression) {
        return names.map(_ -> Names.field(expression)).orElse("");
    }

    /** What somebody is to do or has done: a document and its author, what is then stated, or as it is written. */
    public String act(String text) {
        Matcher by = BY.matcher(text);
        return by.matches()
                        && names.flatMap(known -> known.document(by.group(1))).isPresent()
                ? say("act.by", "document", document(by.group(1)), "party", foreign(by.group(2)))
                : expression(text);
    }

    /** Names, one after the other. */
    public String names(Collection<String> names) {
        return joined("list.names", names);
    }

    /** Phrases that may have commas of their own, one after the other. */
    public String phrases(Collection<String> phrases) {
        return joined("list.phrases", phrases);
    }

    private String joined(String key, Collection<String> parts) {
        return parts.stream()
                .reduce((first, next) -> say(key, "first", first, "next", next))
                .orElseThrow();
    }
}
