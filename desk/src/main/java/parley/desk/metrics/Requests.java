package parley.desk.metrics;

import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import parley.desk.metrics.Meters.Asked;

/**
 * Times every request, by the route that took it. The label is the route as it is registered, below a circle's path: there are
 * as many as the desk has routes, whatever is asked for. Thread-safe.
 */
public final class Requests implements Filter {
    private static final String CIRCLE = "/circle/{id}/";

    private final Meters meters;

    public Requests(Meters meters) {
        this.meters = meters;
    }

    /** A route that takes a request. */
    private record Taken(String route) {}

    /** Says which route takes a request. */
    public static void take(ServerRequest request, String route) {
        request.context().register(Taken.class, new Taken(route));
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long begun = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            var asked = new Asked(method(request), route(request));
            if (!asked.route().equals("/live")) {
                meters.answered(asked, response.status().code(), Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private static String method(ServerRequest request) {
        var method = request.prologue().method();
        return method.equals(Method.GET) || method.equals(Method.POST) ? method.text() : "other";
    }

    private static String route(ServerRequest request) {
        return request.context()
                .get(Taken.class, Taken.class)
                .map(Taken::route)
                .map(Requests::named)
                .orElseGet(() -> request.prologue().uriPath().path().startsWith("/assets/") ? "/assets" : "none");
    }

    /** Without the circle and without patterns: {@code /{elsewhere:...}} is where there is nothing. */
    static String named(String route) {
        var below = route.startsWith(CIRCLE) ? route.substring(CIRCLE.length() - 1) : route;
        return below.startsWith("/{elsewhere") ? "elsewhere" : below;
    }
}
