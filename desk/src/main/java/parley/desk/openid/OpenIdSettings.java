package parley.desk.openid;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * A service that vouches for people.
 *
 * @param name what the sign-in page calls it, and the first part of what those are called whom it vouches for
 * @param issuer as it stands in its tokens; {@code https}, or on this machine
 * @param secret of the client
 * @param claim that names roles: a text or a list of texts; names of nested claims are joined by dots
 */
public record OpenIdSettings(String name, URI issuer, String client, String secret, String claim) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._-]{1,40}");
    /** What the log calls those who are no people; what the service calls somebody must look like none of them. */
    private static final List<String> TAKEN = List.of("key", "token", "command line");

    private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

    public OpenIdSettings {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name.strip().toLowerCase(Locale.ROOT))) {
            throw new MalformedException("name of the service", MalformedException.quote(name) + " is none");
        }
        var host = String.valueOf(issuer.getHost());
        boolean here = HERE.contains(host) || host.endsWith(".localhost");
        if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && here)) {
            throw new MalformedException(
                    "issuer", MalformedException.quote(issuer.toString()) + " must begin with https");
        }
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "%s at %s as %s".formatted(name, issuer, client);
    }
}
