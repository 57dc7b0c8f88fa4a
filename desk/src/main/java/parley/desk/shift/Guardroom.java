package parley.desk.shift;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.form.Intake;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Templates;
import parley.desk.words.Phrase;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;

/** What the pages of this part share: how a request is met, how a form is taken, how an answer is given. Thread-safe. */
final class Guardroom implements Intake.Refusal {
    private final Front front;
    private final Seal seal;
    private final Intake intake;
    private final Templates templates = new Templates();
    private final SecureRandom random = new SecureRandom();

    Guardroom(Front front, Seal seal) {
        this.front = front;
        this.seal = seal;
        this.intake = new Intake(seal, this);
    }

    /** Answers a request for a page. */
    @FunctionalInterface
    interface Shown {
        void show(Visit visit);
    }

    /** Does what a form asks for. */
    @FunctionalInterface
    interface Taken {
        void take(Visit visit, Answers answers);
    }

    Front front() {
        return front;
    }

    void get(HttpRouting.Builder routing, String below, Shown shown) {
        front.get(
                routing,
                below,
                (circle, request, response) -> circle.flatMap(view -> visit(view, request, response))
                        .ifPresentOrElse(shown::show, () -> absent(request, response)));
    }

    void post(HttpRouting.Builder routing, String below, Taken taken) {
        front.post(
                routing,
                below,
                intake.taking((view, form, request, response) -> visit(view, request, response)
                        .ifPresentOrElse(
                                visit -> taken.take(
                                        visit, new Answers(form, visit.frame().person(), visit.words(), visit.now())),
                                () -> absent(request, response))));
    }

    private Optional<Visit> visit(CircleView view, ServerRequest request, ServerResponse response) {
        return front.node()
                .office()
                .map(office -> new Visit(
                        view, office, front.node().now(), front.frame(view, Part.SHIFT, request), request, response));
    }

    Stand stand(Visit visit) {
        return new Stand(visit.frame(), visit.last(), seal.of(visit.request(), visit.response()));
    }

    /** A fresh form. */
    Filled blank(Map<String, String> values) {
        var drawn = new byte[16];
        random.nextBytes(drawn);
        return new Filled(values, List.of(), HexFormat.of().formatHex(drawn));
    }

    /** A fresh form in which the officer who has the watch writes, now. */
    Filled blank(Visit visit, String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        values.put(Answers.WHO, visit.holder());
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return blank(values);
    }

    void show(Visit visit, String template, Object page) {
        front.html(
                visit.request(), visit.response(), Optional.of(templates.render("shift/" + template + ".jte", page)));
    }

    /** A form that cannot be taken as it stands is drawn again. */
    void again(Visit visit, String template, Object page) {
        visit.response().status(Status.UNPROCESSABLE_CONTENT_422);
        show(visit, template, page);
    }

    void redirect(Visit visit, String address) {
        Front.redirect(visit.response(), address);
    }

    void refuse(Visit visit, Status status, Phrase why) {
        visit.response().status(status);
        show(visit, "notice", new NoticePage(stand(visit), why));
    }

    void absent(Visit visit) {
        absent(visit.request(), visit.response());
    }

    @Override
    public void absent(ServerRequest request, ServerResponse response) {
        front.html(request, response, Optional.empty());
    }

    @Override
    public void unsealed(CircleView view, Submitted form, boolean own, ServerRequest request, ServerResponse response) {
        visit(view, request, response)
                .ifPresentOrElse(
                        visit -> {
                            response.status(Status.FORBIDDEN_403);
                            show(visit, "refused", refused(visit, form, own));
                        },
                        () -> absent(request, response));
    }

    private RefusedPage refused(Visit visit, Submitted form, boolean own) {
        var typed = new LinkedHashMap<String, String>();
        if (own) {
            form.values().keySet().forEach(control -> typed.put(control, form.value(control)));
            typed.remove(Seal.CONTROL);
        }
        return new RefusedPage(stand(visit), own, Front.asked(visit.request()), typed);
    }

    @Override
    public void unfit(CircleView view, MalformedException why, ServerRequest request, ServerResponse response) {
        visit(view, request, response)
                .ifPresentOrElse(
                        visit -> refuse(
                                visit,
                                Status.BAD_REQUEST_400,
                                visit.words().say("shift.unfit", "reason", String.valueOf(why.getMessage()))),
                        () -> absent(request, response));
    }
}
