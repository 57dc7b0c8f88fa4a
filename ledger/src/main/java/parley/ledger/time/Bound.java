package parley.ledger.time;

import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** An instant, or before all, or after all instants, so that members without a {@code seen} sort among the others. */
record Bound(int side, Instant at) implements Comparable<Bound> {
    /** Of a member that has written nothing: its first word may name any time. */
    static final Bound NEVER_SPOKE = new Bound(-1, Instant.EPOCH);

    /** If a member never sees the entry. */
    static final Bound NEVER = new Bound(1, Instant.EPOCH);

    private static final Comparator<Bound> ORDER = comparingInt(Bound::side).thenComparing(Bound::at);

    static Bound of(Instant at) {
        return new Bound(0, at);
    }

    Optional<Instant> instant() {
        return side == 0 ? Optional.of(at) : Optional.empty();
    }

    @Override
    public int compareTo(Bound other) {
        return ORDER.compare(this, other);
    }
}
