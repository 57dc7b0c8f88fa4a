package parley.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parley.bench.Ratios.Row;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.circle.Formats;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.node.circle.Circle;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.WallClock;
import parley.node.highwater.HighWaterFile;
import parley.node.log.LogStore;
import parley.node.log.OwnLog;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/**
 * Entries durably appended to an own log, beside a file to which the same bytes are written and synced in the same
 * groups, on the same file system. Both take turns, so that whatever else the machine does falls on both.
 */
final class Appends {
    private static final int ROUNDS = 11;
    private static final int LEAF_BYTES = 1_024;
    private static final Party OWNER = new Party("XA");

    /** How many callers append at a time, each the next when its last is durable; and how many entries in one round. */
    private static final Map<Integer, Integer> ENTRIES_BY_CALLERS =
            new TreeMap<>(Map.of(1, 250, 16, 2_000, 256, 4_000));

    private final OwnLog log;
    private final AtomicInteger commits;
    private final FileChannel bare;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LEAF_BYTES << 10);
    private final Random random = new Random(1);

    private Appends(OwnLog log, AtomicInteger commits, FileChannel bare) {
        this.log = log;
        this.commits = commits;
        this.bare = bare;
    }

    /** Measures in new folders below an existing one: a log of its own for each number of callers. */
    static List<Row> run(Path below) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Integer, Integer> size : ENTRIES_BY_CALLERS.entrySet()) {
            rows.add(run(Files.createTempDirectory(below, "appends-"), size.getKey(), size.getValue()));
        }
        return rows;
    }

    private static Row run(Path folder, int callers, int entries) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("high-water"));
        AtomicInteger commits = new AtomicInteger();
        DurableSteps counting = step -> {
            if (step == DurableSteps.Step.AFTER_COMMIT) {
                commits.incrementAndGet();
            }
        };
        try (Database database = Database.open(folder.resolve("record.db"), "parley/node/store/record", counting);
                FileChannel bare = FileChannel.open(folder.resolve("bare"), CREATE_NEW, WRITE)) {
            return new Appends(ownLog(database, folder.resolve("high-water")), commits, bare).compare(callers, entries);
        }
    }

    /** The log of a member whose node has joined its circle. */
    private static OwnLog ownLog(Database database, Path highWater) {
        Founded founded = Founded.circle(new TreeMap<>(Map.of(OWNER, 7443, new Party("XB"), 7444)), List.of());
        CircleSetup.Keys keys = new CircleSetup.Keys(
                founded.keysOf(OWNER).log(), founded.keysOf(OWNER).mirror());
        String holder = "0".repeat(32);
        try (WallClock clock = new WallClock(InstantSource.system())) {
            Circle.join(new CircleSetup(
                    founded.charter(),
                    OWNER,
                    keys,
                    Formats.of(Map.of()),
                    new CircleSetup.Machine(
                            database,
                            highWater,
                            holder,
                            clock,
                            InstantSource.system(),
                            (circle, tls, addresses) -> {
                                throw new IllegalStateException("nobody is called here");
                            },
                            Pace.REAL,
                            DurableSteps.NONE)));
        }
        LogStore store = LogStore.open(database, founded.charter().charter().log(OWNER));
        try (var files = Files.list(highWater)) {
            return OwnLog.open(
                    store,
                    new HighWaterFile(files.findFirst().orElseThrow(), DurableSteps.NONE),
                    new NoteSigner(new KeyName(store.log().origin()), keys.log()),
                    holder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Row compare(int callers, int entries) throws IOException, InterruptedException {
        double[] rates = new double[ROUNDS];
        double[] limits = new double[ROUNDS];
        double[] shares = new double[ROUNDS];
        double[] groups = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // the first two warm both up
            List<Bytes> leaves = leaves(entries);
            int before = commits.get();
            double rate = entries / seconds(() -> append(leaves, callers));
            int committed = commits.get() - before;
            double limit = entries / seconds(() -> write(leaves, committed));
            if (round >= 0) {
                rates[round] = rate;
                limits[round] = limit;
                shares[round] = rate / limit;
                groups[round] = (double) entries / committed;
            }
        }
        return new Row(
                "Appends, %d callers (%.0f in a commit)".formatted(callers, median(groups)),
                median(rates),
                median(limits),
                median(shares));
    }

    private void append(List<Bytes> leaves, int callers) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calling = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                calling.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < leaves.size(); i = next.getAndIncrement()) {
                        log.append(Hash.sha256(leaves.get(i)), leaves.get(i)).join();
                    }
                }));
            }
            for (Future<?> caller : calling) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an append failed", e);
        }
    }

    /**
     * Writes the leaves in so many groups, as even as can be, each in one call and then synced. Every round writes over the
     * last, as the database's own log does: a file that grows would have its length synced too, and be no limit.
     */
    private void write(List<Bytes> leaves, int groups) throws IOException {
        bare.position(0);
        int written = 0;
        for (int group = 1; group <= groups; group++) {
            int end = (int) ((long) leaves.size() * group / groups);
            buffer.clear();
            for (Bytes leaf : leaves.subList(written, end)) {
                buffer.put(leaf.toArray());
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                bare.write(buffer);
            }
            bare.force(false);
            written = end;
        }
    }

    /** No two alike, for an entry is appended once. */
    private List<Bytes> leaves(int count) {
        List<Bytes> leaves = new ArrayList<>(count);
        byte[] drawn = new byte[LEAF_BYTES / 2];
        for (int i = 0; i < count; i++) {
            random.nextBytes(drawn);
            leaves.add(Bytes.utf8(HexFormat.of().formatHex(drawn)));
        }
        return leaves;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Work that touches disks. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static double seconds(Work work) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        work.run();
        return (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    }
}
