package parley.ledger.circle;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.ledger.control.Control;
import parley.ledger.entry.Format;

/**
 * The formats that the packs of a charter define, and by how many officers an entry in each is released. Immutable.
 *
 * @param releases one or two for each format; the names of control entries are not among them
 */
public record Formats(SortedMap<Format, Integer> releases) {
    public Formats {
        releases = Collections.unmodifiableSortedMap(new TreeMap<>(releases));
        releases.forEach((format, count) -> {
            if (count < 1 || count > 2) {
                throw new IllegalArgumentException(
                        "format " + format + " is released by one or two officers, not by " + count);
            }
            if (Control.isControl(format)) {
                throw new IllegalArgumentException("no pack defines the control format " + format);
            }
        });
    }

    public static Formats of(Map<String, Integer> releases) {
        TreeMap<Format, Integer> formats = new TreeMap<>();
        releases.forEach((name, count) -> formats.put(new Format(name), count));
        return new Formats(formats);
    }

    /** How many officers release an entry in this format; empty when no pack defines it. */
    public OptionalInt release(Format format) {
        Integer count = releases.get(format);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
