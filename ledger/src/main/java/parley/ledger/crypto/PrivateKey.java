package parley.ledger.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

/**
 * An Ed25519 signing key, wholly determined by its seed of 32 bytes. It is never printed: {@link #toString()} names the
 * public key only, and there is no equality to leak by. Thread-safe.
 */
public final class PrivateKey {
    public static final int SEED_SIZE = 32;

    private final Bytes seed;
    private final java.security.PrivateKey decoded;
    private final PublicKey publicKey;

    private PrivateKey(Bytes seed) {
        this.seed = seed;
        this.decoded = Ed25519.decodePrivate(seed);
        this.publicKey = derive(seed);
    }

    /**
     * The key of this seed.
     *
     * @throws MalformedException when the seed has not exactly 32 bytes
     */
    public static PrivateKey of(Bytes seed) {
        if (seed.size() != SEED_SIZE) {
            throw new MalformedException("private key", "a seed of " + seed.size() + " bytes instead of " + SEED_SIZE);
        }
        return new PrivateKey(seed);
    }

    /** A new key from this source of randomness. */
    public static PrivateKey generate(SecureRandom random) {
        byte[] seed = new byte[SEED_SIZE];
        random.nextBytes(seed);
        return new PrivateKey(Bytes.of(seed));
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** The secret itself, for the key file and for nothing else. */
    public Bytes seed() {
        return seed;
    }

    /** Signs; the same key and message give the same signature. */
    public Signature sign(Bytes message) {
        return Ed25519.FASTEST.sign(decoded, message);
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }

    /**
     * The JDK derives a public key only while it generates a pair, so the generator is given the seed as its randomness;
     * that it used just that is checked.
     */
    private static PublicKey derive(Bytes seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(255, new SeedAsRandomness(seed));
            KeyPair pair = generator.generateKeyPair();
            boolean same = pair.getPrivate() instanceof EdECPrivateKey secret
                    && secret.getBytes().map(Bytes::of).equals(Optional.of(seed));
            if (!same) {
                throw new IllegalStateException("the JDK's generator does not take its seed as it comes");
            }
            byte[] encoded = pair.getPublic().getEncoded();
            return PublicKey.trusted(Bytes.of(encoded, encoded.length - PublicKey.SIZE, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SunEC has Ed25519 since Java 15", e);
        }
    }

    private static final class SeedAsRandomness extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient Bytes seed;

        SeedAsRandomness(Bytes seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed.toArray(), 0, bytes, 0, Math.min(bytes.length, seed.size()));
            Arrays.fill(bytes, Math.min(bytes.length, seed.size()), bytes.length, (byte) 0);
        }
    }
}
