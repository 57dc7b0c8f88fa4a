package parley.node.project;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Pack;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.node.circle.Circle;
import parley.node.circle.JudgedLeaf;
import parley.node.clock.NodeClock;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.NodeClock.Timer;
import parley.node.view.AsKnown;
import parley.node.view.BusyException;
import parley.node.view.FindingView;
import parley.node.view.Foresight;
import parley.node.view.NodeView;
import parley.node.view.Proved;
import parley.node.view.TimetableView;

/**
 * Keeps a circle's findings as its record grows, and judges again at the instants at which a verdict changes by time alone.
 * It also sees to it that this member says what it has seen when a deadline passes unmet: when time has passed, which the
 * start of the node counts as, and a finding waits for receipts. Thread-safe.
 *
 * <p>Each change costs what it changes. Everything is worked out from the beginning when the node starts, when its clock
 * was put back, and after a failure. Where assertions are on, as in tests, what is kept is compared each time with an
 * assessment from scratch.
 */
public final class Assessor implements AutoCloseable {
    /** After a failure it is not known when time alone will change a verdict. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final int MAX_WAITING = 8;

    private final Semaphore scratch = new Semaphore(1, true);
    private final Circle circle;
    private final List<Pack> packs;
    private final NodeClock clock;
    private final FindingStore store;
    private final Runnable changed;

    /** Held while findings are worked out; never while only a change is noted, so that storing waits for no evaluation. */
    private final Object assessing = new Object();

    private boolean due;

    /** When the first change of the record came that is not in what was worked out. */
    private volatile Optional<Instant> waitingSince = Optional.empty();

    private boolean timePassed = true;
    private boolean closed;
    private Optional<Timer> tick = Optional.empty();

    /** Guarded by {@code assessing}, as is what it holds. */
    private Optional<Kept> kept = Optional.empty();

    /** As last worked out, once somebody has looked; guarded by {@code assessing}. */
    private Optional<TimetableView> timetable = Optional.empty();

    private volatile Picture picture;

    /** Counted as findings change, whether or not somebody looks. */
    private volatile OwnAccount.Counts counts = OwnAccount.Counts.NONE;

    /** Whether the picture shows what was worked out last: one is made when somebody looks. */
    private volatile boolean drawn = true;

    /** What was worked out, since when it stands, and how much of it is on the own account. */
    private record Kept(LiveFindings live, Standings standings, OwnAccount account) {}

    /**
     * An assessor; nothing is worked out before {@link #recordChanged} is called.
     *
     * @param changed called when a finding came, went or has another verdict, and when assessing fails or works again
     */
    public Assessor(Circle circle, List<Pack> packs, NodeClock clock, FindingStore store, Runnable changed) {
        this.circle = circle;
        this.packs = List.copyOf(packs);
        this.clock = clock;
        this.store = store;
        this.changed = changed;
        Instant now = clock.instant();
        this.picture = new Picture(now, Optional.of(now), List.of(), Optional.empty()); // nothing is known yet
    }

    /** The instant up to which the picture has everything: now, or when the first came of what waits to be taken. */
    Instant asOf() {
        return waitingSince.orElseGet(clock::instant);
    }

    /** What was worked out last. It holds until the clock reaches the instant at which it is worked out again. */
    public Picture picture() {
        if (!drawn) {
            synchronized (assessing) {
                kept.filter(_ -> !drawn).ifPresent(this::draw);
            }
        }
        return picture;
    }

    /** How many findings on the own account there are of each sort, as last worked out: nothing is drawn for it. */
    OwnAccount.Counts counts() {
        return counts;
    }

    /** Whether nothing could be worked out the last time. */
    boolean failed() {
        return picture.failure().isPresent();
    }

    /** A finding with its proof, as last worked out; empty when it is no longer found. The proof is made now. */
    public Optional<Proved> prove(FindingView finding) {
        synchronized (assessing) {
            return kept.flatMap(now -> now.live
                    .prove(finding.pack(), finding.head())
                    .map(proved -> new Proved(proved, now.standings.since(pack(finding.pack()), proved.head()))));
        }
    }

    /** Findings with their proofs, as last worked out; those that are no longer found are left out. The proofs are made now. */
    public List<Proved> prove(List<FindingView> findings) {
        Map<String, List<Head>> byPack = new LinkedHashMap<>();
        findings.forEach(finding ->
                byPack.computeIfAbsent(finding.pack(), _ -> new ArrayList<>()).add(finding.head()));
        synchronized (assessing) {
            return kept.map(now -> byPack.entrySet().stream()
                            .flatMap(under -> now.live.prove(under.getKey(), under.getValue()).stream()
                                    .map(proved -> new Proved(
                                            proved, now.standings.since(pack(under.getKey()), proved.head()))))
                            .toList())
                    .orElse(List.of());
        }
    }

    /** What is found with another knowledge or at another instant; see {@link parley.node.view.NodeView#findings}. */
    public List<Finding> findings(AsKnown known, Instant at) {
        if (at.isAfter(clock.instant().plus(NodeView.FARTHEST))) {
            throw new IllegalArgumentException(
                    "%s is more than %d days from now".formatted(at, NodeView.FARTHEST.toDays()));
        }
        takeTurn();
        try {
            return Assessed.of(circle.charter(), leaves(), packs, known, at).stream()
                    .flatMap(under -> under.findings().stream())
                    .toList();
        } finally {
            scratch.release();
        }
    }

    /** From scratch takes long, and whoever asks holds a thread that the node needs: one at a time, and few wait. */
    private void takeTurn() {
        if (scratch.getQueueLength() >= MAX_WAITING) {
            throw new BusyException();
        }
        try {
            if (!scratch.tryAcquire(BusyException.RETRY.toSeconds(), TimeUnit.SECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }

    /** The record has grown: findings follow as soon as nothing more is on the way. */
    public synchronized void recordChanged() {
        if (!due && !closed) {
            due = true;
            Instant now = clock.instant();
            waitingSince = Optional.of(waitingSince.orElse(now));
            clock.at(now, Phase.ASSESS, this::assess);
        }
    }

    @Override
    public void close() {
        synchronized (assessing) {
            synchronized (this) {
                closed = true;
                tick.ifPresent(Timer::cancel);
            }
        }
    }

    /**
     * What an entry of this party's own would change, if everybody had it at this instant; empty while findings cannot be
     * worked out. Whatever has come until now is taken first.
     */
    public Optional<Foresight> foresee(Payload payload, EntryId id) {
        return supposing(live -> live.foresee(circle.charter(), payload, id));
    }

    /** When subjects are, as last worked out; empty while nothing can be worked out. */
    public Optional<TimetableView> timetable() {
        synchronized (assessing) {
            if (timetable.isEmpty()) {
                timetable = kept.map(now -> now.live.timetable());
            }
            return timetable;
        }
    }

    /** When they would be with an entry of this party's own. */
    public Optional<TimetableView> timetable(Payload payload, EntryId id) {
        return supposing(live -> live.timetable(circle.charter(), payload, id));
    }

    /** Works something out with an entry that is taken back after it. */
    private <T> Optional<T> supposing(Function<LiveFindings, T> work) {
        synchronized (assessing) {
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            assess();
            try {
                return kept.map(now -> work.apply(now.live));
            } catch (RuntimeException e) {
                failed(false, e); // what is kept may still have something of the entry
                return Optional.empty();
            } catch (Error e) {
                failed(false, e);
                throw e;
            }
        }
    }

    private void assess() {
        synchronized (assessing) {
            if (begin()) {
                boolean passed = takeTimePassed();
                try {
                    work(passed);
                    taken();
                } catch (RuntimeException | Error e) {
                    failed(passed, e);
                    throw e;
                }
            }
        }
    }

    private synchronized boolean begin() {
        due = false;
        return !closed;
    }

    private synchronized void taken() {
        if (!due) {
            waitingSince = Optional.empty();
        }
    }

    private void work(boolean passed) {
        Instant now = clock.instant();
        boolean anew = kept.filter(known -> !known.live.at().isAfter(now)).isEmpty();
        Kept known = anew
                ? new Kept(
                        new LiveFindings(circle.charter(), packs, now),
                        Standings.load(store, circle.id()),
                        new OwnAccount(Translation.party(circle.self())))
                : kept.orElseThrow();
        known.live.take(fresh(known.live.sizes()), now);
        List<LiveFindings.Changed> changes = known.live.changes();
        boolean otherwise = known.standings.take(changes, now);
        known.account.take(changes);
        assert known.live.agreesWith(circle.charter(), leaves());
        wakeAt(known.live.nextTick());
        boolean failedBefore = picture.failure().isPresent();
        kept = Optional.of(known);
        timetable = Optional.empty();
        counts = known.account.counts(now);
        drawn = false;
        if (anew) {
            draw(known);
        }
        if (anew || otherwise || failedBefore) {
            changed.run();
        }
        if (passed && known.standings.anyWaitsToBeSeen()) {
            circle.deadlinePassed();
        }
    }

    /** Nothing is kept of what may be half done. The next change, or the next try, begins from the beginning. */
    private void failed(boolean passed, Throwable cause) {
        kept = Optional.empty();
        timetable = Optional.empty();
        picture = new Picture(
                picture.at(),
                picture.until(),
                picture.findings(),
                Optional.of(
                        "the findings are those of " + picture.at() + ", they cannot be worked out since: " + cause));
        drawn = true;
        synchronized (this) {
            timePassed |= passed;
        }
        wakeAt(Optional.of(clock.instant().plus(RETRY)));
        changed.run();
    }

    private synchronized boolean takeTimePassed() {
        boolean passed = timePassed;
        timePassed = false;
        return passed;
    }

    private synchronized void wakeAt(Optional<Instant> next) {
        tick.ifPresent(Timer::cancel);
        tick = next.map(instant -> clock.at(instant, Phase.ASSESS, this::tick));
    }

    private synchronized void tick() {
        timePassed = true;
        recordChanged();
    }

    private void draw(Kept now) {
        List<FindingView> findings = new ArrayList<>();
        now.live
                .heads()
                .forEach((pack, heads) -> heads.forEach((Head head) ->
                        findings.add(new FindingView(pack.sha256(), head, now.standings.since(pack, head)))));
        picture = new Picture(now.live.at(), now.live.nextTick(), findings, Optional.empty());
        drawn = true;
    }

    private Pack pack(String sha256) {
        return packs.stream()
                .filter(pack -> pack.sha256().equals(sha256))
                .findFirst()
                .orElseThrow();
    }

    private Map<Party, List<JudgedLeaf>> fresh(Map<Party, Integer> taken) {
        Map<Party, List<JudgedLeaf>> fresh = new LinkedHashMap<>();
        taken.forEach((code, size) -> fresh.put(code, circle.leavesAfter(code, size)));
        return fresh;
    }

    private Map<Party, List<JudgedLeaf>> leaves() {
        Map<Party, List<JudgedLeaf>> logs = new LinkedHashMap<>();
        circle.charter().codes().forEach(code -> logs.put(code, circle.leaves(code)));
        return logs;
    }
}
