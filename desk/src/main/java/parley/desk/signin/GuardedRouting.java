package parley.desk.signin;

import io.helidon.http.Method;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.HttpService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.desk.access.Rule;
import parley.desk.access.Rules;
import parley.desk.metrics.Requests;

/**
 * Takes the routes of the desk's parts and puts the guard before each, by the rule for the route as it is registered: how an
 * address is spelled makes no difference to which rule holds. A way of registering that would pass the guard by is refused when
 * the desk starts.
 */
public final class GuardedRouting implements HttpRouting.Builder {
    private final HttpRouting.Builder routing;
    private final Entrance entrance;
    private final List<Rule> registered = new ArrayList<>();

    public GuardedRouting(HttpRouting.Builder routing, Entrance entrance) {
        this.routing = routing;
        this.entrance = entrance;
    }

    /** Every route so far, each with what it needs. */
    public List<Rule> registered() {
        return List.copyOf(registered);
    }

    @Override
    public HttpRouting.Builder get(String pattern, Handler... handlers) {
        routing.get(pattern, guarded("GET", pattern, handlers));
        return this;
    }

    @Override
    public HttpRouting.Builder post(String pattern, Handler... handlers) {
        routing.post(pattern, guarded("POST", pattern, handlers));
        return this;
    }

    private Handler[] guarded(String method, String pattern, Handler... handlers) {
        var role = Rules.of(method, pattern).role();
        registered.add(new Rule(method, pattern, role));
        return Stream.of(handlers)
                .<Handler>map(handler -> (request, response) -> {
                    Requests.take(request, pattern);
                    if (entrance.admits(pattern, role, request, response)) {
                        handler.handle(request, response);
                    }
                })
                .toArray(Handler[]::new);
    }

    @Override
    public HttpRouting.Builder route(Method method, String pattern, Handler handler) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder route(HttpRoute route) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder register(HttpService... services) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder register(String pattern, HttpService... services) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder addFilter(Filter filter) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder addFeature(Supplier<? extends HttpFeature> feature) {
        throw passedBy();
    }

    @Override
    public <T extends Throwable> HttpRouting.Builder error(Class<T> type, ErrorHandler<? super T> handler) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder maxReRouteCount(int count) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder security(HttpSecurity security) {
        throw passedBy();
    }

    @Override
    public HttpRouting.Builder copy() {
        throw passedBy();
    }

    @Override
    public HttpRouting build() {
        throw passedBy();
    }

    private static UnsupportedOperationException passedBy() {
        return new UnsupportedOperationException("a part of the desk registers its routes by get and post alone");
    }
}
