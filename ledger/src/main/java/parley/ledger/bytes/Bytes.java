package parley.ledger.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An immutable string of bytes with value equality, ordered as unsigned bytes. {@link #toString()} is lower-case hex.
 * Thread-safe.
 */
public final class Bytes implements Comparable<Bytes> {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of these bytes. */
    public static Bytes of(byte... content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /** A copy of {@code content[from, to)}. */
    public static Bytes of(byte[] content, int from, int to) {
        return new Bytes(Arrays.copyOfRange(content, from, to));
    }

    /** The UTF-8 form of a text. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    /**
     * Parses hex digits, either case.
     *
     * @throws IllegalArgumentException when the text is not pairs of hex digits
     */
    public static Bytes hex(String text) {
        try {
            return new Bytes(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) { // its text differs between versions of the JDK and repeats the input
            throw new IllegalArgumentException("not pairs of hex digits: " + text.length() + " characters", e);
        }
    }

    /**
     * Parses padded standard base64 (RFC 4648, section 4) strictly: a text that would not be printed again as it stands
     * is refused, so that no value has two spellings.
     *
     * @throws IllegalArgumentException when the text is not canonical base64
     */
    public static Bytes base64(String text) {
        String problem = "not canonical base64: " + text.length() + " characters";
        try {
            Bytes bytes = new Bytes(Base64.getDecoder().decode(text));
            if (bytes.base64().equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) { // its text differs between versions of the JDK
            throw new IllegalArgumentException(problem, e);
        }
        throw new IllegalArgumentException(problem);
    }

    /** These byte strings one after another. */
    public static Bytes concat(Bytes... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            out.writeBytes(part.content);
        }
        return new Bytes(out.toByteArray());
    }

    public int size() {
        return content.length;
    }

    public byte at(int index) {
        return content[index];
    }

    /** A copy of the range {@code [from, to)}. */
    public Bytes slice(int from, int to) {
        return of(content, from, to);
    }

    public boolean startsWith(Bytes prefix) {
        return prefix.size() <= size() && Arrays.equals(content, 0, prefix.size(), prefix.content, 0, prefix.size());
    }

    /** Hands the content to a digest without a copy. */
    void feed(MessageDigest digest) {
        digest.update(content);
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return content.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    /** Padded standard base64. */
    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /** The content read as UTF-8; malformed input is replaced, so check with {@link #utf8(String)} where it matters. */
    public String utf8() {
        return new String(content, UTF_8);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return hex();
    }
}
