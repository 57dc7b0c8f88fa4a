package parley.desk;

import io.helidon.http.HeaderNames;
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
 * another site cannot reach the desk under a name of its own (DNS rebinding); every answer carries a policy that lets no
 * script or style run but the desk's own files.
 */
final class Guard implements Filter {
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|[a-z0-9-]{1,63}\\.localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
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
        if (LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            chain.proceed();
        } else {
            response.status(Status.MISDIRECTED_REQUEST_421).send("This desk answers to localhost only.\n");
        }
    }
}
