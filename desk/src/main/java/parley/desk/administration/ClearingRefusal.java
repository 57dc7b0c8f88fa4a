package parley.desk.administration;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.form.Intake;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.signin.Counter;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;

/** Says that a form about who clears was not taken. */
record ClearingRefusal(Front front, Counter counter) implements Intake.Refusal {
    @Override
    public void absent(ServerRequest request, ServerResponse response) {
        front.html(request, response, Optional.empty());
    }

    @Override
    public void unsealed(CircleView view, Submitted form, boolean own, ServerRequest request, ServerResponse response) {
        counter.refuse(Status.FORBIDDEN_403, front.words(request).say("signin.stale"), request, response);
    }

    @Override
    public void unfit(CircleView view, MalformedException why, ServerRequest request, ServerResponse response) {
        var said = front.words(request).say("signin.unfit", "reason", String.valueOf(why.getMessage()));
        counter.refuse(Status.BAD_REQUEST_400, said, request, response);
    }
}
