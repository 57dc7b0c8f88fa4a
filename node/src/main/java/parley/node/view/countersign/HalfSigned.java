package parley.node.view.countersign;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.node.view.Draft;

/**
 * A draft that one officer has signed and that waits for another.
 *
 * @param signed who signed it, and when
 * @param payload the exact bytes that he signed
 * @param entry the same as a draft that is settled to the last byte
 * @param prospects what it would have changed when he signed; empty if that could not be worked out
 */
public record HalfSigned(SigningAct signed, Bytes payload, Draft entry, Optional<List<Prospect>> prospects) {
    public HalfSigned {
        prospects = prospects.map(List::copyOf);
    }

    /** The name of the draft. */
    public String name() {
        return signed.draft();
    }
}
