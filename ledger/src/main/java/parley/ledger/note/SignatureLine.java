package parley.ledger.note;

import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * One signature under a note, of whatever type: {@code — NAME base64(id, signature)} and a line feed. That a line is
 * well formed says nothing about whether it verifies.
 *
 * @param signature what follows the four bytes of the id; not empty
 */
public record SignatureLine(KeyName name, KeyId id, Bytes signature) {
    private static final String THING = "signature line";

    /** An em dash and a space. */
    private static final String PREFIX = "\u2014 ";

    /**
     * Checks that there is a signature.
     *
     * @throws MalformedException when it is empty
     */
    public SignatureLine {
        if (signature.size() == 0) {
            throw new MalformedException(THING, "the signature of " + name + " is empty");
        }
    }

    /**
     * Reads a line, with its line feed.
     *
     * @throws MalformedException when it is not a signature line
     */
    public static SignatureLine parse(String line) {
        MalformedException.refuseAbove(SignedNote.BYTES_MAX, line.length(), THING, "characters");
        int space = line.indexOf(' ', PREFIX.length());
        if (!line.startsWith(PREFIX) || space < 0 || line.indexOf('\n') != line.length() - 1) {
            throw new MalformedException(
                    THING, MalformedException.quote(line) + " is not '— NAME BASE64' and a line feed");
        }
        Bytes blob = Strict.base64(THING, "the signature", line.substring(space + 1, line.length() - 1));
        if (blob.size() <= KeyId.SIZE) {
            throw new MalformedException(THING, "the signature is empty");
        }
        return new SignatureLine(
                new KeyName(line.substring(PREFIX.length(), space)),
                new KeyId(blob.slice(0, KeyId.SIZE)),
                blob.slice(KeyId.SIZE, blob.size()));
    }

    /** The line, with its line feed. */
    public String print() {
        return PREFIX + name + " " + Bytes.concat(id.bytes(), signature).base64() + "\n";
    }

    /** Whether this line claims to be made with that key. */
    public boolean claims(VerifierKey key) {
        return name.equals(key.name()) && id.equals(key.id());
    }
}
