package parley.desk.administration;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.signin.Counter;
import parley.desk.words.Phrase;

/** How a change ends: with what is shown once, or back on the first page. */
final class SecretPages {
    private SecretPages() {}

    static void show(
            Front front,
            Counter counter,
            String what,
            String secret,
            Phrase how,
            ServerRequest request,
            ServerResponse response) {
        var circle = front.circle(request);
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        counter.show(
                request,
                response,
                "administration/secret.jte",
                new SecretPage(front.frame(circle.get(), Part.ADMINISTRATION, request), what, secret, how));
    }

    static void back(Front front, ServerRequest request, ServerResponse response) {
        Front.redirect(
                response,
                "/" + Part.ADMINISTRATION.path() + "?lang="
                        + front.language(request).code());
    }
}
