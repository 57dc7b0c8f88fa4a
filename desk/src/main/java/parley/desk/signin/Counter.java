package parley.desk.signin;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;
import parley.desk.access.Registry;
import parley.desk.access.Sessions;
import parley.desk.access.Visitor;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Templates;
import parley.desk.words.Phrase;
import parley.ledger.text.MalformedException;

/** What the pages about access share: how a form is taken, and how an answer is given. Thread-safe. */
public final class Counter {
    private final Front front;
    private final Seal seal;
    private final Templates templates = new Templates();
    private final Refusals refusals;

    /**
     * For the pages of a desk.
     *
     * @param seal the desk's own, by which it knows its forms
     */
    public Counter(Front front, Seal seal) {
        this.front = front;
        this.seal = seal;
        this.refusals = new Refusals(front);
    }

    /** Does what a form asks for. */
    @FunctionalInterface
    public interface Taken {
        void take(Registry registry, Submitted form, ServerRequest request, ServerResponse response);
    }

    /** Takes a form that this desk drew for this browser; any other does nothing but be told so. */
    public Handler taking(Taken taken) {
        return (request, response) -> {
            var registry = front.keeper().registry();
            if (registry.isEmpty()) {
                response.status(Status.NOT_FOUND_404).send("This desk asks nobody who he is.\n");
                return;
            }
            try {
                var form = Submitted.of(request);
                if (seal.origin(request, form.value(Seal.CONTROL)) == Seal.Origin.OWN) {
                    taken.take(registry.get(), form, request, response);
                } else {
                    var why = front.words(request).say("signin.stale");
                    refuse(Status.FORBIDDEN_403, why, request, response);
                }
            } catch (MalformedException unfit) {
                var why = front.words(request).say("signin.unfit", "reason", String.valueOf(unfit.getMessage()));
                refuse(Status.BAD_REQUEST_400, why, request, response);
            }
        };
    }

    /**
     * Takes a form that gives lasting access, so only of somebody who has signed in a short while ago; a program shows its key with
     * each call.
     *
     * @param page where to come back to after signing in again, a path of this desk
     */
    public Handler takingFresh(Taken taken, Function<Submitted, String> page) {
        return taking((registry, form, request, response) -> {
            if (Front.visitor(request) instanceof Visitor.Person person
                    && !registry.sessions().isFresh(person.session())) {
                signInFirst(page.apply(form), request, response);
            } else {
                taken.take(registry, form, request, response);
            }
        });
    }

    private void signInFirst(String page, ServerRequest request, ServerResponse response) {
        var words = front.words(request);
        response.status(Status.FORBIDDEN_403);
        refusals.notice(
                new NoticePage(
                        refusals.outside(request),
                        words.word("signin.not-done"),
                        words.say("signin.again", "n", Sessions.FRESH.toMinutes()),
                        Entrance.again(page, words.language()),
                        words.word("signin.title")),
                request,
                response);
    }

    public String seal(ServerRequest request, ServerResponse response) {
        return seal.of(request, response);
    }

    public void show(ServerRequest request, ServerResponse response, String template, Object page) {
        front.html(request, response, Optional.of(templates.render(template, page)));
    }

    /** Says on a page why something was not done. */
    public void refuse(Status status, Phrase why, ServerRequest request, ServerResponse response) {
        var words = front.words(request);
        response.status(status);
        refusals.notice(
                new NoticePage(
                        refusals.outside(request),
                        words.word("signin.not-done"),
                        why,
                        "/?lang=" + words.language().code(),
                        words.word("signin.first")),
                request,
                response);
    }
}
