package parley.ledger.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;

/**
 * The times of a circle's entries, from the {@code seen} known at one point. An entry need not exist yet: with the number
 * of known entries as its index, it is the next of its log. Later {@code seen} do not change the answers. Confined to the
 * thread of its {@link SeenHistory}.
 */
public final class Times {
    private final SeenHistory history;
    private final Map<Party, Integer> counts;

    Times(SeenHistory history, Map<Party, Integer> counts) {
        this.history = history;
        this.counts = Map.copyOf(counts);
    }

    /**
     * When a party received an entry: its receipt, the first of its {@code seen} that covers it.
     *
     * @throws IllegalArgumentException when the party is no member, or the entry is its own, of which it writes no receipt
     */
    public Interval received(EntryPointer entry, Party by) {
        if (entry.log().owner().equals(by)) {
            throw new IllegalArgumentException(by + " writes no receipt of its own entry " + entry);
        }
        return covered(entry, by)
                .map(Interval::at)
                .orElseGet(() -> new Interval(last(by), Optional.empty(), new TreeSet<>(List.of(by))));
    }

    /**
     * Where in its own log the receipt stands of which {@link #received} tells the time. What stands behind it was written
     * by somebody who had the entry, whatever any clock says. Empty while there is none.
     *
     * @throws IllegalArgumentException when the party is no member
     */
    public Optional<EntryIndex> receipt(EntryPointer entry, Party by) {
        return history.observer(by).place(entry, count(by)).map(EntryIndex::new);
    }

    /**
     * When an entry was witnessed: the instant at which the members whose first covering {@code seen} is not later fulfil
     * the charter's time quorum, in each of its groups by more than half.
     *
     * @throws IllegalArgumentException when the owner of the log is no member
     */
    public Interval witnessed(EntryPointer entry) {
        List<Fulfilment> groups = history.groups(entry.log().owner()).stream()
                .map(group -> fulfilment(entry, group))
                .toList();
        // All groups must be fulfilled, so the last of them decides; one without a bound leaves the whole without.
        Bound earliest =
                groups.stream().map(Fulfilment::earliest).max(Bound::compareTo).orElseThrow();
        Bound latest =
                groups.stream().map(Fulfilment::latest).max(Bound::compareTo).orElseThrow();
        SortedSet<Party> missing = new TreeSet<>();
        for (Fulfilment group : groups) {
            if (group.latest().compareTo(earliest) > 0) {
                group.open().forEach((party, last) -> {
                    if (last.compareTo(group.latest()) < 0) {
                        missing.add(party);
                    }
                });
            }
        }
        return new Interval(earliest.instant(), latest.instant(), missing);
    }

    /** When one group is fulfilled, at the earliest and at the latest, and the last word of each member that is missing. */
    private record Fulfilment(Bound earliest, Bound latest, Map<Party, Bound> open) {}

    private Fulfilment fulfilment(EntryPointer entry, QuorumGroup group) {
        List<Bound> ifAtLastSeen = new ArrayList<>();
        List<Bound> ifNever = new ArrayList<>();
        Map<Party, Bound> open = new TreeMap<>();
        for (Party member : group.members()) {
            Optional<Bound> covered = covered(entry, member).map(Bound::of);
            Bound last = last(member).map(Bound::of).orElse(Bound.NEVER_SPOKE);
            ifAtLastSeen.add(covered.orElse(last));
            ifNever.add(covered.orElse(Bound.NEVER));
            if (covered.isEmpty()) {
                open.put(member, last);
            }
        }
        return new Fulfilment(nth(ifAtLastSeen, group.needed()), nth(ifNever, group.needed()), open);
    }

    private static Bound nth(List<Bound> bounds, int n) {
        return bounds.stream().sorted().skip(n - 1L).findFirst().orElseThrow();
    }

    private Optional<Instant> covered(EntryPointer entry, Party by) {
        return history.observer(by).covered(entry, count(by));
    }

    private Optional<Instant> last(Party party) {
        return history.observer(party).last(count(party));
    }

    private int count(Party party) {
        return counts.getOrDefault(party, 0);
    }
}
