package parley.ledger.note;

import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/** A named private key that signs texts (type 01): a log's key. Thread-safe. */
public final class NoteSigner {
    private static final String THING = "signer key";
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int CHARACTERS_MAX = 512;

    private final PrivateKey key;
    private final VerifierKey verifierKey;

    public NoteSigner(KeyName name, PrivateKey key) {
        this.key = key;
        this.verifierKey = new VerifierKey(name, SignatureType.ED25519, key.publicKey());
    }

    /**
     * Reads a key in the form of the Go tools, {@code PRIVATE+KEY+NAME+ID+base64(01, seed)}. The input holds a secret, so
     * no error repeats it.
     *
     * @throws MalformedException when it has another form or type, or an id that does not belong to it
     */
    public static NoteSigner parse(String skey) {
        MalformedException.refuseAbove(CHARACTERS_MAX, skey.length(), THING, "characters");
        String[] parts =
                skey.startsWith(PREFIX) ? skey.substring(PREFIX.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new MalformedException(THING, "not PRIVATE+KEY+NAME+ID+KEY");
        }
        Bytes typed = secret(parts[2]);
        if (typed.size() != 1 + PrivateKey.SEED_SIZE || !typed.startsWith(SignatureType.ED25519.code())) {
            throw new MalformedException(THING, "not an Ed25519 seed of type 01");
        }
        NoteSigner signer = new NoteSigner(new KeyName(parts[0]), PrivateKey.of(typed.slice(1, typed.size())));
        if (!signer.verifierKey.id().toString().equals(parts[1])) {
            throw new MalformedException(THING, "its id is " + signer.verifierKey.id() + ", not the one written");
        }
        return signer;
    }

    /** The key with its secret, in the form of the Go tools. */
    public String print() {
        return PREFIX + verifierKey.name() + "+" + verifierKey.id() + "+"
                + Bytes.concat(SignatureType.ED25519.code(), key.seed()).base64();
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** Signs a text, which has to end in a line feed. */
    public SignatureLine sign(String text) {
        return new SignatureLine(
                verifierKey.name(), verifierKey.id(), key.sign(Bytes.utf8(text)).bytes());
    }

    @Override
    public String toString() {
        return "signer of " + verifierKey;
    }

    private static Bytes secret(String base64) {
        try {
            return Strict.base64(THING, "the key", base64);
        } catch (MalformedException e) {
            throw new MalformedException(THING, "the key is not canonical base64");
        }
    }
}
