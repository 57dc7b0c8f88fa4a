package parley.node.view.mail;

import java.util.Locale;
import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * An address of e-mail: {@code duty.officer@ministry.example}. Of what RFC 5321 allows, the part without quotes, comments,
 * address literals and letters beyond ASCII: nothing in it can end a line or a command. Thread-safe.
 */
public record MailAddress(String text) {
    /** The longest address, as RFC 5321 has it. */
    public static final int MAX = 254;

    private static final int LOCAL_MAX = 64;
    private static final int DOMAIN_MAX = 253;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    /** @throws MalformedException when it is no address, or none that is taken here */
    public MailAddress {
        MalformedException.refuseAbove(MAX, text.length(), "address", "characters");
        int at = text.lastIndexOf('@');
        boolean sound = at > 0
                && at <= LOCAL_MAX
                && text.length() - at - 1 <= DOMAIN_MAX
                && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
        if (!sound) {
            throw new MalformedException("address", MalformedException.quote(text) + " is none");
        }
    }

    /** What stands after the sign. */
    public String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    /** By which two addresses are the same: a domain knows no case, and what stands before it mostly does not either. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
