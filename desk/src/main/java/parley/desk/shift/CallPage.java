package parley.desk.shift;

import java.util.List;
import parley.desk.words.Phrase;
import parley.node.view.office.CallOut;

/**
 * One call-out, and how a step is added while it is open.
 *
 * @param rota whom the rota names on call, in sentences
 */
public record CallPage(Stand stand, CallOut call, List<Phrase> rota, Filled form) {
    public CallPage {
        rota = List.copyOf(rota);
    }
}
