package parley.desk.entries;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which entries a list shows.
 *
 * @param words what to look for, white space between; empty for everything
 * @param author the code of the party that wrote them; empty for every party
 * @param format the format's own name; empty for every format
 * @param since the first day, UTC
 * @param until the last day, UTC
 * @param missing whether only those are shown of which somebody's receipt is missing
 * @param page from 1
 */
public record Query(
        String words,
        String author,
        Way way,
        String format,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        boolean missing,
        int page) {
    /** Every entry. */
    static final Query ALL = new Query("", "", Way.BOTH, "", Optional.empty(), Optional.empty(), false, 1);

    /** Whether it leaves anything out. */
    public boolean narrows() {
        return !new Query(words, author, way, format, since, until, missing, 1).equals(ALL);
    }

    /** Whether an instant lies in the period. */
    boolean covers(Instant at) {
        return since.map(day -> !at.isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                        .orElse(true)
                && until.map(day -> at.isBefore(
                                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                        .orElse(true);
    }
}
