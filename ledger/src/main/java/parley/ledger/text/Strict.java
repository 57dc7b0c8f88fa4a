package parley.ledger.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * Readers of the parts that the ledger's formats are made of. Each accepts exactly one spelling of a value and refuses
 * every other with {@link MalformedException}; {@code thing} is the format that the error names.
 */
public final class Strict {
    private Strict() {}

    /** The text that these bytes are in UTF-8; refused unless they are valid. */
    public static String utf8(String thing, Bytes bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(thing, "not valid UTF-8", e);
        }
    }

    /** A count from 0 to 2^63-1 in decimal digits without sign or leading zero. */
    public static long decimal(String thing, String what, String digits) {
        boolean plain = !digits.isEmpty()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        try {
            if (plain) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException e) {
            throw new MalformedException(thing, what + " " + MalformedException.quote(digits) + " is above 2^63-1", e);
        }
        throw new MalformedException(thing, what + " " + MalformedException.quote(digits) + " is no plain decimal");
    }

    /** Bytes in padded standard base64, canonical to the last bit. */
    public static Bytes base64(String thing, String what, String text) {
        try {
            return Bytes.base64(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    thing, what + " " + MalformedException.quote(text) + " is not canonical base64", e);
        }
    }

    /** A SHA-256 value in canonical base64. */
    public static Hash hash(String thing, String what, String text) {
        Bytes bytes = base64(thing, what, text);
        if (bytes.size() != Hash.SIZE) {
            throw new MalformedException(thing, what + " has " + bytes.size() + " bytes instead of " + Hash.SIZE);
        }
        return new Hash(bytes);
    }

    /** The lines of a text, without their line feeds; refused when the last one has none. */
    public static List<String> lines(String thing, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.endsWith("\n")) {
            throw new MalformedException(thing, "the last line does not end in a line feed");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
}
