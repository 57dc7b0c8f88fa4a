package parley.node.circle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import parley.ledger.charter.Charter;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.node.log.Cosignatures;
import parley.node.log.Mirror;

/**
 * Says which mirrored logs a member is asked for, to come by the others' cosignatures on them: those on whose newest
 * checkpoint fewer are held here than the charter's quorum. The owner is asked first, for he has them all; the other
 * members are when he is away, or was asked and did not give enough. Thread-safe.
 */
final class Gathering {
    /** Logs of others that one member is asked for in one round; the rest have their turn in the next. */
    private static final int OTHERS_PER_ROUND = 16;

    private final Map<LogId, Cosignatures> logs = new LinkedHashMap<>();
    private final Predicate<Party> isThere;
    /** The size of the newest checkpoint when its owner had answered and some still lacked; no others are kept. */
    private final Map<LogId, Long> ownerAskedAt = new ConcurrentHashMap<>();

    /**
     * Gathering for all mirrors of a circle.
     *
     * @param isThere whether a member answers at present
     */
    Gathering(Charter charter, Party self, Logs mirrors, Predicate<Party> isThere) {
        for (Mirror mirror : mirrors.all()) {
            logs.put(mirror.store().log(), new Cosignatures(mirror.store(), charter, self));
        }
        this.isThere = isThere;
    }

    /**
     * The logs to ask a member for: its own, and a bounded number of others.
     *
     * @param round counts up, so that all others have their turn
     */
    List<LogId> from(Party member, int round) {
        List<LogId> asked = new ArrayList<>();
        List<LogId> others = new ArrayList<>();
        logs.forEach((log, held) -> {
            if (log.owner().equals(member)) {
                held.lacking().ifPresent(size -> asked.add(log));
            } else if (!isThere.test(log.owner()) || ownerAskedAt.containsKey(log)) {
                held.lacking()
                        .filter(size -> !isThere.test(log.owner()) || ownerAskedAt.getOrDefault(log, 0L) >= size)
                        .ifPresent(size -> others.add(log));
            }
        });
        Collections.rotate(others, -Math.floorMod(round * OTHERS_PER_ROUND, Math.max(1, others.size())));
        asked.addAll(others.subList(0, Math.min(OTHERS_PER_ROUND, others.size())));
        return asked;
    }

    /** Takes what a member gave for a log. */
    void take(LogId log, SignedCheckpoint read) {
        Optional.ofNullable(logs.get(log)).ifPresent(held -> held.keep(read));
    }

    /** A member has answered for a log, with something or nothing. */
    void asked(LogId log, Party member) {
        Cosignatures held = logs.get(log);
        if (held != null && log.owner().equals(member)) {
            held.lacking().ifPresentOrElse(size -> ownerAskedAt.put(log, size), () -> ownerAskedAt.remove(log));
        }
    }
}
