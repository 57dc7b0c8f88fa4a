package parley.desk.words;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Spans as a duty officer reads them: {@code 9 d}, {@code 3 d 04 h}, {@code 00 h 41 m}, and in the last minute seconds.
 * Rounded down, so that no one is told he has more time than he has.
 *
 * @param day, hour, minute, second the letters of the language
 */
public record Spans(String day, String hour, String minute, String second) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    /** {@code 2026-03-01 09:00:00 UTC}. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** The instant that a text of {@link #moment} names; empty for any other text. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(text)
                    .filter(full -> full.endsWith(" UTC"))
                    .map(full -> MOMENT.parse(full, Instant::from))
                    .filter(at -> moment(at).equals(text));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** {@code 09:00:00}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** {@code 2026-03-01}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** The day alone where the whole of it is in time, else the moment. */
    public static String lastInstant(Instant at) {
        return CLOCK.format(at).equals("23:59:59") ? day(at) : moment(at);
    }

    /** The letters, for the script that lets spans run on. */
    public String letters() {
        return String.join(" ", day, hour, minute, second);
    }

    /** The length of the span, whichever way it points. */
    public String of(Duration span) {
        var length = span.abs();
        if (length.toDays() >= 7) {
            return "%d %s".formatted(length.toDays(), day);
        }
        if (length.toDays() >= 1) {
            return "%d %s %02d %s".formatted(length.toDays(), day, length.toHoursPart(), hour);
        }
        if (length.toMinutes() >= 1) {
            return "%02d %s %02d %s".formatted(length.toHours(), hour, length.toMinutesPart(), minute);
        }
        return "%02d %s %02d %s".formatted(0, minute, length.toSecondsPart(), second);
    }
}
