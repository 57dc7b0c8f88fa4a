package parley.desk.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/** Random words that open something. They are too long to be guessed, so a plain hash is enough to keep of them. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits. */
    static byte[] bytes() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 256 bits as 64 hex digits. */
    static String draw() {
        return HexFormat.of().formatHex(bytes());
    }

    /** A number that names something without opening it, so that it may stand on a page. */
    static long number() {
        return RANDOM.nextLong(1, 1L << 52);
    }

    /** What is kept of a secret. */
    static String hash(String secret) {
        return Hash.sha256(Bytes.utf8(secret)).hex();
    }
}
