package parley.desk.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The six languages of the page, which are those of the Vienna Document. */
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

    /** The two-letter code: {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language with that two-letter code. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * The reader's best language by an {@code Accept-Language} header (RFC 9110, 12.5.4); English when the header names
     * none of the six or cannot be read.
     */
    public static Language preferred(String acceptLanguage) {
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> of(range.getRange().split("-", 2)[0]).stream())
                .findFirst()
                .orElse(EN);
    }
}
