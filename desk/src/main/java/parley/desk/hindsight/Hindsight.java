package parley.desk.hindsight;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Templates;
import parley.node.view.CircleView;

/** Lets the pages of a part be asked for another instant, or another knowledge, than now's. Thread-safe. */
public final class Hindsight {
    private final Front front;
    private final Part part;
    private final Templates templates = new Templates();

    public Hindsight(Front front, Part part) {
        this.front = front;
        this.part = part;
    }

    /** Answers a request with the look that it asks for, or says what cannot be read in it. */
    public void look(
            Optional<CircleView> circle, ServerRequest request, ServerResponse response, Consumer<Look> answer) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        var outcome = Look.at(circle.get(), front.node(), name -> Front.parameter(request, name));
        switch (outcome) {
            case Look.Outcome.Seen(Look look) -> answer.accept(look);
            case Look.Outcome.Mistaken(Mistake mistake) -> {
                var page = new MistakePage(front.frame(circle.get(), part, request), mistake);
                response.status(Status.BAD_REQUEST_400);
                front.html(request, response, Optional.of(templates.render("hindsight/wrong.jte", page)));
            }
        }
    }
}
