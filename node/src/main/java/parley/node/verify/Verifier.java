package parley.node.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableFile;
import parley.node.store.DurableSteps;
import parley.node.view.verify.Damage;
import parley.node.view.verify.LogTally;
import parley.node.view.verify.Outcome;
import parley.node.view.verify.Outcome.Ending;
import parley.node.view.verify.StoreVerification;
import parley.node.view.verify.VerificationProgress;

/** The re-verifications of one node: runs them one at a time, and keeps what the last one found. Thread-safe. */
public final class Verifier implements StoreVerification, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

    /** The longest rest between two pages of leaves. */
    private static final long LONGEST_REST_NS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final InstantSource clock;
    private final Supplier<List<Subject>> subjects;
    private final Consumer<Hash> changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /** The six below are guarded by the lock. */
    private @Nullable Run running;

    private @Nullable Thread thread;
    private boolean closed;
    private Optional<Kept> kept;
    /** Why it is not known what was damaged before this start; empty when it is. */
    private String unread;
    /** Why what is known now would not be after another start; empty when it would. */
    private String unkept = "";

    /**
     * A verifier that has begun nothing.
     *
     * @param file where the last outcome is kept
     * @param clock the node's, for the instants at which one begins and ends
     * @param subjects all logs, as they are when one begins
     * @param changed is told of which circle there is something new to see
     */
    public Verifier(Path file, InstantSource clock, Supplier<List<Subject>> subjects, Consumer<Hash> changed) {
        this.file = file;
        this.clock = clock;
        this.subjects = subjects;
        this.changed = changed;
        Optional<Kept> before = Optional.empty();
        var fault = "";
        try {
            before = read(file);
        } catch (IOException | MalformedException unfit) {
            LOG.log(System.Logger.Level.WARNING, "what the last re-verification found cannot be read: " + file, unfit);
            fault = String.valueOf(unfit.getMessage());
        }
        this.kept = before;
        this.unread = fault;
    }

    @Override
    public boolean begin(String who) {
        lock.lock();
        try {
            if (running != null || closed) {
                return false;
            }
            var logs = subjects.get();
            if (logs.isEmpty()) {
                return false; // a party that is in no circle keeps nothing
            }
            var run = new Run(who, clock.instant(), logs);
            running = run;
            thread = Thread.ofPlatform().name("re-verification").daemon().start(() -> finish(run));
        } finally {
            lock.unlock();
        }
        tellAll();
        return true;
    }

    @Override
    public boolean stop() {
        lock.lock();
        try {
            if (running == null) {
                return false;
            }
            running.stopping = true;
            ended.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<VerificationProgress> progress() {
        lock.lock();
        try {
            return Optional.ofNullable(running).map(Run::progress);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Outcome> last() {
        lock.lock();
        try {
            return kept.map(Kept::last);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Damage> standing() {
        lock.lock();
        try {
            return kept.map(Kept::standing).orElse(List.of());
        } finally {
            lock.unlock();
        }
    }

    /** What a watch is told of a circle, in the node's words; nothing while what is kept is known, and nothing of it damaged. */
    public List<String> alarms(Hash circle) {
        List<String> alarms = new ArrayList<>();
        lock.lock();
        try {
            if (!unread.isEmpty()) {
                alarms.add(
                        "re-verification: what was damaged is not known: %s cannot be read (%s); look again, see Ledger"
                                .formatted(file.getFileName(), unread));
            }
            if (!unkept.isEmpty()) {
                alarms.add("re-verification: what was found is lost with the next start: %s cannot be written (%s)"
                        .formatted(file.getFileName(), unkept));
            }
        } finally {
            lock.unlock();
        }
        var damages = standing().stream()
                .filter(damage -> damage.circle().equals(circle))
                .toList();
        if (!damages.isEmpty()) {
            alarms.add(said(damages.getFirst(), damages.size()));
        }
        return alarms;
    }

    private static String said(Damage first, int all) {
        return "re-verification: what this node keeps is damaged, first the log of %s, %s%s (%d in all); see Ledger"
                .formatted(
                        first.party(),
                        first.kind().word(),
                        first.place().isPresent() ? " at " + first.place().getAsLong() : "",
                        all);
    }

    /** Ends what runs, and waits for it. */
    @Override
    public void close() {
        Thread last;
        lock.lock();
        try {
            closed = true;
            last = thread;
        } finally {
            lock.unlock();
        }
        if (stop() && last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void finish(Run run) {
        var outcome = run.outcome();
        lock.lock();
        try {
            var now = new Kept(outcome, standing(outcome));
            kept = Optional.of(now);
            write(now);
        } finally {
            running = null;
            lock.unlock();
        }
        tellAll();
    }

    /** Only what came to its end says that something is whole again; of a log, only what came to the end of that log. */
    private List<Damage> standing(Outcome outcome) {
        var earlier = kept.map(Kept::standing).orElse(List.of()).stream().filter(damage -> switch (outcome.ending()) {
            case COMPLETE -> false;
            case INCOMPLETE -> outcome.logs().stream().noneMatch(log -> isOf(damage, log));
            case STOPPED, FAILED -> true;
        });
        return Stream.concat(earlier, outcome.damages().stream())
                .distinct()
                .limit(Outcome.MOST)
                .toList();
    }

    private static boolean isOf(Damage damage, LogTally log) {
        return damage.circle().equals(log.circle())
                && damage.party().equals(log.party())
                && damage.epoch() == log.epoch();
    }

    /** A file that could not be read stays, and is told at each start, until a complete one knows all again. */
    private void write(Kept now) {
        if (!unread.isEmpty() && now.last().ending() != Ending.COMPLETE) {
            return;
        }
        try {
            DurableFile.replace(file, now.print(), DurableSteps.NONE);
            unread = "";
            unkept = "";
        } catch (IOException | MalformedException failed) {
            LOG.log(System.Logger.Level.ERROR, "what the re-verification found is not kept in " + file, failed);
            unkept = String.valueOf(failed.getMessage());
        }
    }

    private static Optional<Kept> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(Kept.parse(Bytes.of(in.readNBytes(Kept.MAX_BYTES + 1))));
        }
    }

    private void tellAll() {
        subjects.get().stream()
                .map(subject -> subject.signed().charter().circle().hash())
                .distinct()
                .forEach(changed);
    }

    /** One re-verification; what is mutable in it is guarded by the lock. */
    private final class Run implements Course {
        private final String who;
        private final Instant begun;
        private final List<Subject> logs;
        private final long all;
        private final List<LogTally> tallies = new ArrayList<>();
        private final List<Damage> damages = new ArrayList<>();
        private Subject at;
        private long more;
        private long leaf;
        private long of;
        private long before;
        private long worked = System.nanoTime();
        private boolean stopping;

        Run(String who, Instant begun, List<Subject> logs) {
            this.who = who;
            this.begun = begun;
            this.logs = logs;
            this.all = logs.stream().mapToLong(log -> log.store().size()).sum();
            this.at = logs.getFirst();
        }

        VerificationProgress progress() {
            var log = at.store().log();
            return new VerificationProgress(
                    who,
                    begun,
                    at.signed().charter().circle().hash(),
                    log.owner().code(),
                    log.epoch(),
                    leaf,
                    of,
                    before + leaf,
                    Math.max(all, before + of),
                    damages.size() + more,
                    stopping);
        }

        Outcome outcome() {
            try {
                boolean whole = true;
                for (Subject log : logs) {
                    if (isStopping()) {
                        whole = false;
                        break;
                    }
                    turnTo(log);
                    var tally = LogCheck.run(log, this);
                    lock.lock();
                    try {
                        tally.ifPresent(tallies::add);
                    } finally {
                        lock.unlock();
                    }
                }
                return outcome(whole && !isStopping() ? ending() : Ending.STOPPED, "");
            } catch (RuntimeException failed) {
                LOG.log(System.Logger.Level.ERROR, "the re-verification could not go on", failed);
                return outcome(Ending.FAILED, String.valueOf(failed.getMessage()));
            }
        }

        /** A log of which there is no tally was not looked at to its end. */
        private Ending ending() {
            lock.lock();
            try {
                return tallies.size() == logs.size() ? Ending.COMPLETE : Ending.INCOMPLETE;
            } finally {
                lock.unlock();
            }
        }

        private Outcome outcome(Ending ending, String reason) {
            lock.lock();
            try {
                return new Outcome(who, begun, clock.instant(), ending, tallies, damages, more, reason);
            } finally {
                lock.unlock();
            }
        }

        private void turnTo(Subject log) {
            long size = log.store().size();
            lock.lock();
            try {
                before += leaf;
                at = log;
                leaf = 0;
                of = size;
            } finally {
                lock.unlock();
            }
            changed.accept(log.signed().charter().circle().hash());
        }

        private boolean isStopping() {
            lock.lock();
            try {
                return stopping;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void damaged(Damage damage) {
            lock.lock();
            try {
                if (damages.size() < Outcome.MOST) {
                    damages.add(damage);
                } else {
                    more++;
                }
            } finally {
                lock.unlock();
            }
        }

        /** Rests as long as the page before has taken, a second at most, so that others have about half of the time. */
        @Override
        public boolean goOn(Subject subject, long done, long size) {
            lock.lock();
            try {
                leaf = done;
                of = size;
                long left = Math.min(System.nanoTime() - worked, LONGEST_REST_NS);
                while (left > 0 && !stopping) {
                    left = ended.awaitNanos(left);
                }
                return !stopping;
            } catch (InterruptedException e) {
                stopping = true; // nobody interrupts it but who ends the program
                Thread.currentThread().interrupt();
                return false;
            } finally {
                worked = System.nanoTime();
                lock.unlock();
            }
        }
    }
}
