package parley.agreement.value;

import java.util.regex.Pattern;

/**
 * A party by its code, for instance an ISO 3166 code: one to sixteen upper-case letters, digits and hyphens that begin
 * with a letter. The order is that of the codes and serves only stable output; no verdict depends on it.
 */
public record Party(String code) implements Comparable<Party> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{0,15}");

    /** Throws {@link IllegalArgumentException} on anything that is no code. */
    public Party {
        if (!isCode(code)) {
            throw new IllegalArgumentException("a party's code is [A-Z][A-Z0-9-]{0,15}, not \"" + code + "\"");
        }
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
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
