package parley.ledger.keyfile;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PassphraseKey;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.PublicKey;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * A private key sealed with AES-256-GCM under a key that PBKDF2 makes of a passphrase. The public key stands in clear, so
 * that a file can be told from another without its passphrase; it is bound to the secret by the seal.
 *
 * @param iterations of PBKDF2-HMAC-SHA256, {@link #ITERATIONS_MIN} to {@link #ITERATIONS_MAX}
 * @param salt 16 bytes
 * @param nonce 12 bytes
 * @param sealed the seed and a tag, 48 bytes
 */
public record KeyFile(PublicKey publicKey, int iterations, Bytes salt, Bytes nonce, Bytes sealed) {
    /** What a new file takes: about a third of a second to open, and as long for each guess. */
    public static final int ITERATIONS = 600_000;

    /** Below this a file is refused: a guess would be too cheap. */
    public static final int ITERATIONS_MIN = 100_000;

    /** Above this a file is refused: it would hold up whoever opens it. */
    public static final int ITERATIONS_MAX = 10_000_000;

    private static final String THING = "key file";
    private static final String FIRST = "parley key 1";
    private static final String PUBLIC = "public ";
    private static final String KDF = "PBKDF2-HMAC-SHA256 ";
    private static final String CIPHER = "AES-256-GCM ";
    private static final int CHARACTERS_MAX = 1024;
    private static final int SALT_SIZE = 16;
    private static final int NONCE_SIZE = 12;
    private static final int TAG_BITS = 128;

    /**
     * Checks counts and lengths.
     *
     * @throws MalformedException when one is outside its limits
     */
    public KeyFile {
        if (iterations < ITERATIONS_MIN || iterations > ITERATIONS_MAX) {
            throw new MalformedException(
                    THING, iterations + " iterations are outside " + ITERATIONS_MIN + " to " + ITERATIONS_MAX);
        }
        demand("salt", salt, SALT_SIZE);
        demand("nonce", nonce, NONCE_SIZE);
        demand("sealed key", sealed, PrivateKey.SEED_SIZE + TAG_BITS / Byte.SIZE);
    }

    /**
     * Seals a key.
     *
     * @param passphrase taken as it is typed, in UTF-8; the caller may overwrite it afterwards
     */
    public static KeyFile seal(PrivateKey key, char[] passphrase, SecureRandom random) {
        Bytes salt = random(random, SALT_SIZE);
        Bytes nonce = random(random, NONCE_SIZE);
        String head = head(key.publicKey(), ITERATIONS, salt, nonce);
        try {
            Bytes sealed = aes(Cipher.ENCRYPT_MODE, derive(passphrase, salt, ITERATIONS), nonce, head, key.seed());
            return new KeyFile(key.publicKey(), ITERATIONS, salt, nonce, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform seals with AES-GCM", e);
        }
    }

    /**
     * Opens the file.
     *
     * @return empty when the passphrase is another, or the file was changed: the two cannot be told apart
     */
    public Optional<PrivateKey> open(char[] passphrase) {
        try {
            String head = head(publicKey, iterations, salt, nonce);
            Bytes seed = aes(Cipher.DECRYPT_MODE, derive(passphrase, salt, iterations), nonce, head, sealed);
            PrivateKey key = PrivateKey.of(seed);
            return key.publicKey().equals(publicKey) ? Optional.of(key) : Optional.empty();
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform opens AES-GCM", e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws MalformedException when it has another form or version
     */
    public static KeyFile parse(Bytes file) {
        MalformedException.refuseAbove(CHARACTERS_MAX, file.size(), THING, "bytes");
        List<String> lines = Strict.lines(THING, Strict.utf8(THING, file));
        if (lines.size() != 5 || !lines.get(0).equals(FIRST)) {
            throw new MalformedException(THING, "not the five lines of '" + FIRST + "'");
        }
        String[] kdf = after(KDF, lines.get(2)).split(" ", -1);
        if (kdf.length != 2) {
            throw new MalformedException(THING, "the third line is not '" + KDF + "ITERATIONS SALT'");
        }
        long iterations = Strict.decimal(THING, "the number of iterations", kdf[0]);
        return new KeyFile(
                PublicKey.of(Strict.base64(THING, "the public key", after(PUBLIC, lines.get(1)))),
                (int) Math.min(iterations, Integer.MAX_VALUE),
                Strict.base64(THING, "the salt", kdf[1]),
                Strict.base64(THING, "the nonce", after(CIPHER, lines.get(3))),
                Strict.base64(THING, "the sealed key", lines.get(4)));
    }

    public Bytes print() {
        return Bytes.utf8(head(publicKey, iterations, salt, nonce) + sealed.base64() + "\n");
    }

    /** All that stands before the sealed key; the seal covers it. */
    private static String head(PublicKey publicKey, int iterations, Bytes salt, Bytes nonce) {
        return FIRST + "\n" + PUBLIC + publicKey.raw().base64() + "\n" + KDF + iterations + " " + salt.base64() + "\n"
                + CIPHER + nonce.base64() + "\n";
    }

    private static SecretKeySpec derive(char[] passphrase, Bytes salt, int iterations) {
        byte[] key = PassphraseKey.derive(passphrase, salt, iterations);
        try {
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Bytes aes(int mode, SecretKeySpec key, Bytes nonce, String head, Bytes input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.toArray()));
        cipher.updateAAD(Bytes.utf8(head).toArray());
        return Bytes.of(cipher.doFinal(input.toArray()));
    }

    private static Bytes random(SecureRandom random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private static String after(String prefix, String line) {
        if (!line.startsWith(prefix)) {
            throw new MalformedException(THING, "a line does not begin with '" + prefix + "'");
        }
        return line.substring(prefix.length());
    }

    private static void demand(String what, Bytes bytes, int size) {
        if (bytes.size() != size) {
            throw new MalformedException(THING, "the " + what + " has " + bytes.size() + " bytes instead of " + size);
        }
    }
}
