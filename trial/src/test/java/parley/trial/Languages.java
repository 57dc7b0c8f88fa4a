package parley.trial;

import java.util.List;

/** The languages in which a check of every page is made. */
final class Languages {
    static final List<String> ALL = List.of("en", "fr", "de", "it", "ru", "es");

    private Languages() {}

    /**
     * All of them in the long form. Else German, of which the words are the longest, and Russian, which has letters of its own; every
     * other test is in English.
     */
    static List<String> walked() {
        return Boolean.getBoolean("parley.long") ? ALL : List.of("de", "ru");
    }
}
