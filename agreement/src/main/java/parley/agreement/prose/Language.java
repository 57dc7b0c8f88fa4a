package parley.agreement.prose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The six languages, which are those of the Vienna Document. */
public enum Language {
    EN("English"),
    FR("Français"),
    DE("Deutsch"),
    IT("Italiano"),
    RU("Русский"),
    ES("Español");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The two-letter code: {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with that two-letter code. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The codes of all six, to be named in a message. */
    public static String codes() {
        return Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "));
    }

    /** The forms in which a noun stands beside a whole number in this language. */
    List<Plural> plurals() {
        return switch (this) {
            case EN, FR, DE, IT, ES -> List.of(Plural.ONE, Plural.OTHER);
            case RU -> List.of(Plural.ONE, Plural.FEW, Plural.MANY);
        };
    }

    /** The form for a number of things, by the rules that CLDR gives for whole numbers. */
    public Plural plural(long n) {
        return switch (this) {
            case EN, DE, IT, ES -> n == 1 ? Plural.ONE : Plural.OTHER;
            case FR -> n == 0 || n == 1 ? Plural.ONE : Plural.OTHER;
            case RU -> slavic(Math.abs(n % 100));
        };
    }

    /** 1, 21, 31 take the first form, 2 to 4, 22 to 24 the second, the others and 11 to 14 the third. */
    private static Plural slavic(long lastTwo) {
        long last = lastTwo % 10;
        if (lastTwo / 10 == 1 || last == 0 || last > 4) {
            return Plural.MANY;
        }
        return last == 1 ? Plural.ONE : Plural.FEW;
    }
}
