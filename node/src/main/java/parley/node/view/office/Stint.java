package parley.node.view.office;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import parley.ledger.text.MalformedException;

/**
 * Who is named for a duty in a span of time.
 *
 * @param begin the first instant, a whole minute
 * @param end the first instant after it, a whole minute
 * @param officer the name of an account or an officer; empty where the line takes another away and names nobody
 * @param telephone how he is reached meanwhile; may be empty
 * @param replaces the number of the line in whose place it stands
 */
public record Stint(
        RotaDuty duty, Instant begin, Instant end, String officer, String telephone, Optional<Long> replaces) {
    /** The shortest. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** The longest: a month. */
    public static final Duration LONGEST = Duration.ofDays(31);

    public Stint {
        requireMinute("begin", begin);
        requireMinute("end", end);
        if (!end.isAfter(begin)) {
            throw new MalformedException("span", "it ends at %s, not after it begins at %s".formatted(end, begin));
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw new MalformedException(
                    "span",
                    "%d hours are more than %d"
                            .formatted(Duration.between(begin, end).toHours(), LONGEST.toHours()));
        }
        if (officer.isEmpty() && replaces.isEmpty()) {
            throw new MalformedException("officer", "it is empty, and no line is taken away");
        }
        if (!officer.isEmpty()) {
            Limits.requireLine("officer", officer);
        }
        Limits.checkLine("telephone", telephone);
    }

    private static void requireMinute(String what, Instant at) {
        if (!at.truncatedTo(ChronoUnit.MINUTES).equals(at)) {
            throw new MalformedException(what, "it is no whole minute: " + at);
        }
    }

    /** Whether it names somebody. */
    public boolean names() {
        return !officer.isEmpty();
    }

    /** Whether an instant lies in it. */
    public boolean covers(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }

    /** By which names are compared: two that differ in case or in form alone are one. */
    public static String key(String name) {
        return SavedView.key(name);
    }

    /** The same under another telephone. */
    public Stint reached(String otherTelephone) {
        return new Stint(duty, begin, end, officer, otherTelephone, replaces);
    }

    /** Whether it names this officer. */
    public boolean names(String name) {
        return names() && key(officer).equals(key(name));
    }
}
