package parley.desk.refusal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why an entry is not to be sent as it stands, and what would be right.
 *
 * @param control where on its form: {@code subject}, {@code b.order.2}, {@code b.answers.0.point}
 * @param key what is wrong and how to put it right, in the word lists below {@code write.error}
 * @param value what stands there
 * @param limit what may stand there
 * @param time the instant that the words name
 */
public record Refusal(String control, String key, String value, String limit, Optional<Instant> time) {
    /** How many of the right values are named. */
    private static final int NAMED = 6;

    /** The control of what the entry is about. */
    public static final String SUBJECT = "subject";

    public Refusal(String control, String key, String value, String limit) {
        this(control, key, value, limit, Optional.empty());
    }

    public Refusal at(Instant instant) {
        return new Refusal(control, key, value, limit, Optional.of(instant));
    }

    /** The control of a field of the body. */
    public static String field(String name) {
        return "b." + name;
    }

    /** The control of an item of a list, from 0. */
    public static String item(String list, int index) {
        return field(list) + "." + index;
    }

    /** What would be right, the first few. */
    public static String named(List<String> right) {
        return right.isEmpty()
                ? "–"
                : String.join(", ", right.subList(0, Math.min(NAMED, right.size())))
                        + (right.size() > NAMED ? ", …" : "");
    }
}
