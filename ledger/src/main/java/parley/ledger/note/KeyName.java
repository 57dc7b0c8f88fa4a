package parley.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import parley.ledger.text.MalformedException;

/**
 * The name of a key in a signature line and in a verifier key: not empty, without Unicode spaces, control characters and
 * {@code +} (signed-note, "Format"). Names above 255 bytes are refused: a cosigned message has no room for them.
 */
public record KeyName(String value) {
    public static final int BYTES_MAX = 255;

    /**
     * Checks the name.
     *
     * @throws MalformedException when it is not fit for a signature line
     */
    public KeyName {
        if (value.isEmpty()) {
            throw new MalformedException("key name", "it is empty");
        }
        MalformedException.refuseAbove(BYTES_MAX, value.length(), "key name", "characters");
        if (!value.codePoints().allMatch(KeyName::isAllowed)) {
            throw new MalformedException(
                    "key name", MalformedException.quote(value) + " has a space, a control character or '+'");
        }
        int bytes = value.getBytes(UTF_8).length;
        MalformedException.refuseAbove(BYTES_MAX, bytes, "key name", "bytes");
    }

    private static boolean isAllowed(int codePoint) {
        return !Character.isSpaceChar(codePoint)
                && !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE
                && codePoint != '+';
    }

    @Override
    public String toString() {
        return value;
    }
}
