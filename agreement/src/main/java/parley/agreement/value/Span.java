package parley.agreement.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time, counted once and in one class: civil days ({@code P42D}) or elapsed hours, minutes and seconds
 * ({@code PT48H}, {@code PT36H30M}). The two classes do not mix and do not compare: {@code P2D} is not {@code PT48H}.
 *
 * @param kind what is counted
 * @param amount days or seconds, from 0 to {@link #LIMIT}
 */
public record Span(Kind kind, long amount) implements Value {
    /** A hundred thousand days in seconds: longer than any agreement, and far from overflow. */
    public static final long LIMIT = 8_640_000_000L;

    private static final Pattern DAYS = Pattern.compile("P([0-9]{1,6})D");
    private static final Pattern ELAPSED =
            Pattern.compile("PT(?=[0-9])(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,10})S)?");

    /** Civil days, or seconds on the clock. */
    public enum Kind {
        DAYS,
        SECONDS
    }

    public Span {
        if (amount < 0 || amount > (kind == Kind.DAYS ? LIMIT / 86_400 : LIMIT)) {
            throw new IllegalArgumentException("a span of " + amount + " " + kind + " is out of range");
        }
    }

    /** A span of so many days or seconds; the longest that there is stands for every longer one, 0 for less than none. */
    public static Span upTo(Kind kind, long amount) {
        return new Span(kind, Math.clamp(amount, 0, kind == Kind.DAYS ? LIMIT / 86_400 : LIMIT));
    }

    /** Reads {@code P42D} or {@code PT36H30M}; empty for anything else, mixtures and months included. */
    public static Optional<Span> parse(String text) {
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            return bounded(Kind.DAYS, Long.parseLong(days.group(1)));
        }
        Matcher elapsed = ELAPSED.matcher(text);
        if (!elapsed.matches()) {
            return Optional.empty();
        }
        return bounded(
                Kind.SECONDS, part(elapsed.group(1)) * 3600 + part(elapsed.group(2)) * 60 + part(elapsed.group(3)));
    }

    private static Optional<Span> bounded(Kind kind, long amount) {
        boolean fits = amount <= (kind == Kind.DAYS ? LIMIT / 86_400 : LIMIT);
        return fits ? Optional.of(new Span(kind, amount)) : Optional.empty();
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The shortest spelling: {@code P42D}, {@code PT48H}, {@code PT1M30S}, {@code PT0S}. */
    @Override
    public String toString() {
        if (kind == Kind.DAYS) {
            return "P" + amount + "D";
        }
        long hours = amount / 3600;
        long minutes = amount % 3600 / 60;
        long seconds = amount % 60;
        String text = (hours > 0 ? hours + "H" : "")
                + (minutes > 0 ? minutes + "M" : "")
                + (seconds > 0 ? seconds + "S" : "");
        return "PT" + (text.isEmpty() ? "0S" : text);
    }
}
