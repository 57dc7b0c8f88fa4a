package parley.desk.write;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.access.Visitor;
import parley.desk.form.Intake;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Templates;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.countersign.HalfSigned;

/** What the pages of this part share: how a form is taken, and how an answer is given. Thread-safe. */
final class Office implements Intake.Refusal {
    private final Front front;
    private final Seal seal;
    private final Intake intake;
    private final Templates templates = new Templates();

    Office(Front front, Seal seal) {
        this.front = front;
        this.seal = seal;
        this.intake = new Intake(seal, this);
    }

    NodeView node() {
        return front.node();
    }

    Frame frame(CircleView view, ServerRequest request) {
        return front.frame(view, Part.WRITE, request);
    }

    String seal(ServerRequest request, ServerResponse response) {
        return seal.of(request, response);
    }

    void show(ServerRequest request, ServerResponse response, String template, Object page) {
        front.html(request, response, Optional.of(render(template, page)));
    }

    String render(String template, Object page) {
        return templates.render("write/" + template + ".jte", page);
    }

    @Override
    public void absent(ServerRequest request, ServerResponse response) {
        front.html(request, response, Optional.empty());
    }

    /** Says on a page of its own why a form was not taken; the browser still has what was typed in it. */
    void refuse(CircleView view, Status status, Phrase why, ServerRequest request, ServerResponse response) {
        response.status(status);
        show(request, response, "notice", new NoticePage(frame(view, request), why));
    }

    /** Says that a draft was sent or discarded meanwhile. */
    void gone(CircleView view, ServerRequest request, ServerResponse response) {
        var words = frame(view, request).words();
        refuse(view, Status.NOT_FOUND_404, words.say("write.gone"), request, response);
    }

    /** The draft of a name, if one officer has signed it. */
    Optional<HalfSigned> waiting(Hash circle, String name) {
        return node().countersigning().flatMap(signing -> signing.waiting(circle, name));
    }

    /**
     * Whether an act of two desks may go on; if not, it has been answered. Where there are accounts it is done under one: nobody
     * is both officers, and by a key or a token somebody could be.
     */
    boolean isForPeople(CircleView view, ServerRequest request, ServerResponse response) {
        return isForPeople(view, "write.second.people", request, response);
    }

    /** @param why the word for whoever is no person who has signed in */
    boolean isForPeople(CircleView view, String why, ServerRequest request, ServerResponse response) {
        if (front.keeper().registry().isEmpty() || Front.visitor(request) instanceof Visitor.Person) {
            return true;
        }
        var words = frame(view, request).words();
        refuse(view, Status.FORBIDDEN_403, words.say(why), request, response);
        return false;
    }

    /** Why a draft came back from the second officer, if it did. */
    Optional<Phrase> returned(Hash circle, String name, Words words) {
        return node().countersigning()
                .flatMap(signing -> signing.returned(circle, name))
                .map(act -> Said.act(act, words));
    }

    /** Says that a draft is neither changed nor dropped because an officer has signed it. */
    void fixed(CircleView view, HalfSigned draft, ServerRequest request, ServerResponse response) {
        var words = frame(view, request).words();
        refuse(view, Status.CONFLICT_409, Said.fixed(draft.signed(), words), request, response);
    }

    /** Where the page of a draft is that waits for a second officer. */
    static String page(Frame frame, HalfSigned draft) {
        return frame.to("write/waiting/" + draft.name());
    }

    Optional<SavedDraft> draft(Hash circle, String name) {
        return node().draft(circle, name);
    }

    /** Takes a form that this desk drew. */
    Front.Shown taking(Intake.Taken taken) {
        return intake.taking(taken);
    }

    @Override
    public void unfit(CircleView view, MalformedException why, ServerRequest request, ServerResponse response) {
        var words = frame(view, request).words();
        var said = words.say("write.unfit", "reason", String.valueOf(why.getMessage()));
        refuse(view, Status.BAD_REQUEST_400, said, request, response);
    }

    /** What was typed on a page of this desk's own is drawn again with a seal that holds; a stranger gets nothing back. */
    @Override
    public void unsealed(CircleView view, Submitted form, boolean own, ServerRequest request, ServerResponse response) {
        response.status(Status.FORBIDDEN_403);
        var again = own ? Envelope.typed(form, "").values() : Map.<String, List<String>>of();
        show(
                request,
                response,
                "refused",
                new RefusedPage(frame(view, request), own, seal(request, response), Front.asked(request), again));
    }
}
