package parley.ledger.cosignature;

import java.nio.ByteBuffer;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.Signature;
import parley.ledger.text.MalformedException;

/**
 * What stands behind the id in a cosignature line: a time and a signature.
 *
 * @param time seconds since 1970-01-01T00:00:00Z, 0 to 2^63-1
 */
public record Cosignature(long time, Signature signature) {
    public static final int SIZE = Long.BYTES + Signature.SIZE;
    private static final String THING = "cosignature";

    /**
     * Checks the time.
     *
     * @throws MalformedException when it is negative
     */
    public Cosignature {
        if (time < 0) {
            throw new MalformedException(THING, "the time is outside 0 to 2^63-1");
        }
    }

    /**
     * Reads eight bytes of time, most significant first, and a signature.
     *
     * @throws MalformedException when there are not exactly 72 bytes, or the time is above 2^63-1
     */
    public static Cosignature parse(Bytes bytes) {
        if (bytes.size() != SIZE) {
            throw new MalformedException(THING, bytes.size() + " bytes instead of " + SIZE);
        }
        return new Cosignature(
                ByteBuffer.wrap(bytes.toArray()).getLong(), new Signature(bytes.slice(Long.BYTES, SIZE)));
    }

    public Bytes print() {
        byte[] seconds = ByteBuffer.allocate(Long.BYTES).putLong(time).array();
        return Bytes.concat(Bytes.of(seconds), signature.bytes());
    }

    /** The bytes that are signed. They do not name the cosigner, so a cosigning key serves one name only. */
    static Bytes statement(long time, String checkpoint) {
        return Bytes.utf8("cosignature/v1\ntime " + time + "\n" + checkpoint);
    }
}
