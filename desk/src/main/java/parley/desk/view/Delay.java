package parley.desk.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is slow between this party and another member: an entry of one of them that the other's node received late, or has not
 * received yet although it answers.
 *
 * @param number what the entry calls itself, or its place in its log
 * @param written by its author's clock
 * @param received as its reader's log says; empty while it is on its way
 * @param time how long it took, or has taken so far
 */
public record Delay(String number, Instant written, Optional<Instant> received, Duration time) {
    /** How long a receipt may take: a node writes it within seconds, and nobody has to do anything for it. */
    public static final Duration LIMIT = Duration.ofMinutes(1);

    /** For how long one that came late is told after it came. */
    public static final Duration TOLD = Duration.ofHours(1);
}
