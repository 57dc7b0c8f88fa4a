package parley.ledger.checkpoint;

import java.util.List;
import parley.ledger.bytes.Hash;
import parley.ledger.note.KeyName;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * The text of a checkpoint:
 *
 * <pre>
 * example.com/log
 * 300
 * gw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=
 * </pre>
 *
 * Extension lines are refused: nothing here would check what they say, and witnesses reject them.
 *
 * @param origin the log's name, which is also the name of its key; at most 255 bytes
 * @param size how many leaves, from 0
 * @param root the root of the tree over them
 */
public record Checkpoint(KeyName origin, long size, Hash root) {
    private static final String THING = "checkpoint";

    /** Three lines: an origin of 255 bytes, 19 digits, 44 characters of base64, and their line feeds. */
    public static final int CHARACTERS_MAX = 255 + 19 + 44 + 3;

    /**
     * Checks the size.
     *
     * @throws MalformedException when it is negative
     */
    public Checkpoint {
        if (size < 0) {
            throw new MalformedException(THING, "the size " + size + " is negative");
        }
    }

    /**
     * Reads the text of a note.
     *
     * @throws MalformedException when it is not exactly origin, size and root
     */
    public static Checkpoint parse(String text) {
        MalformedException.refuseAbove(CHARACTERS_MAX, text.length(), THING, "characters");
        List<String> lines = Strict.lines(THING, text);
        if (lines.size() != 3) {
            throw new MalformedException(THING, lines.size() + " lines instead of origin, size and root");
        }
        return new Checkpoint(
                new KeyName(lines.get(0)),
                Strict.decimal(THING, "the size", lines.get(1)),
                Strict.hash(THING, "the root", lines.get(2)));
    }

    /** The text that is signed, with its last line feed. */
    public String print() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
