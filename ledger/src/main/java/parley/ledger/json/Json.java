package parley.ledger.json;

import com.google.errorprone.annotations.Var;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

/**
 * A JSON value of the record: text, whole number, flag, list or members. There is no null: an optional field is left
 * out. Values are immutable, and equal when their canonical forms are equal. Thread-safe.
 *
 * <p>Two values are equal exactly when they print the same bytes; {@code parse(print(x)).equals(x)}.
 */
public sealed interface Json {
    /** The largest magnitude of a number, 2^53-1: what every JSON reader holds exactly (RFC 7493, section 2.2). */
    long MAX_NUMBER = (1L << 53) - 1;

    /** How deep lists and members may nest; a bare text or number has depth 0. */
    int MAX_DEPTH = 16;

    /**
     * A text without lone surrogates and without the 66 code points that are no characters (RFC 7493, section 2.1). It is
     * not normalised: what was written is what is signed.
     */
    record Text(String value) implements Json {
        public Text {
            requireCharacters("a text", value);
        }
    }

    /** A whole number of magnitude at most {@link #MAX_NUMBER}. */
    record Whole(long value) implements Json {
        public Whole {
            if (value > MAX_NUMBER || value < -MAX_NUMBER) {
                throw new MalformedException("JSON", "a number is at most 2^53-1 in magnitude, not " + value);
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Json {}

    /** A list, in its order. */
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Named values, sorted by the UTF-16 code units of their names (RFC 8785, section 3.2.3). */
    record Members(SortedMap<String, Json> values) implements Json {
        public Members {
            TreeMap<String, Json> sorted = new TreeMap<>();
            for (Map.Entry<String, Json> member : values.entrySet()) {
                requireCharacters("the name of a member", member.getKey());
                sorted.put(member.getKey(), member.getValue());
            }
            values = Collections.unmodifiableSortedMap(sorted);
        }
    }

    static Text text(String value) {
        return new Text(value);
    }

    static Whole whole(long value) {
        return new Whole(value);
    }

    static Flag flag(boolean value) {
        return new Flag(value);
    }

    static Items items(Json... values) {
        return new Items(Arrays.asList(values));
    }

    static Items items(Stream<? extends Json> values) {
        return new Items(values.map(value -> (Json) value).toList());
    }

    static Members members(Map<String, Json> values) {
        return new Members(new TreeMap<>(values));
    }

    /**
     * Reads one value; white space and escapes are free, everything else is strict: valid UTF-8, no duplicate names, no
     * null, whole numbers only.
     *
     * @param limit the largest size that is looked at, in bytes
     * @throws MalformedException with the place and the reason when the bytes are not such a value
     */
    static Json parse(Bytes bytes, int limit) {
        return Reader.read(bytes, limit);
    }

    /**
     * Reads one value that already is its canonical form.
     *
     * @param limit the largest size that is looked at, in bytes
     * @throws MalformedException as {@link #parse}, and when printing the value again gives other bytes
     */
    static Json canonical(Bytes bytes, int limit) {
        Json value = parse(bytes, limit);
        if (!value.print().equals(bytes)) {
            throw new MalformedException("JSON", "it is not in its canonical form (RFC 8785)");
        }
        return value;
    }

    /**
     * The canonical form (RFC 8785).
     *
     * @throws MalformedException when the value nests deeper than {@link #MAX_DEPTH}
     */
    default Bytes print() {
        return Printer.print(this);
    }

    private static void requireCharacters(String what, String text) {
        @Var int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new MalformedException("JSON", what + " has a lone surrogate at character " + i);
            }
            if ((codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)) {
                throw new MalformedException("JSON", what + " has a noncharacter at character " + i);
            }
            i += Character.charCount(codePoint);
        }
    }
}
