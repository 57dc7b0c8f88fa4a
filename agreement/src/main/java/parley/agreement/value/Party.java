package parley.agreement.value;

/**
 * A party by its code, for instance an ISO 3166 code: one to sixteen upper-case letters, digits and hyphens that begin
 * with a letter. The order is that of the codes and serves only stable output; no verdict depends on it.
 */
public record Party(String code) implements Comparable<Party> {
    private static final int LONGEST = 16;

    /** Throws {@link IllegalArgumentException} on anything that is no code. */
    public Party {
        if (!isCode(code)) {
            throw new IllegalArgumentException("a party's code is [A-Z][A-Z0-9-]{0,15}, not \"" + code + "\"");
        }
    }

    public static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isUpper(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUpper(c) && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public int compareTo(Party other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
