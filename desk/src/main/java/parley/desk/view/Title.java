package parley.desk.view;

import java.util.Map;

/** A text that a pack gives in several languages, by two-letter code; English stands in where one is missing. */
public record Title(Map<String, String> byLanguage) {
    public Title {
        byLanguage = Map.copyOf(byLanguage);
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a title needs at least one language");
        }
    }

    /** The same text in every language: an id, a name. */
    public static Title of(String text) {
        return new Title(Map.of("en", text));
    }

    public String in(String language) {
        var exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        return byLanguage.getOrDefault(
                "en",
                byLanguage.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .orElseThrow()
                        .getValue());
    }
}
