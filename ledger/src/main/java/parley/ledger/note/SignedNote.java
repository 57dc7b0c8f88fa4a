package parley.ledger.note;

import java.util.ArrayList;
import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * A text and the signatures under it, none of them verified yet: {@link Verifiers#open} does that.
 *
 * @param text ends in a line feed and holds no other control character; may contain blank lines
 * @param signatures 1 to 64 lines, in order
 */
public record SignedNote(String text, List<SignatureLine> signatures) {
    public static final int BYTES_MAX = 128 << 10;
    public static final int SIGNATURES_MAX = 64;
    private static final String THING = "signed note";

    /**
     * Checks text and number of signatures.
     *
     * @throws MalformedException when they are not fit for a note
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new MalformedException(THING, "the text does not end in a line feed");
        }
        if (!text.codePoints().allMatch(SignedNote::isAllowed)) {
            throw new MalformedException(THING, "the text has a control character or half a surrogate pair");
        }
        if (signatures.isEmpty()) {
            throw new MalformedException(THING, "it has no signature");
        }
        MalformedException.refuseAbove(SIGNATURES_MAX, signatures.size(), THING, "signatures");
    }

    /**
     * Reads a note; text and signatures part at the last blank line.
     *
     * @throws MalformedException when the bytes are above 128 KiB or not a note
     */
    public static SignedNote parse(Bytes note) {
        MalformedException.refuseAbove(BYTES_MAX, note.size(), THING, "bytes");
        String all = Strict.utf8(THING, note);
        int split = all.lastIndexOf("\n\n");
        if (split < 0) {
            throw new MalformedException(THING, "no blank line between text and signatures");
        }
        List<String> lines = Strict.lines(THING, all.substring(split + 2));
        MalformedException.refuseAbove(SIGNATURES_MAX, lines.size(), THING, "signatures");
        return new SignedNote(
                all.substring(0, split + 1),
                lines.stream().map(line -> SignatureLine.parse(line + "\n")).toList());
    }

    /** The note's bytes. */
    public Bytes print() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.print()));
        return Bytes.utf8(note.toString());
    }

    /** This note with one more line under it. */
    public SignedNote with(SignatureLine line) {
        List<SignatureLine> lines = new ArrayList<>(signatures);
        lines.add(line);
        return new SignedNote(text, lines);
    }

    private static boolean isAllowed(int codePoint) {
        return (codePoint >= ' ' || codePoint == '\n') && Character.getType(codePoint) != Character.SURROGATE;
    }
}
