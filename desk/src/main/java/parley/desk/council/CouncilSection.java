package parley.desk.council;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.agreement.pack.Pack;
import parley.desk.form.Declined;
import parley.desk.form.Intake;
import parley.desk.form.Notice;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.view.Glossary;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * The council: its sessions, each with its agenda and what was said, its journal as a draft, and where an officer begins to
 * write. What he begins here is a draft like any other, and is signed and sent at its check. Thread-safe.
 */
public final class CouncilSection implements Section {
    private final Front front;
    private final Seal seal;
    private final Notice notice;
    private final Templates templates = new Templates();

    /**
     * The council of what the front reaches.
     *
     * @param seal of the forms of all parts
     * @param notice how a refusal is said
     */
    public CouncilSection(Front front, Seal seal, Notice notice) {
        this.front = front;
        this.seal = seal;
        this.notice = notice;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.COUNCIL.path(), this::list);
        front.get(routing, "council/session", this::session);
        front.get(routing, "council/journal", this::journal);
        front.post(routing, "council/begin", new Intake(seal, new Declined(front, notice)).taking(this::begin));
    }

    private Optional<Council> council(CircleView view) {
        return Council.of(
                front.node().party(), view, front.node().packs(view.summary().id()));
    }

    private Frame frame(CircleView view, ServerRequest request) {
        return front.frame(view, Part.COUNCIL, request);
    }

    private void list(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        front.html(
                request,
                response,
                circle.flatMap(view ->
                                council(view).map(council -> new CouncilPage(frame(view, request), sealed, council)))
                        .map(page -> templates.render("council/council.jte", page)));
    }

    private static String asked(ServerRequest request) {
        return Front.parameter(request, "id").orElse("");
    }

    private void session(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        front.html(
                request,
                response,
                circle.flatMap(view -> council(view)
                                .flatMap(council -> council.session(asked(request))
                                        .map(session ->
                                                new SittingPage(frame(view, request), sealed, council, session))))
                        .map(page -> templates.render("council/session.jte", page)));
    }

    private void journal(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        front.html(
                request,
                response,
                circle.flatMap(view -> council(view)
                                .flatMap(council -> council.session(asked(request))
                                        .map(session -> new JournalPage(
                                                frame(view, request),
                                                council.formats().pack().title(),
                                                sealed,
                                                session,
                                                text(view, council, session, request)
                                                        .parts()))))
                        .map(page -> templates.render("council/journal.jte", page)));
    }

    private JournalText text(CircleView view, Council council, Sitting session, ServerRequest request) {
        return new JournalText(council, session, view, hash -> names(view, hash), front.words(request));
    }

    private Glossary names(CircleView view, String hash) {
        return front.node().packs(view.summary().id()).stream()
                .filter(pack -> pack.sha256().equals(hash))
                .findFirst()
                .<Glossary>map((Pack pack) -> Glossary.of(pack))
                .orElse(Glossary.NONE);
    }

    private void begin(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var words = front.words(request);
        var prefilled = council(view)
                .flatMap(council -> Act.of(form.value("as"))
                        .flatMap(act -> new Beginning(
                                        front.node(),
                                        view,
                                        council,
                                        session -> text(view, council, session, request)
                                                .print(),
                                        front.language(request).code())
                                .of(act, form.value("about"))));
        if (prefilled.isEmpty()) {
            notice.refuse(Status.CONFLICT_409, words.say("council.gone"), request, response);
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
}
