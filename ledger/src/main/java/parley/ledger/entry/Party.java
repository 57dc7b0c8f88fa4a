package parley.ledger.entry;

import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * The code of a member of a circle: an ISO 3166 code, or a name that the charter gives, such as {@code XA}, {@code DE},
 * {@code OSCE}.
 *
 * @param code 2 to 12 capital letters and digits, beginning with a letter
 */
public record Party(String code) implements Comparable<Party> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

    public Party {
        if (!CODE.matcher(code).matches()) {
            throw new MalformedException(
                    "party code",
                    "it is 2 to 12 capital letters and digits, beginning with a letter, not "
                            + MalformedException.quote(code));
        }
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
