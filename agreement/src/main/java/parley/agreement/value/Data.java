package parley.agreement.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An untyped tree: what the body of an entry says before a format reads it. There is no null and no fraction; an
 * optional member is left out. Members keep the order in which they were written, which equality ignores.
 */
public sealed interface Data {
    /** A string. */
    record Text(String text) implements Data {}

    /** An integer of at most 2^53-1 either side of zero. */
    record Whole(long number) implements Data {
        /** The largest magnitude that every JSON implementation keeps exact (RFC 7493). */
        public static final long LIMIT = (1L << 53) - 1;

        public Whole {
            if (number > LIMIT || number < -LIMIT) {
                throw new IllegalArgumentException(number + " is beyond 2^53-1");
            }
        }
    }

    /** True or false. */
    record Flag(boolean flag) implements Data {}

    /** A list. */
    record Items(List<Data> items) implements Data {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object. */
    record Members(Map<String, Data> members) implements Data {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Data> get(String name) {
            return Optional.ofNullable(members.get(name));
        }
    }

    /** What this is, as a person would say it: {@code the text "abc"}, {@code the number 5}, {@code a list of 3}. */
    default String describe() {
        return switch (this) {
            case Text(var text) -> "the text \"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
            case Whole(var number) -> "the number " + number;
            case Flag(var flag) -> String.valueOf(flag);
            case Items(var items) -> "a list of " + items.size();
            case Members(var members) -> "an object with " + (members.isEmpty() ? "nothing" : members.keySet());
        };
    }
}
