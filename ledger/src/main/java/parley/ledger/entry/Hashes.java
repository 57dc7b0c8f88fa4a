package parley.ledger.entry;

import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/** Hashes as the record writes them. */
final class Hashes {
    private Hashes() {}

    static Hash hex(String what, String text) {
        try {
            return Hash.hex(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    what, "it is 64 lower-case hex digits, not " + MalformedException.quote(text), e);
        }
    }
}
