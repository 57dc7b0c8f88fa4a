package parley.ledger.entry;

import java.time.DateTimeException;
import java.time.Instant;
import parley.ledger.text.MalformedException;

/** Instants as the record writes them: whole seconds UTC, years 0000 to 9999, {@code 2026-03-01T09:00:00Z}. */
public final class Instants {
    private static final int LENGTH = "2026-03-01T09:00:00Z".length();

    private Instants() {}

    /**
     * Parses the one spelling of an instant.
     *
     * @throws MalformedException when the text is not exactly what {@link #print} gives
     */
    public static Instant parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (text.length() == LENGTH && instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new MalformedException("instant", expected(text), e);
        }
        throw new MalformedException("instant", expected(text));
    }

    /**
     * Prints a whole second.
     *
     * @throws MalformedException when the instant has a fraction of a second or a year of five digits
     */
    public static String print(Instant instant) {
        String text = instant.toString();
        if (text.length() != LENGTH) {
            throw new MalformedException("instant", "it is a whole second of a year of four digits, not " + text);
        }
        return text;
    }

    private static String expected(String text) {
        return "it is written like 2026-03-01T09:00:00Z, not " + MalformedException.quote(text);
    }
}
