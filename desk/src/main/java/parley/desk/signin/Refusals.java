package parley.desk.signin;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.access.Role;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Templates;

/** The pages that say no. Thread-safe. */
final class Refusals {
    private final Front front;
    private final Templates templates = new Templates();

    Refusals(Front front) {
        this.front = front;
    }

    /** Somebody has signed in and may not: says which role may. */
    void forbid(Role needed, ServerRequest request, ServerResponse response) {
        response.status(Status.FORBIDDEN_403);
        var circle = front.circle(request);
        if (circle.isEmpty()) {
            response.send("This needs the role %s.\n".formatted(needed.word()));
            return;
        }
        var page = new ForbiddenPage(front.frame(circle.get(), Part.WATCH, request), needed);
        front.html(request, response, Optional.of(templates.render("signin/forbidden.jte", page)));
    }

    /** A form came from a browser in which nobody is signed in any more: what was typed stands in it still. */
    void askToSignIn(ServerRequest request, ServerResponse response) {
        var words = front.words(request);
        response.status(Status.UNAUTHORIZED_401);
        notice(
                new NoticePage(
                        outside(request),
                        words.word("signin.ended"),
                        words.say("signin.ended.why"),
                        Entrance.SIGN_IN + "?lang=" + words.language().code(),
                        words.word("signin.title")),
                request,
                response);
    }

    void notice(NoticePage page, ServerRequest request, ServerResponse response) {
        front.html(request, response, Optional.of(templates.render("signin/notice.jte", page)));
    }

    Outside outside(ServerRequest request) {
        return new Outside(front.node().party(), front.words(request), "");
    }
}
