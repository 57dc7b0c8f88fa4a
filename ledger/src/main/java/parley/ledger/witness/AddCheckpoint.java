package parley.ledger.witness;

import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.merkle.Merkle;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * The body of {@code POST add-checkpoint}: the size to start from, a consistency proof one hash a line, a blank line, and
 * the signed checkpoint.
 *
 * <pre>
 * old 256
 * rUAG1i3BEkDkzWyMjguVIMzPm78bih9kodDEVwxQkls=
 *
 * example.com/log
 * 257
 * ...
 * </pre>
 *
 * @param oldSize the size that the sender thinks is recorded, from 0; may be above the checkpoint's, which is refused by
 *     {@link Decision} and not as malformed
 * @param proof at most 63 hashes
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {
    public static final int BYTES_MAX = 128 << 10;
    private static final String THING = "add-checkpoint request";
    private static final String OLD = "old ";

    /**
     * Checks size and length of the proof.
     *
     * @throws MalformedException when the size is negative or the proof too long
     */
    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0) {
            throw new MalformedException(THING, "the old size " + oldSize + " is negative");
        }
        MalformedException.refuseAbove(Merkle.PATH_MAX, proof.size(), THING, "hashes");
    }

    /**
     * Reads a body.
     *
     * @throws MalformedException when it is above 128 KiB or not such a request
     */
    public static AddCheckpoint parse(Bytes body) {
        MalformedException.refuseAbove(BYTES_MAX, body.size(), THING, "bytes");
        String all = Strict.utf8(THING, body);
        int blank = all.indexOf("\n\n");
        if (!all.startsWith(OLD) || blank < 0) {
            throw new MalformedException(THING, "not 'old SIZE', hashes, a blank line and a checkpoint");
        }
        List<String> lines = Strict.lines(THING, all.substring(0, blank + 1));
        MalformedException.refuseAbove(1 + Merkle.PATH_MAX, lines.size(), THING, "lines before the checkpoint");
        return new AddCheckpoint(
                Strict.decimal(THING, "the old size", lines.getFirst().substring(OLD.length())),
                lines.stream()
                        .skip(1)
                        .map(line -> Strict.hash(THING, "a hash", line))
                        .toList(),
                SignedCheckpoint.parse(Bytes.utf8(all.substring(blank + 2))));
    }

    public Bytes print() {
        StringBuilder head = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> head.append(hash.base64()).append('\n'));
        return Bytes.concat(Bytes.utf8(head.append('\n').toString()), checkpoint.print());
    }
}
