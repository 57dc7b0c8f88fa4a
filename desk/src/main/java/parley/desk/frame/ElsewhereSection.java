package parley.desk.frame;

import io.helidon.webserver.http.HttpRouting;
import java.util.Optional;

/**
 * Answers at every address that no part of the desk has: registered after all of them. A stranger is led to sign in there as
 * anywhere else, so that he does not learn which addresses there are. Thread-safe.
 */
public final class ElsewhereSection implements Section {
    /** All but the desk's files, which are matched after every route. */
    private static final String ANYWHERE = "/{elsewhere:(?!assets/).*}";

    private final Front front;

    public ElsewhereSection(Front front) {
        this.front = front;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        routing.get(ANYWHERE, (request, response) -> front.html(request, response, Optional.empty()));
    }
}
