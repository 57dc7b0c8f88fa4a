package parley.desk.rota;

import java.time.Instant;
import java.util.List;

/**
 * A span in which the rota names the same officers for a duty throughout.
 *
 * @param end the first instant after it
 * @param officers none where it names nobody
 */
public record Stretch(Instant begin, Instant end, List<String> officers) {
    public Stretch {
        officers = List.copyOf(officers);
    }

    /** Whether nobody is named. */
    public boolean gap() {
        return officers.isEmpty();
    }

    /** Whether more are named than there should be. */
    public boolean overlap() {
        return officers.size() > 1;
    }
}
