package parley.desk.access;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which role a route of the desk needs.
 *
 * @param method {@code GET} or {@code POST}
 * @param route as it is registered, below a circle's path; {@code **} at its end stands for whatever follows
 * @param role empty where nobody is asked who he is
 */
public record Rule(String method, String route, Optional<Role> role) {
    private static final String CIRCLE = "/circle/{id}";

    static Rule open(String method, String route) {
        return new Rule(method, route, Optional.empty());
    }

    static Rule of(String method, String route, Role role) {
        return new Rule(method, route, Optional.of(role));
    }

    boolean covers(String askedMethod, String askedRoute) {
        var below = askedRoute.startsWith(CIRCLE + "/") ? askedRoute.substring(CIRCLE.length()) : askedRoute;
        return method.equals(askedMethod)
                && (route.endsWith("**")
                        ? below.startsWith(route.substring(0, route.length() - 2))
                        : below.equals(route));
    }

    /** Whether an address below a circle's path leads to the route. */
    boolean leads(String askedMethod, String address) {
        var segments = Stream.of(route.split("/", -1))
                .map(segment ->
                        segment.startsWith("{") ? "[^/]+" : segment.equals("**") ? ".*" : Pattern.quote(segment))
                .collect(Collectors.joining("/"));
        return method.equals(askedMethod) && Pattern.matches(segments, address);
    }
}
