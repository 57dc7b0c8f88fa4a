package parley.node.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An instant of which only bounds may be known yet, both inclusive.
 *
 * @param earliest empty when it is without bound
 * @param latest empty when it may never come
 * @param missing codes of those whose {@code seen} would narrow it
 */
public record TimeInterval(Optional<Instant> earliest, Optional<Instant> latest, List<String> missing) {
    public TimeInterval {
        missing = List.copyOf(missing);
    }

    /** Whether the instant is known to the second. */
    public boolean exact() {
        return latest.isPresent() && earliest.equals(latest);
    }
}
