package parley.desk.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What stands in a calendar. */
public enum Kind {
    /** A subject from its beginning to its end. */
    SPAN,
    /** Another date or instant of a subject. */
    MOMENT,
    /** The last instant at which a duty is met in time. */
    DUTY,
    /** The last instant at which a right can be used. */
    RIGHT,
    /** Days on which a limit or a prohibition is passed, or may be. */
    RULE;

    /** Its name in addresses and word lists: {@code span}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
