package parley.desk.write;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import parley.desk.foresight.Asker;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.node.view.CircleView;

/** What the agreement makes of a form as it is typed, a piece of the form's page. Nothing of it is kept. Thread-safe. */
final class TypingSection implements Section {
    /** The page's script gives up later, and who types on asks anew. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Front front;
    private final Office office;
    private final Teller teller;

    TypingSection(Front front, Office office, Teller teller) {
        this.front = front;
        this.office = office;
        this.teller = teller;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.post(routing, "write/draft/{name}/telling", office.taking(this::tell));
    }

    private void tell(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var circle = view.summary().id();
        var draft = office.draft(circle, StartSection.name(request));
        var sheet = draft.flatMap(
                kept -> Sheet.of(office.node(), circle, kept.typed().format()));
        if (sheet.isEmpty()) {
            office.gone(view, request, response);
            return;
        }
        var typed = Envelope.typed(form, sheet.get().format().name());
        var asker = Asker.of(request);
        var telling = teller.tell(asker, PATIENCE, view, sheet.get(), typed, front.words(view, request));
        office.show(request, response, "telling", telling);
    }
}
