package parley.desk;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import parley.desk.api.Answer;

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

    private static final Set<Method> METHODS = Set.of(Method.GET, Method.POST);

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
            refuse(Status.MISDIRECTED_REQUEST_421, "This desk answers to localhost only.", request, response);
        } else if (isForAnotherSite(request)) {
            refuse(
                    Status.FORBIDDEN_403,
                    "A page of another site may not ask this desk for anything.",
                    request,
                    response);
        } else if (isForPrograms(request)
                && !METHODS.contains(request.prologue().method())) {
            response.header(HeaderNames.ALLOW, "GET, POST");
            refuse(Status.METHOD_NOT_ALLOWED_405, "Calls are made by GET and POST.", request, response);
        } else {
            chain.proceed();
        }
    }

    /** In a line, and to a program as it reads every refusal. */
    static void refuse(Status status, String why, ServerRequest request, ServerResponse response) {
        if (isForPrograms(request)) {
            Answer.problem(status, why).send(response);
        } else {
            response.status(status).send(why + "\n");
        }
    }

    private static boolean isForPrograms(ServerRequest request) {
        return request.path().path().startsWith(Answer.BELOW);
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
