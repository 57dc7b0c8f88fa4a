package parley.node.project;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.finding.Head;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Need;
import parley.ledger.entry.CircleId;

/**
 * Since when each verdict of a circle has stood, and which of them wait to be seen. Reads what was stored once, and then
 * stores what changes. For one thread.
 */
final class Standings {
    private final FindingStore store;
    private final CircleId circle;
    private final Map<FindingKey, Standing> standing;
    private final Set<FindingKey> waiting = new HashSet<>();

    /** Those stored before of which it is not known yet whether they are still found. */
    private final Set<FindingKey> unclaimed;

    /** A verdict, and since when. */
    record Standing(String verdict, Instant since) {}

    private Standings(FindingStore store, CircleId circle, Map<FindingKey, Standing> standing) {
        this.store = store;
        this.circle = circle;
        this.standing = standing;
        this.unclaimed = new HashSet<>(standing.keySet());
    }

    static Standings load(FindingStore store, CircleId circle) {
        return new Standings(store, circle, store.load(circle));
    }

    /**
     * Takes what has changed, the first time all that is found: it stands from now, unless its verdict stood before. Durable
     * when it returns.
     *
     * @return whether a finding came, went or has another verdict
     */
    boolean take(List<LiveFindings.Changed> changed, Instant now) {
        Map<FindingKey, Standing> stored = new HashMap<>();
        Set<FindingKey> gone = new HashSet<>();
        boolean otherwise = false;
        for (LiveFindings.Changed under : changed) {
            for (Head head : under.changes().gone()) {
                gone.add(FindingKey.of(under.pack(), head));
            }
            for (Head head : under.changes().found()) {
                FindingKey key = FindingKey.of(under.pack(), head);
                unclaimed.remove(key);
                otherwise |= note(key, head, now, stored);
            }
        }
        gone.addAll(unclaimed);
        unclaimed.clear();
        standing.keySet().removeAll(gone);
        waiting.removeAll(gone);
        if (!stored.isEmpty() || !gone.isEmpty()) {
            store.save(circle, stored, gone);
        }
        return otherwise || !gone.isEmpty();
    }

    private boolean note(FindingKey key, Head head, Instant now, Map<FindingKey, Standing> stored) {
        Optional<Standing> old = Optional.ofNullable(standing.get(key));
        String verdict = head.verdict().word();
        boolean same = old.isPresent() && old.get().verdict.equals(verdict);
        if (!same || old.get().since.isAfter(now)) {
            Standing fresh = new Standing(verdict, now);
            standing.put(key, fresh);
            stored.put(key, fresh);
        }
        if (waitsToBeSeen(head)) {
            waiting.add(key);
        } else {
            waiting.remove(key);
        }
        return !same;
    }

    /** Since when a finding's verdict has stood. */
    Instant since(Pack pack, Head finding) {
        Standing known = standing.get(FindingKey.of(pack, finding));
        if (known == null) {
            throw new IllegalArgumentException("nothing was taken of " + finding.name());
        }
        return known.since;
    }

    /** Whether a moment has passed unmet, and only what members say they had seen until then can settle it. */
    boolean anyWaitsToBeSeen() {
        return !waiting.isEmpty();
    }

    private static boolean waitsToBeSeen(Head finding) {
        return finding.verdict() == Verdict.UNKNOWN && finding.needs().stream().anyMatch(Need.Wait.class::isInstance);
    }
}
