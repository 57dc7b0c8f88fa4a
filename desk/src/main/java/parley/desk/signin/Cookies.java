package parley.desk.signin;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie by which a browser is known that has signed in. No script reads it and no request that another site's page makes
 * carries it. It lasts as long as the browser is open, and is worth nothing once the session has ended here.
 */
final class Cookies {
    private static final String SESSION = "parley-session";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final String KEPT = "; Path=/; HttpOnly; SameSite=Strict";

    private Cookies() {}

    /** The session id that a browser sends; none where it sends several, of which one was put there by somebody else. */
    static Optional<String> session(ServerRequest request) {
        var all = request.headers().cookies().all(SESSION, List::of);
        return all.size() == 1
                ? Optional.of(all.getFirst()).filter(id -> ID.matcher(id).matches())
                : Optional.empty();
    }

    static void keep(ServerResponse response, String session) {
        response.headers().add(HeaderNames.SET_COOKIE, SESSION + "=" + session + KEPT);
    }

    static void drop(ServerResponse response) {
        response.headers().add(HeaderNames.SET_COOKIE, SESSION + "=" + KEPT + "; Max-Age=0");
    }
}
