package parley.node.view;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** With which knowledge of its logs a circle is judged. Immutable. */
public sealed interface AsKnown {
    /** With everything that this node holds. */
    record Now() implements AsKnown {}

    /**
     * With what was there at an instant: the entries of which it is TRUE that they had been witnessed by then, and the
     * {@code seen} whose time is not later. What is UNKNOWN is left out and counted.
     *
     * @param instant in whole seconds
     */
    record At(Instant instant) implements AsKnown {}

    /**
     * With the first leaves of each log.
     *
     * @param byParty how many leaves of which party's log; none of a log that is not named
     */
    record Sizes(Map<String, Long> byParty) implements AsKnown {
        public Sizes {
            byParty = Collections.unmodifiableMap(new TreeMap<>(byParty));
        }
    }
}
