package parley.ledger.time;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import parley.ledger.charter.Charter;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;

/**
 * Every {@code seen} of a circle, added as its members' logs grow. Logs may grow in any order between each other; the
 * {@code seen} of one log are added in its order. Confined to one thread, as are the {@link Times} taken from it.
 */
public final class SeenHistory {
    private final Map<Party, Observer> observers = new LinkedHashMap<>();
    private final Map<Party, List<QuorumGroup>> groups = new HashMap<>();

    /** A history without any {@code seen}, under the time quorum of this charter. */
    public SeenHistory(Charter charter) {
        for (Party member : charter.codes()) {
            observers.put(member, new Observer());
            groups.put(member, charter.timeGroups(member));
        }
    }

    /**
     * Adds one, which must be an entry: a void leaf says nothing.
     *
     * @param at where it stands; its log's owner is who has seen
     * @throws IllegalArgumentException when the owner is no member, or a later one of the same log was added before
     */
    public void add(EntryPointer at, Seen seen) {
        observer(at.log().owner()).add(at.index().value(), seen);
    }

    /**
     * How many leaves of a log a member has seen, by its own word so far. What it says next can change the times of the
     * entries after these, and of no others.
     *
     * @throws IllegalArgumentException when it is no member
     */
    public long covered(LogId log, Party by) {
        return observer(by).covers(log);
    }

    /** The times that follow from all that was added so far. */
    public Times now() {
        return cut((party, observer) -> observer.count());
    }

    /** The times that followed from the first leaves of each log, so many of each party's; none where none is given. */
    public Times asOf(Map<Party, Long> sizes) {
        return cut((party, observer) -> observer.countWithin(sizes.getOrDefault(party, 0L)));
    }

    /** The times that follow from every {@code seen} whose time is not later. */
    public Times asOf(Instant instant) {
        return cut((party, observer) -> observer.countBy(instant));
    }

    Observer observer(Party party) {
        Observer observer = observers.get(party);
        if (observer == null) {
            throw new IllegalArgumentException(party + " is no member of the circle");
        }
        return observer;
    }

    List<QuorumGroup> groups(Party owner) {
        List<QuorumGroup> ofOwner = groups.get(owner);
        if (ofOwner == null) {
            throw new IllegalArgumentException(owner + " is no member of the circle");
        }
        return ofOwner;
    }

    private Times cut(ToIntBiFunction<Party, Observer> count) {
        Map<Party, Integer> counts = new HashMap<>();
        observers.forEach((party, observer) -> counts.put(party, count.applyAsInt(party, observer)));
        return new Times(this, counts);
    }
}
