package parley.node.circle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Member;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.entry.LogId;
import parley.ledger.note.SignatureLine;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;
import parley.ledger.witness.AddCheckpoint;
import parley.node.clock.NodeClock.Work;
import parley.node.log.Mirror;
import parley.node.log.OwnLog;
import parley.node.peer.BundleSource;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;

/**
 * This node's side of one pair of members: brings the member every new checkpoint of our log until it has cosigned it,
 * reads what it holds when contact is made, and asks for a sign of life when there was none for a while. It never gives
 * up; its only memory is what the member has cosigned. One thread does the calls, all other methods are safe from any.
 */
final class Link implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());

    /** A failed attempt may be chance; a peer that fails twice is not there, and nobody waits for it. */
    private static final int FAILURES_UNTIL_AWAY = 2;

    private final Member member;
    private final CosignatureVerifier cosigner;
    private final PeerClient client;
    private final OwnLog own;
    private final Logs logs;
    private final Sources sources;
    private final Gathering gathering;
    private final Pace pace;
    private final InstantSource wall;
    private final Work work;
    private final Events events;
    private final Thread thread;

    private boolean startedOver; // since the last cosignature; only the link's own thread knows of it
    private int rounds; // of asking for cosignatures; only the link's own thread counts them

    private final Object lock = new Object();
    private final Set<LogId> toPull = new TreeSet<>();
    private final Set<LogId> toPullLater = new TreeSet<>();
    private boolean toGreet = true;
    private boolean asked;
    private boolean closed;
    private boolean reachable;
    private int failures;
    private boolean calledByPeer;
    private boolean attempting;
    private long cosigned;
    private long pushAtNanos = System.nanoTime();
    private long gatherAtNanos = System.nanoTime();
    private long laterAtNanos = System.nanoTime();
    private Optional<Instant> lastSign = Optional.empty();
    private Optional<Duration> offset = Optional.empty();

    /** What a link tells its circle. */
    interface Events {
        /** The member has cosigned more of our log, or was heard of. */
        void changed(boolean moreCosigned);

        /** Our own log must not be signed any further. */
        void stop(RuntimeException reason);
    }

    /** The parts that all links of a circle share. */
    record Shared(
            OwnLog own,
            Logs logs,
            Sources sources,
            Gathering gathering,
            Pace pace,
            InstantSource wall,
            Events events) {}

    Link(Member member, CosignatureVerifier cosigner, PeerClient client, Shared shared, Work work) {
        this.member = member;
        this.cosigner = cosigner;
        this.client = client;
        this.own = shared.own();
        this.logs = shared.logs();
        this.sources = shared.sources();
        this.gathering = shared.gathering();
        this.pace = shared.pace();
        this.wall = shared.wall();
        this.events = shared.events();
        this.work = work;
        this.cosigned = own.store().cosigned().getOrDefault(member.code().code(), 0L);
        this.thread = Thread.ofVirtual().name("link to " + member.code()).unstarted(this::run);
    }

    void start() {
        work.busy(true);
        thread.start();
    }

    Member member() {
        return member;
    }

    BundleSource source() {
        return client;
    }

    /** There may be a new checkpoint to bring. */
    void wake() {
        synchronized (lock) {
            updateWork();
            lock.notifyAll();
        }
    }

    /** The member has called us: whatever failed before, it is there now. */
    void heard() {
        synchronized (lock) {
            lastSign = Optional.of(wall.instant());
            if (failures > 0) {
                failures = 0;
                calledByPeer = true;
                toGreet = true;
                updateWork();
                lock.notifyAll();
            }
        }
    }

    /** Reads a log from this member, who said that he holds more of it than we do. */
    void pull(LogId log) {
        synchronized (lock) {
            toPull.add(log);
            updateWork();
            lock.notifyAll();
        }
    }

    /** The member has a new checkpoint: soon others will have cosigned it, and their lines can be had. */
    void gatherSoon() {
        synchronized (lock) {
            long soon = System.nanoTime() + pace.cosignaturesDelay().toNanos();
            if (gatherAtNanos - soon > 0) {
                gatherAtNanos = soon;
                lock.notifyAll();
            }
        }
    }

    /** Asks the member now for what cosignatures lack. */
    void gatherNow() {
        gathering.from(member.code(), 0).forEach(this::pull);
    }

    /** Whether the member was asked at least once, since the start, for what it holds of our log. */
    boolean asked() {
        synchronized (lock) {
            return asked;
        }
    }

    /** How many leaves of our log the member has cosigned. */
    long cosigned() {
        synchronized (lock) {
            return cosigned;
        }
    }

    boolean reachable() {
        synchronized (lock) {
            return reachable;
        }
    }

    Optional<Instant> lastSign() {
        synchronized (lock) {
            return lastSign;
        }
    }

    /** The member's clock minus ours, by its last answer to a ping. */
    Optional<Duration> offset() {
        synchronized (lock) {
            return offset;
        }
    }

    @Override
    public void close() {
        end();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        synchronized (lock) {
            closed = true;
            updateWork();
            lock.notifyAll();
        }
    }

    private void run() {
        try {
            while (awaitTask()) {
                attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the link to " + member.code() + " has ended", e);
            end();
            events.stop(e);
        }
    }

    private void attempt() throws InterruptedException {
        Duration pause = Duration.ZERO;
        boolean before = reachable();
        try {
            if (takeGreeting()) {
                greet();
                gather();
            } else if (mayGather()) {
                gather();
            }
            for (Optional<LogId> log = nextPull(); log.isPresent(); log = nextPull()) {
                pullNow(log.get());
            }
            if (mayPush()) {
                push();
            } else {
                ping();
            }
            succeeded();
        } catch (IOException | MalformedException e) {
            pause = failed();
        }
        if (before != reachable()) {
            events.changed(false);
        }
        rest(pause);
    }

    /** What the member holds of our log must not be beyond what we remember to have signed; what he has of his, we read. */
    private void greet() throws IOException, InterruptedException {
        Optional<Bytes> ours = client.checkpoint(Names.path(own.store().log()));
        if (ours.isPresent()) {
            own.compare(SignedCheckpoint.parse(ours.get()), member.code().code());
        }
        logs.of(member.code()).ifPresent(mirror -> {
            synchronized (lock) {
                toPull.add(mirror.store().log());
            }
        });
    }

    /** Plans one round of asking; it counts as work, so that simulated time does not leap over what it brings. */
    private void gather() {
        List<LogId> lacking = gathering.from(member.code(), rounds++);
        synchronized (lock) {
            gatherAtNanos = System.nanoTime() + pace.heartbeat().toNanos();
            toPull.addAll(lacking);
            attempting |= !lacking.isEmpty();
            updateWork();
        }
    }

    /** A log that cannot be caught up with now is tried again at the next heartbeat: it is not for this member to wait. */
    private void pullNow(LogId log) throws IOException, InterruptedException {
        Optional<Mirror> mirror = logs.mirror(Names.path(log));
        Optional<Bytes> note = mirror.isEmpty() ? Optional.empty() : client.checkpoint(Names.path(log));
        if (note.isEmpty()) {
            gathering.asked(log, member.code());
            return;
        }
        SignedCheckpoint read = SignedCheckpoint.parse(note.get());
        Mirror.CaughtUp how = mirror.orElseThrow().catchUp(read, sources.of(log.owner(), member.code()));
        if (how == Mirror.CaughtUp.FAILED && log.owner().equals(member.code())) {
            throw new IOException("could not catch up with " + log);
        }
        if (how == Mirror.CaughtUp.DONE) {
            gathering.take(log, read);
        } else {
            synchronized (lock) {
                toPullLater.add(log);
                laterAtNanos = System.nanoTime() + pace.heartbeat().toNanos();
            }
        }
        gathering.asked(log, member.code());
    }

    /** Brings the last released checkpoint. A member that asks us to wait gets the next one when it says. */
    private void push() throws IOException, InterruptedException {
        SignedCheckpoint checkpoint = own.released().orElseThrow();
        long size = checkpoint.checkpoint().size();
        List<Hash> proof =
                own.store().proofs(size).consistency(cosigned(), size).path();
        switch (client.addCheckpoint(new AddCheckpoint(cosigned(), proof, checkpoint).print())) {
            case CheckpointAnswer.Cosigned(Bytes lines) -> {
                record(checkpoint, lines);
                startedOver = false;
            }
            case CheckpointAnswer.Conflict(long recorded) -> startFrom(recorded, size);
            case CheckpointAnswer.NotYet(Duration retryAfter) -> pushAfter(retryAfter);
            case CheckpointAnswer.OverBudget(Duration retryAfter) -> pushAfter(retryAfter);
            case CheckpointAnswer.Malformed _,
                    CheckpointAnswer.Untrusted _,
                    CheckpointAnswer.UnknownLog _,
                    CheckpointAnswer.Inconsistent _,
                    CheckpointAnswer.Unexpected _ ->
                throw new IOException(member.code() + " refuses the checkpoint of size " + size);
        }
    }

    private void pushAfter(Duration wait) {
        synchronized (lock) {
            pushAtNanos = System.nanoTime() + wait.toNanos();
        }
    }

    /** Only a cosignature that verifies is one. */
    private void record(SignedCheckpoint checkpoint, Bytes lines) throws IOException {
        String text = checkpoint.checkpoint().print();
        for (String line : Strict.lines("cosignatures", lines.utf8())) {
            SignatureLine signature = SignatureLine.parse(line + "\n");
            if (signature.claims(cosigner.key()) && cosigner.verifies(text, signature.signature())) {
                long size = checkpoint.checkpoint().size();
                own.store().recordCosignature(member.code().code(), size, signature);
                synchronized (lock) {
                    cosigned = size;
                }
                events.changed(true);
                return;
            }
        }
        throw new IOException(member.code() + " answered without a cosignature of its own");
    }

    private void startFrom(long recorded, long size) throws IOException, InterruptedException {
        if (recorded > size) {
            greet(); // stops us, if what it holds is genuine
            throw new IOException(member.code() + " says that it holds " + recorded + " leaves of our " + size);
        }
        synchronized (lock) {
            cosigned = recorded;
        }
        if (startedOver) {
            pushAfter(pace.firstRetry()); // a member that never agrees with itself must not keep us busy
        }
        startedOver = true;
    }

    private void ping() throws IOException, InterruptedException {
        Instant before = wall.instant();
        Instant theirs = client.ping();
        Instant middle = before.plus(Duration.between(before, wall.instant()).dividedBy(2));
        synchronized (lock) {
            offset = Optional.of(Duration.between(middle, theirs));
        }
    }

    private void succeeded() {
        synchronized (lock) {
            failures = 0;
            reachable = true;
            asked = true;
            lastSign = Optional.of(wall.instant());
        }
        events.changed(false); // who may sign now takes the work over before this link lays it down
        synchronized (lock) {
            attempting = false;
            updateWork();
        }
    }

    private Duration failed() {
        boolean away;
        Duration pause;
        synchronized (lock) {
            failures++;
            toGreet = true;
            calledByPeer = false;
            reachable = false;
            away = !asked && failures >= FAILURES_UNTIL_AWAY;
            asked |= away;
            pause = pace.retry(failures);
        }
        if (away) {
            events.changed(false); // nobody waits for it any longer before signing
        }
        synchronized (lock) {
            attempting = false;
            updateWork();
        }
        return pause;
    }

    private boolean behind() {
        return own.releasedSize() > cosigned();
    }

    private boolean mayPush() {
        synchronized (lock) {
            return behind() && System.nanoTime() - pushAtNanos >= 0;
        }
    }

    private boolean mayGather() {
        synchronized (lock) {
            return System.nanoTime() - gatherAtNanos >= 0;
        }
    }

    /** Waits until there is something to do; false once the link is closed. */
    private boolean awaitTask() throws InterruptedException {
        synchronized (lock) {
            if (System.nanoTime() - laterAtNanos >= 0) {
                toPull.addAll(toPullLater);
                toPullLater.clear();
            }
            long heartbeat = System.nanoTime() + pace.heartbeat().toNanos();
            while (!closed && !toGreet && toPull.isEmpty() && !mayPush() && !mayGather()) {
                updateWork();
                long left = heartbeat - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                long untilPush = behind() ? pushAtNanos - System.nanoTime() : left;
                long untilGathering = gatherAtNanos - System.nanoTime();
                lock.wait(Math.max(0, Math.min(Math.min(left, untilPush), untilGathering)) / 1_000_000 + 1);
            }
            attempting = toGreet || !toPull.isEmpty() || behind();
            return !closed;
        }
    }

    /**
     * Pauses between attempts. When the member calls, the pause is cut short, but not below the first one: two nodes that
     * fail each other must not keep each other busy.
     */
    private void rest(Duration pause) throws InterruptedException {
        synchronized (lock) {
            long begun = System.nanoTime();
            long left = pause.toNanos();
            while (left > 0 && !closed) {
                lock.wait(left / 1_000_000 + 1);
                Duration whole = calledByPeer && pause.compareTo(pace.firstRetry()) > 0 ? pace.firstRetry() : pause;
                left = begun + whole.toNanos() - System.nanoTime();
            }
            calledByPeer = false;
        }
    }

    private boolean takeGreeting() {
        synchronized (lock) {
            boolean due = toGreet;
            toGreet = false;
            return due;
        }
    }

    private Optional<LogId> nextPull() {
        synchronized (lock) {
            Optional<LogId> next = toPull.stream().findFirst();
            next.ifPresent(toPull::remove);
            return next;
        }
    }

    /** Simulated time waits for a member that is there and has something to come. To be called under the lock. */
    private void updateWork() {
        boolean open = attempting || toGreet || !toPull.isEmpty() || behind();
        work.busy(!closed && open && failures < FAILURES_UNTIL_AWAY);
    }
}
