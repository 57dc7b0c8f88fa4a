package parley.desk.view;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry of another party.
 *
 * @param gist its most telling field, as the author wrote it; foreign text
 * @param written what its author claims
 * @param held when this node first stated that it holds it
 * @param witnessed when the quorum had seen it, once that is settled
 */
public record IncomingRow(
        Pointer entry,
        String id,
        Title format,
        String number,
        String subject,
        String gist,
        Instant written,
        Optional<Instant> held,
        Optional<Instant> witnessed) {}
