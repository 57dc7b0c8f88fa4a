package parley.desk.frame;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import parley.agreement.pack.Pack;

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
    /** Where an agreement of the circle has the formats of pledges. */
    PLEDGES("pledges", 'g'),
    /** Where sessions are called in an agreement of the circle. */
    COUNCIL("council", 'a'),
    /** Where events are stated in an agreement of the circle. */
    HISTORY("history", 'y'),
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

    /** Those of a circle with these agreements that not every circle has. */
    static Set<Part> further(List<Pack> packs) {
        var further = EnumSet.noneOf(Part.class);
        if (packs.stream().anyMatch(Pack::hasLine)) {
            further.add(LINE);
        }
        if (packs.stream().anyMatch(Pack::hasPledges)) {
            further.add(PLEDGES);
        }
        if (packs.stream().anyMatch(Pack::hasCouncil)) {
            further.add(COUNCIL);
        }
        if (packs.stream().anyMatch(Pack::hasHistory)) {
            further.add(HISTORY);
        }
        return further;
    }

    /** Whether every circle has it, whatever its agreements. */
    boolean isEverywhere() {
        return switch (this) {
            case LINE, PLEDGES, COUNCIL, HISTORY -> false;
            case WATCH, ENTRIES, WRITE, MAP, CALENDAR, AGREEMENT, FIGURES, LEDGER, SHIFT, ADMINISTRATION -> true;
        };
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
