package parley.desk.shift;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.desk.words.Spans;

/** Instants and days as officers type them: UTC, in the 24-hour clock; seconds may be left out. */
final class Moments {
    private static final Pattern TYPED =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T]+(\\d{2}:\\d{2})(:\\d{2})?( ?UTC|Z)?");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /** The instant that a text names; empty when it names none. */
    static Optional<Instant> parse(String text) {
        var typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            return Optional.empty();
        }
        try {
            var seconds = Optional.ofNullable(typed.group(3)).orElse(":00");
            return day(typed.group(1))
                    .map(day -> LocalDateTime.of(day, LocalTime.parse(typed.group(2) + seconds))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unfit) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), DAY))
                    .filter(day -> day.getYear() > 0 && day.getYear() < 9999);
        } catch (DateTimeException unfit) {
            return Optional.empty();
        }
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** As a field holds it. */
    static String print(Instant at) {
        return Spans.day(at) + " " + Spans.clock(at);
    }
}
