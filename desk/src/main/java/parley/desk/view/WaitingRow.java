package parley.desk.view;

import java.time.Instant;
import java.util.Optional;

/**
 * A draft that one officer has signed and that waits for another, as lists show it.
 *
 * @param signer who signed first
 * @param due the earliest deadline of this party's that it would meet, as it stands now
 * @param known whether what it would change could be worked out when it was signed; if not, neither could its deadline
 */
public record WaitingRow(
        String name,
        Title format,
        String subject,
        String signer,
        Instant signed,
        Optional<Instant> due,
        boolean known) {
    /** The path of its page, below those of the circle. */
    public String path() {
        return "write/waiting/" + name;
    }
}
