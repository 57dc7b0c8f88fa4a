package parley.ledger.crypto;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Optional;
import parley.ledger.bytes.Bytes;

/**
 * A point of edwards25519 in extended coordinates (x = X/Z, y = Y/Z, xy = T/Z), for one purpose: to look closely at a
 * public key when it is let in. It takes a millisecond and time that depends on the value, so it never touches a secret.
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    /** The field's prime. */
    private static final BigInteger P = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /** The order of the group that the base point generates; the curve has 8 times as many points. */
    private static final BigInteger L =
            ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger D2 = D.add(D).mod(P);

    /** A square root of -1: 2^((p-1)/4). */
    private static final BigInteger I = TWO.modPow(P.subtract(ONE).shiftRight(2), P);

    private static final EdwardsPoint NEUTRAL = new EdwardsPoint(ZERO, ONE, ONE, ZERO);

    /** Decodes as RFC 8032, 5.1.3 demands; empty when the bytes are no canonical encoding of a point. */
    static Optional<EdwardsPoint> decode(Bytes raw) {
        byte[] bigEndian = new byte[raw.size()];
        for (int i = 0; i < raw.size(); i++) {
            bigEndian[i] = raw.at(raw.size() - 1 - i);
        }
        BigInteger encoded = new BigInteger(1, bigEndian);
        boolean odd = encoded.testBit(255);
        BigInteger y = encoded.clearBit(255);
        if (y.compareTo(P) >= 0) {
            return Optional.empty();
        }
        BigInteger y2 = y.multiply(y).mod(P);
        BigInteger x2 =
                y2.subtract(ONE).multiply(D.multiply(y2).add(ONE).modInverse(P)).mod(P);
        BigInteger root = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        BigInteger x =
                root.multiply(root).mod(P).equals(x2) ? root : root.multiply(I).mod(P);
        if (!x.multiply(x).mod(P).equals(x2) || (x.signum() == 0 && odd)) {
            return Optional.empty();
        }
        BigInteger signed = x.testBit(0) == odd ? x : P.subtract(x);
        return Optional.of(new EdwardsPoint(signed, y, ONE, signed.multiply(y).mod(P)));
    }

    /** Whether this is one of the eight points whose order divides 8. */
    boolean hasLowOrder() {
        return times(BigInteger.valueOf(8)).isNeutral();
    }

    /** Whether this lies in the group of the base point, with no part of the eight low-order points added. */
    boolean isTorsionFree() {
        return times(L).isNeutral();
    }

    private boolean isNeutral() {
        return x.signum() == 0 && y.equals(z);
    }

    private EdwardsPoint times(BigInteger n) {
        EdwardsPoint product = NEUTRAL;
        for (int bit = n.bitLength() - 1; bit >= 0; bit--) {
            product = product.plus(product);
            if (n.testBit(bit)) {
                product = product.plus(this);
            }
        }
        return product;
    }

    /** The addition of RFC 8032, 5.1.4; complete, so it doubles as well. */
    private EdwardsPoint plus(EdwardsPoint other) {
        BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
        BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
        BigInteger c = t.multiply(D2).mod(P).multiply(other.t).mod(P);
        BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new EdwardsPoint(
                e.multiply(f).mod(P),
                g.multiply(h).mod(P),
                f.multiply(g).mod(P),
                e.multiply(h).mod(P));
    }
}
