package parley.desk;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stands before every answer. A request whose {@code Host} is not this machine's is turned away, so that a page of
 * another site cannot reach the desk under a name of its own (DNS rebinding), and so is what a browser asks for on behalf of
 * another site's page, other than to go to the desk by a link; every answer carries a policy that lets no script or style run
 * but the desk's own files.
 */
final class Guard implements Filter {
    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final HeaderName MODE = HeaderNames.create("Sec-Fetch-Mode");
    private static final HeaderName DESTINATION = HeaderNames.create("Sec-Fetch-Dest");
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|[a-z0-9-]{1,63}\\.localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        HEADERS.forEach(response::header);
        var host = request.headers().first(HeaderNames.HOST).orElse("");
        if (!LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            response.status(Status.MISDIRECTED_REQUEST_421).send("This desk answers to localhost only.\n");
        } else if (isForAnotherSite(request)) {
            response.status(Status.FORBIDDEN_403).send("A page of another site may not ask this desk for anything.\n");
        } else {
            chain.proceed();
        }
    }

    /** What a page of another site puts into itself, or posts; a link that is followed is none of it. */
    private static boolean isForAnotherSite(RoutingRequest request) {
        var site = request.headers().first(SITE).orElse("none");
        boolean follows = request.prologue().method().equals(Method.GET)
                && request.headers().first(MODE).orElse("").equals("navigate")
                && request.headers().first(DESTINATION).orElse("").equals("document");
        return (site.equals("cross-site") || site.equals("same-site")) && !follows;
    }
}
