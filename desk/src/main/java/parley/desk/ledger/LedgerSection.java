package parley.desk.ledger;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.form.Seal;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.signin.Counter;
import parley.node.view.CircleView;

/** The ledger: the circle's foundations and its logs. Thread-safe. */
public final class LedgerSection implements Section {
    private final Front front;
    private final Seal seal;
    private final VerificationSection verification;
    private final Templates templates = new Templates();

    /**
     * The ledger of what the front reaches.
     *
     * @param seal of the forms of all parts
     */
    public LedgerSection(Front front, Seal seal, Counter counter) {
        this.front = front;
        this.seal = seal;
        this.verification = new VerificationSection(front, seal, counter);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.LEDGER.path(), this::page);
        verification.route(routing);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        front.html(
                request,
                response,
                circle.map(view -> new LedgerPage(
                                front.frame(view, Part.LEDGER, request),
                                view,
                                front.node().logs(view.summary().id()),
                                verification.part(view, request, sealed)))
                        .map(page -> templates.render("ledger/ledger.jte", page)));
    }
}
