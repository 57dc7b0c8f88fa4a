package parley.agreement.prose;

import java.util.Locale;

/** A form in which a noun stands beside a whole number. */
public enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    /** The end of a key: {@code few}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
