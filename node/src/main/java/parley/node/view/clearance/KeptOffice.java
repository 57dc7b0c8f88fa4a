package parley.node.view.clearance;

import java.time.Instant;

/**
 * An office as it stands since an instant.
 *
 * @param id which stays the same while it is renamed
 * @param number tells one state of it from the next
 */
public record KeptOffice(long id, long number, Instant at, ClearingOffice office) {
    public String name() {
        return office.name();
    }
}
