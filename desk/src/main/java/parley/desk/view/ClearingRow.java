package parley.desk.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A draft of which clearance was asked, as lists show it.
 *
 * @param asker who asked
 * @param waiting the names of the offices whose turn it is
 * @param refused the names of those that did not clear it
 * @param changed whether it is another text by now
 * @param due the earliest deadline of this party's that it would meet, as it stands now
 * @param known whether what it would change could be worked out when it was asked for; if not, neither could its deadline
 */
public record ClearingRow(
        String name,
        Title format,
        String subject,
        String asker,
        Instant asked,
        List<String> waiting,
        List<String> refused,
        boolean changed,
        Optional<Instant> due,
        boolean known) {
    public ClearingRow {
        waiting = List.copyOf(waiting);
        refused = List.copyOf(refused);
    }

    /** The path of its page, below those of the circle. */
    public String path() {
        return "write/clearance/" + name;
    }
}
