package parley.desk.history;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.form.Declined;
import parley.desk.form.Intake;
import parley.desk.form.Notice;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Csv;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.hindsight.Hindsight;
import parley.desk.hindsight.Look;
import parley.desk.write.Numbers;
import parley.desk.write.Prefilled;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * The history: what parties say of events between them, and where an officer begins to say something. What he begins here is a draft
 * like any other, and is signed and sent at its check. Thread-safe.
 */
public final class HistorySection implements Section {
    private final Front front;
    private final Seal seal;
    private final Notice notice;
    private final Hindsight hindsight;
    private final Templates templates = new Templates();

    /**
     * The history of what the front reaches.
     *
     * @param seal of the forms of all parts
     * @param notice how a refusal is said
     */
    public HistorySection(Front front, Seal seal, Notice notice) {
        this.front = front;
        this.seal = seal;
        this.notice = notice;
        this.hindsight = new Hindsight(front, Part.HISTORY);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.HISTORY.path(), this::page);
        front.post(routing, "history/begin", new Intake(seal, new Declined(front, notice)).taking(this::begin));
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        hindsight.look(circle, request, response, look -> page(look, sealed, request, response));
    }

    private void page(Look look, String sealed, ServerRequest request, ServerResponse response) {
        var page = History.of(
                        look.shown(), front.node().packs(look.now().summary().id()))
                .map(history -> new HistoryPage(frame(look.now(), request), sealed, history));
        if (page.isPresent()
                && Front.parameter(request, "as").filter("csv"::equals).isPresent()) {
            Csv.send(response, "history.csv", page.get().lines());
            return;
        }
        front.html(request, response, page.map(each -> templates.render("history/history.jte", each)));
    }

    private Frame frame(CircleView view, ServerRequest request) {
        return front.frame(view, Part.HISTORY, request);
    }

    private void begin(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var words = front.words(request);
        var prefilled = prefilled(view, form, front.language(request).code());
        if (prefilled.isEmpty()) {
            notice.refuse(Status.CONFLICT_409, words.say("history.gone"), request, response);
            return;
        }
        prefilled
                .get()
                .begin(front.node(), view, frame(view, request).person())
                .ifPresentOrElse(
                        name -> Front.redirect(response, frame(view, request).to("write/draft/" + name)),
                        () -> notice.refuse(
                                Status.CONFLICT_409,
                                words.say("write.full", "limit", NodeView.MOST_DRAFTS),
                                request,
                                response));
    }

    private Optional<Prefilled> prefilled(CircleView view, Submitted form, String lang) {
        var packs = front.node().packs(view.summary().id());
        return HistoryFormats.of(packs)
                .flatMap(formats -> History.of(view, packs)
                        .flatMap(history -> Act.of(form.value("as"))
                                .flatMap(act -> new Beginning(history, formats, Numbers.next(front.node(), view), lang)
                                        .of(
                                                act,
                                                form.value("about"),
                                                new Beginning.Answering(form.value("duty"), form.value("request"))))));
    }
}
