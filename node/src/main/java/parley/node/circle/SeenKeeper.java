package parley.node.circle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parley.ledger.control.Seen;
import parley.ledger.entry.LogId;
import parley.ledger.witness.KnownLog;
import parley.node.clock.NodeClock;
import parley.node.clock.NodeClock.Phase;
import parley.node.log.Mirror;

/**
 * Writes this party's {@code seen}: soon after something came that is worth a receipt, and after a deadline has passed
 * unmet. It names what changed since the last one. No {@code seen} is ever written because of a {@code seen}. Thread-safe.
 */
final class SeenKeeper {
    private final Logs logs;
    private final NodeClock clock;
    private final Pace pace;
    private final BooleanSupplier mayWrite;
    private final Consumer<Seen> append;
    private final Map<LogId, Long> stated = new HashMap<>();
    private boolean due;
    private boolean heldBack;

    /**
     * A keeper.
     *
     * @param mayWrite false while this node's clock is off
     * @param append appends a control entry to the own log
     */
    SeenKeeper(Logs logs, NodeClock clock, Pace pace, BooleanSupplier mayWrite, Consumer<Seen> append) {
        this.logs = logs;
        this.clock = clock;
        this.pace = pace;
        this.mayWrite = mayWrite;
        this.append = append;
    }

    /** Takes note of a {@code seen} that already stands in the own log; called for each, in order. */
    synchronized void recall(Seen seen) {
        seen.heads().forEach(head -> stated.merge(head.log(), head.size(), Math::max));
    }

    /** An entry came that asks for a receipt. */
    synchronized void entryStored() {
        schedule(clock.instant().plus(pace.seenDelay()));
    }

    /** A deadline has passed and nothing met it. */
    synchronized void deadlinePassed() {
        schedule(clock.instant());
    }

    /** Writes now what could not be written while the clock was off. */
    synchronized void allowed() {
        if (heldBack && mayWrite.getAsBoolean()) {
            schedule(clock.instant());
        }
    }

    private void schedule(Instant when) {
        if (!due) {
            due = true;
            clock.at(when, Phase.SEEN, this::write);
        }
    }

    private synchronized void write() {
        due = false;
        heldBack = !mayWrite.getAsBoolean();
        if (heldBack) {
            return;
        }
        Instant now = clock.instant();
        Seen seen = new Seen(now, changed());
        append.accept(seen);
        recall(seen);
    }

    private List<Seen.Head> changed() {
        List<Seen.Head> heads = new ArrayList<>();
        for (Mirror mirror : logs.all()) {
            LogId log = mirror.store().log();
            KnownLog known = mirror.known();
            if (known.size() > stated.getOrDefault(log, 0L)) {
                heads.add(new Seen.Head(log, known.size(), known.root()));
            }
        }
        heads.sort((one, other) -> one.log().compareTo(other.log()));
        return heads;
    }
}
