package parley.agreement.prose;

import java.util.Locale;

/** A form in which a noun stands beside a whole number. */
enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    /** The end of a key: {@code few}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
