package parley.agreement.finding;

import java.util.Optional;

/**
 * A finding that an entry would change. At least one of the two is there.
 *
 * @param before what it says without the entry; empty: there is none
 * @param after what it would say, with its proof; empty: there would be none
 */
public record Foreseen(Optional<Head> before, Optional<Finding> after) {
    public Foreseen {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("an entry changes a finding that is there before it or after it");
        }
    }

    /** What it is about: for its name, debtor and account. */
    public Head about() {
        return after.map(Finding::head).or(() -> before).orElseThrow();
    }
}
