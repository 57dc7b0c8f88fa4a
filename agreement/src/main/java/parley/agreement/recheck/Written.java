package parley.agreement.recheck;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads dates and instants as entries state them. One instant has one spelling: the parser of the platform takes 24:00:00, a
 * leap second and years of other lengths too, and what a form does not take, no entry has said.
 */
final class Written {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    private Written() {}

    static Optional<Instant> instant(String text) {
        try {
            return INSTANT.matcher(text).matches()
                    ? Optional.of(Instant.parse(text))
                            .filter(instant -> instant.toString().equals(text))
                    : Optional.empty();
        } catch (DateTimeException _) {
            // A day that the calendar does not have says nothing.
            return Optional.empty();
        }
    }

    static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
