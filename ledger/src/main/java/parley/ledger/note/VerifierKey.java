package parley.ledger.note;

import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PublicKey;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * A named public key for one type of signature, written as a "vkey":
 *
 * <pre>PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW</pre>
 *
 * One public key must not serve two types; the type is part of the id, so it would not be taken for the other.
 */
public record VerifierKey(KeyName name, SignatureType type, PublicKey key) {
    private static final String THING = "verifier key";
    private static final int CHARACTERS_MAX = 512;

    /**
     * Reads a vkey; the base64 part may itself contain {@code +}.
     *
     * @throws MalformedException when it has another form, another type or length of key, or an id that does not belong
     *     to it
     */
    public static VerifierKey parse(String vkey) {
        MalformedException.refuseAbove(CHARACTERS_MAX, vkey.length(), THING, "characters");
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedException(THING, MalformedException.quote(vkey) + " is not NAME+ID+KEY");
        }
        KeyName name = new KeyName(parts[0]);
        Bytes typed = Strict.base64(THING, "the key", parts[2]);
        if (!KeyId.of(name, typed).toString().equals(parts[1])) {
            throw new MalformedException(
                    THING, "its id is " + KeyId.of(name, typed) + ", not " + MalformedException.quote(parts[1]));
        }
        if (typed.size() == 0) {
            throw new MalformedException(THING, "the key is empty");
        }
        SignatureType type = SignatureType.of(typed.at(0))
                .orElseThrow(() -> new MalformedException(
                        THING, "signature type " + typed.slice(0, 1) + " is not one of 01 and 04"));
        return new VerifierKey(name, type, PublicKey.of(typed.slice(1, typed.size())));
    }

    /** The vkey. */
    public String print() {
        return name + "+" + id() + "+" + typed().base64();
    }

    /** The four bytes that name this key in signature lines. */
    public KeyId id() {
        return KeyId.of(name, typed());
    }

    private Bytes typed() {
        return Bytes.concat(type.code(), key.raw());
    }

    @Override
    public String toString() {
        return print();
    }
}
