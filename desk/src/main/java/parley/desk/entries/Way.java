package parley.desk.entries;

import java.util.Locale;

/** Which way an entry went, seen from the desk. */
public enum Way {
    BOTH,
    IN,
    OUT;

    /** The word in a URL and in the word lists. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
