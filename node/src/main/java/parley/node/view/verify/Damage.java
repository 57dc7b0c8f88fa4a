package parley.node.view.verify;

import java.util.OptionalLong;
import parley.ledger.bytes.Hash;

/**
 * Something that does not stand in the store as the rest of the record says that it must.
 *
 * @param circle in which
 * @param party whose log it is, with its epoch
 * @param place the leaf by its place in the log, or the size of a checkpoint or of the high-water record, as the kind says
 * @param expected a hash, or a few words
 * @param found what is there instead
 */
public record Damage(
        Hash circle, String party, int epoch, OptionalLong place, Kind kind, String expected, String found) {
    private static final int LONGEST = 400;

    public Damage {
        expected = brief(expected);
        found = brief(found);
    }

    /** What is damaged; the place is a leaf's unless it says otherwise. */
    public enum Kind {
        /** The bytes of a leaf are not those that the tree has. */
        LEAF("leaf"),
        /** A leaf is not there. */
        GONE("gone"),
        /** The hash kept beside a leaf. */
        KEPT_HASH("kept-hash"),
        /** A hash of the tree; the place is the first leaf below it. */
        TILE("tile"),
        /** A checkpoint, by its size, is no checkpoint of this log, or is gone. */
        CHECKPOINT("checkpoint"),
        /** The log's own signature on the checkpoint of that size. */
        SIGNATURE("signature"),
        /** The leaves up to that size do not give the root that was signed. */
        ROOT("root"),
        /** A cosignature on the checkpoint of that size. */
        COSIGNATURE("cosignature"),
        /** What a leaf is, an entry or void and why, differs from what this node goes by. */
        JUDGEMENT("judgement"),
        /** The high-water record, which stands at that size. */
        HIGH_WATER("high-water"),
        /** From that leaf on the store could not be read. */
        UNREADABLE("unreadable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in files and word lists. */
        public String word() {
            return word;
        }

        /** The kind of a word; refuses any other. */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("there is no damage of the kind " + word);
        }
    }

    private static String brief(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
