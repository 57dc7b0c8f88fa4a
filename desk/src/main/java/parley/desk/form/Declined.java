package parley.desk.form;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.frame.Front;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;

/** Says by a notice that a form was not taken, where nothing was typed that should be shown again. Thread-safe. */
public record Declined(Front front, Notice notice) implements Intake.Refusal {
    @Override
    public void absent(ServerRequest request, ServerResponse response) {
        front.html(request, response, Optional.empty());
    }

    @Override
    public void unsealed(CircleView view, Submitted form, boolean own, ServerRequest request, ServerResponse response) {
        notice.refuse(Status.FORBIDDEN_403, front.words(request).say("signin.stale"), request, response);
    }

    @Override
    public void unfit(CircleView view, MalformedException why, ServerRequest request, ServerResponse response) {
        var said = front.words(request).say("signin.unfit", "reason", String.valueOf(why.getMessage()));
        notice.refuse(Status.BAD_REQUEST_400, said, request, response);
    }
}
