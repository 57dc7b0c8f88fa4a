package parley.desk.form;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import parley.desk.frame.Front;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;

/**
 * Takes forms that this desk drew for the browser that posts them; any other does nothing but be told so. Thread-safe.
 *
 * @param refusal how the part says that a form was not taken
 */
public record Intake(Seal seal, Refusal refusal) {
    /** Does what a form asks for. */
    @FunctionalInterface
    public interface Taken {
        /** Called for a form of this desk. */
        void take(CircleView view, Submitted form, ServerRequest request, ServerResponse response);
    }

    /** Says that a form was not taken. */
    public interface Refusal {
        /** The party is in no such circle. */
        void absent(ServerRequest request, ServerResponse response);

        /**
         * Its seal does not hold.
         *
         * @param own whether it came from this desk's pages, so that what was typed may be shown again
         */
        void unsealed(CircleView view, Submitted form, boolean own, ServerRequest request, ServerResponse response);

        /** It cannot be read, or what it says is more than may be kept. */
        void unfit(CircleView view, MalformedException why, ServerRequest request, ServerResponse response);
    }

    /** What answers a post. */
    public Front.Shown taking(Taken taken) {
        return (circle, request, response) -> {
            if (circle.isEmpty()) {
                refusal.absent(request, response);
                return;
            }
            try {
                var form = Submitted.of(request);
                var origin = seal.origin(request, form.value(Seal.CONTROL));
                if (origin == Seal.Origin.OWN) {
                    taken.take(circle.get(), form, request, response);
                } else {
                    refusal.unsealed(circle.get(), form, origin == Seal.Origin.STALE, request, response);
                }
            } catch (MalformedException unfit) {
                refusal.unfit(circle.get(), unfit, request, response);
            }
        };
    }
}
