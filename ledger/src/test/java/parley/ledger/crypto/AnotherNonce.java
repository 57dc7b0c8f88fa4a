package parley.ledger.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import parley.ledger.bytes.Bytes;

/** Signs as a dishonest holder of a key can: a second signature over the same message, as good as the first. */
public final class AnotherNonce {
    private static final BigInteger L =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private AnotherNonce() {}

    public static Signature sign(PrivateKey key, Bytes message) {
        PrivateKey nonce = PrivateKey.of(Bytes.of(new byte[PrivateKey.SEED_SIZE])); // a public key is a point to hand
        Bytes r = nonce.publicKey().raw();
        BigInteger k = number(sha512(Bytes.concat(r, key.publicKey().raw(), message)));
        BigInteger s = scalar(nonce).add(k.multiply(scalar(key))).mod(L);
        byte[] littleEndian = new byte[PrivateKey.SEED_SIZE];
        for (int i = 0; i < littleEndian.length; i++) {
            littleEndian[i] = s.shiftRight(8 * i).byteValue();
        }
        return new Signature(Bytes.concat(r, Bytes.of(littleEndian)));
    }

    /** RFC 8032, 5.1.5. */
    private static BigInteger scalar(PrivateKey key) {
        byte[] half = sha512(key.seed()).slice(0, PrivateKey.SEED_SIZE).toArray();
        half[0] &= (byte) 0xf8;
        half[31] = (byte) ((half[31] & 0x7f) | 0x40);
        return number(Bytes.of(half));
    }

    private static BigInteger number(Bytes littleEndian) {
        BigInteger number = BigInteger.ZERO;
        for (int i = littleEndian.size() - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(littleEndian.at(i) & 0xff));
        }
        return number;
    }

    private static Bytes sha512(Bytes bytes) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-512").digest(bytes.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
