package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.desk.words.Phrase;
import parley.node.view.office.OpenList;

/**
 * Taking over or handing over.
 *
 * @param open what is open now, and will be frozen
 * @param digest by which the form names that list
 * @param rota whom the rota names for the watch
 * @param since what has changed since the watch last changed hands; empty when it never has
 */
public record TurnPage(
        Stand stand, Filled form, OpenList open, String digest, List<Phrase> rota, Optional<Difference> since) {
    static final String ACT = "act";
    static final String AFTER = "after";
    static final String LIST = "list";
    static final String NOTE = "note";
    static final String TAKE = "take";
    static final String HAND = "hand";

    public TurnPage {
        rota = List.copyOf(rota);
    }

    /** Whether whoever takes over now does so without a handing over. */
    public boolean relieves() {
        return stand.held().isPresent();
    }

    /** The number of the act that stood last when the page was made. */
    public long after() {
        return stand.last().map(act -> act.number()).orElse(0L);
    }
}
