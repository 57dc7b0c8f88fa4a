package parley.desk.frame;

import java.util.Arrays;
import java.util.Locale;

/** The parts of the desk, in the order of its navigation. */
public enum Part {
    WATCH("", '1'),
    ENTRIES("entries", '2'),
    WRITE("write", '3'),
    MAP("map", '4'),
    CALENDAR("calendar", '5'),
    AGREEMENT("agreement", '6'),
    FIGURES("figures", '7'),
    /** Where an agreement of the circle has the formats of a line. */
    LINE("line", 'h'),
    /** Where sessions are called in an agreement of the circle. */
    COUNCIL("council", 'g'),
    LEDGER("ledger", '8'),
    SHIFT("shift", '9'),
    ADMINISTRATION("administration", '0');

    private final String path;
    private final char shortcut;

    Part(String path, char shortcut) {
        this.path = path;
        this.shortcut = shortcut;
    }

    /** Where its first page is, below a circle's path. */
    public String path() {
        return path;
    }

    /** The part to which an address belongs; the watch for one of none. */
    static Part at(String address) {
        var below = address.replaceFirst("^/(circle/[^/]*/)?", "").replaceFirst("/.*", "");
        return Arrays.stream(values())
                .filter(part -> part.path.equals(below))
                .findFirst()
                .orElse(WATCH);
    }

    /** The key that leads there. */
    public char shortcut() {
        return shortcut;
    }

    /** What it is called in the word lists. */
    public String key() {
        return "part." + name().toLowerCase(Locale.ROOT);
    }
}
