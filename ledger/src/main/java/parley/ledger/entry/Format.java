package parley.ledger.entry;

import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * The name of a format, such as {@code notification}.
 *
 * @param name 1 to 64 lower-case letters, digits and hyphens, beginning with a letter
 */
public record Format(String name) implements Comparable<Format> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public Format {
        if (!NAME.matcher(name).matches()) {
            throw new MalformedException(
                    "format name",
                    "it is 1 to 64 lower-case letters, digits and hyphens, beginning with a letter, not "
                            + MalformedException.quote(name));
        }
    }

    @Override
    public int compareTo(Format other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
