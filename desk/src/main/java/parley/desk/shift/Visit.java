package parley.desk.shift;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.rota.Current;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.office.OfficeView;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.WatchAct;

/**
 * One request about a circle, with what answers it.
 *
 * @param now the instant on the node's clock
 */
record Visit(
        CircleView view, OfficeView office, Instant now, Frame frame, ServerRequest request, ServerResponse response) {
    Hash circle() {
        return view.summary().id();
    }

    Words words() {
        return frame.words();
    }

    /** The act by which the watch last changed hands. */
    Optional<WatchAct> last() {
        return office.acts(circle(), 1).stream().findFirst();
    }

    /** Who has the watch; empty text for nobody. */
    String holder() {
        return last().filter(WatchAct::taken).map(act -> act.hand().officer()).orElse("");
    }

    /** The rota from now on; empty where none is kept. */
    Optional<Current> rota() {
        return Current.of(Optional.of(office), circle(), now);
    }

    /** What the rota says of a duty now, in sentences; none where none is kept. */
    List<Phrase> rota(RotaDuty duty) {
        return rota().map(current -> current.told(words(), duty)).orElse(List.of());
    }

    /** The number that stands in the path. */
    long number() {
        var text = request.path().pathParameters().get("number");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    Optional<String> asked(String name) {
        return Front.parameter(request, name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
