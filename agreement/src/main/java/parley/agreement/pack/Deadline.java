package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.time.Rounding;
import parley.agreement.value.Span;

/** By when a duty is to be done or a power to be used. */
public sealed interface Deadline {
    Anchor anchor();

    Judged judged();

    /** What the text says instead of a term ("without delay"): due, then met, never overdue. */
    Optional<String> wording();

    /** After which span a message counts as received by a party that has not seen it. */
    Optional<Span> deemed();

    /** At least the lead before the anchor. */
    record Before(Anchor anchor, Length lead, Judged judged, Optional<String> wording, Optional<Span> deemed)
            implements Deadline {}

    /**
     * Within the span after the anchor, that second or day included.
     *
     * @param within empty only where there is a {@code wording}
     */
    record After(Anchor anchor, Optional<Length> within, Judged judged, Optional<String> wording, Optional<Span> deemed)
            implements Deadline {}

    /** Not later than the anchor itself. */
    record At(Anchor anchor, Judged judged, Optional<String> wording, Optional<Span> deemed) implements Deadline {}

    /** A length, or one for each class. */
    sealed interface Length {
        /** The same for all. */
        record Fixed(Span span) implements Length {}

        /**
         * So many working days, by one of these calendars: the one that is named, or all among which a parameter chooses.
         *
         * @param parameter the parameter that chooses
         */
        record Working(int days, List<String> calendars, Optional<String> parameter) implements Length {
            public Working {
                calendars = List.copyOf(calendars);
            }
        }

        /** So many months; where the month reached is too short for the day, it is rounded. */
        record Months(int months, Rounding rounding) implements Length {}

        /**
         * By the word that the very entry states from which the deadline runs. Every such entry, a correction or one that
         * was sent again, sets a time of its own, counted from itself, and the earliest of them holds.
         *
         * @param field of its form; has a row for every word of its list
         */
        record Stated(String field, Map<String, Span> spans) implements Length {
            public Stated {
                spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
            }
        }

        /** By the word that a path leads to; has a row for every word of its list. */
        record Table(Path by, Map<String, Span> spans) implements Length {
            public Table {
                spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
            }
        }
    }
}
