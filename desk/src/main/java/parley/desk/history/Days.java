package parley.desk.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The days of an event as somebody has them, both included.
 *
 * @param first as it was written; empty where it was left open
 * @param last the same; empty where it is one day, or was left open
 */
public record Days(String first, String last) {
    /** Nobody has said. */
    static final Days NONE = new Days("", "");

    /** The first of them; empty where none can be read. */
    Optional<LocalDate> begin() {
        try {
            return Optional.of(first).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeParseException unfit) {
            return Optional.empty();
        }
    }

    public boolean isOpen() {
        return first.isEmpty() && last.isEmpty();
    }

    /** As a page writes them. */
    public String shown() {
        return last.isEmpty() || last.equals(first) ? first : (first.isEmpty() ? "…" : first) + " – " + last;
    }
}
