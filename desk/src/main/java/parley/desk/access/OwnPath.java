package parley.desk.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where to go after signing in: a page of this desk, and nothing else that an address may say. */
public final class OwnPath {
    private static final int LONGEST = 2_000;

    /** One slash and then what an address is made of; a backslash or a second slash would name another host. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~!$&'()*+,;=:@%?-]*");

    private OwnPath() {}

    /** The path and query as given if they are the desk's own, else its first page. */
    public static String of(String asked) {
        return isOwn(asked) ? asked : "/";
    }

    private static boolean isOwn(String asked) {
        if (asked.length() > LONGEST || !OWN.matcher(asked).matches() || asked.startsWith("/sign-")) {
            return false;
        }
        try {
            var address = new URI(asked);
            return !address.isAbsolute() && address.getRawAuthority() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
