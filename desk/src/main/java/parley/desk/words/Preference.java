package parley.desk.words;

import java.util.List;
import java.util.Locale;
import parley.agreement.prose.Language;

/** Which of the six languages a reader's browser asks for. */
public final class Preference {
    private Preference() {}

    /**
     * The reader's best language by an {@code Accept-Language} header (RFC 9110, 12.5.4); English when the header names
     * none of the six or cannot be read.
     */
    public static Language of(String acceptLanguage) {
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return Language.EN;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> Language.of(range.getRange().split("-", 2)[0]).stream())
                .findFirst()
                .orElse(Language.EN);
    }
}
