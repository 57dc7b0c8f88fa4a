package parley.desk.ledger;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.access.Act;
import parley.desk.access.Visitor;
import parley.desk.form.Declined;
import parley.desk.form.Intake;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.signin.Counter;
import parley.node.view.CircleView;
import parley.node.view.verify.StoreVerification;

/** Begins and stops the re-verification of the node's store, and shows how far it is. Thread-safe. */
final class VerificationSection implements Section {
    private final Front front;
    private final Seal seal;
    private final Counter counter;
    private final Intake intake;
    private final Templates templates = new Templates();

    VerificationSection(Front front, Seal seal, Counter counter) {
        this.front = front;
        this.seal = seal;
        this.counter = counter;
        this.intake = new Intake(seal, new Declined(front, counter::refuse));
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.LEDGER.path() + "/verification", this::piece);
        front.post(routing, Part.LEDGER.path() + "/verify/begin", intake.taking(this::begin));
        front.post(routing, Part.LEDGER.path() + "/verify/stop", intake.taking(this::stop));
    }

    /** Empty while the node does not run. */
    Optional<VerificationPart> part(CircleView view, ServerRequest request, String sealed) {
        return front.node()
                .verification()
                .map(verification -> new VerificationPart(
                        front.frame(view, Part.LEDGER, request),
                        sealed,
                        verification.progress(),
                        verification.last(),
                        verification.standing()));
    }

    /** What an open page shows anew. */
    private void piece(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(
                request,
                response,
                circle.flatMap(view -> part(view, request, seal.known(request).orElse("")))
                        .map(part -> templates.render("ledger/verification.jte", part)));
    }

    private void begin(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var verification = front.node().verification();
        if (verification.isEmpty()) {
            front.html(request, response, Optional.empty());
        } else if (verification.get().begin(who(request))) {
            front.note(request, Act.What.VERIFICATION_BEGUN, "");
            back(view, request, response);
        } else {
            counter.refuse(Status.CONFLICT_409, front.words(request).say("verify.busy"), request, response);
        }
    }

    private void stop(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        if (front.node().verification().map(StoreVerification::stop).orElse(false)) {
            front.note(request, Act.What.VERIFICATION_STOPPED, "");
        }
        back(view, request, response);
    }

    private static String who(ServerRequest request) {
        return Front.visitor(request) instanceof Visitor.Anyone
                ? ""
                : Front.visitor(request).called();
    }

    private void back(CircleView view, ServerRequest request, ServerResponse response) {
        Front.redirect(response, front.frame(view, Part.LEDGER, request).to(Part.LEDGER) + "#verification");
    }
}
