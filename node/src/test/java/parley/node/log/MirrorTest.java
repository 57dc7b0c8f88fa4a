package parley.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.tile.EntryBundle;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.witness.AddCheckpoint;
import parley.node.highwater.HighWaterFile;
import parley.node.peer.BundleSource;
import parley.node.peer.CheckpointAnswer;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/** XB mirrors the log of XA, with bundles from whoever the test makes the sources. */
@Timeout(60)
class MirrorTest {
    private static final Instant EVENING = Instant.parse("2026-03-01T23:00:00Z");
    private static final long PLENTY = 1 << 20;
    private static final LogId LOG = new LogId(new CircleId(Hash.sha256(Bytes.utf8("circle"))), new Party("XA"), 1);
    private static final NoteSigner SIGNER = new NoteSigner(
            new KeyName(LOG.origin()),
            PrivateKey.of(Hash.sha256(Bytes.utf8("log key")).bytes()));
    private static final Cosigner COSIGNER = new Cosigner(
            new KeyName("parley/XB/mirror"),
            PrivateKey.of(Hash.sha256(Bytes.utf8("mirror key")).bytes()));

    @TempDir
    Path folder;

    private final List<Long> grown = new ArrayList<>();
    private Instant now = EVENING;
    private Database ownersFile;
    private Database mirrorsFile;
    private OwnLog log;

    @BeforeEach
    void open() {
        ownersFile = database("XA");
        mirrorsFile = database("XB");
        LogStore store = LogStore.open(ownersFile, LOG);
        HighWaterFile file = new HighWaterFile(folder.resolve("high-water"), DurableSteps.NONE);
        OwnLog.found(store, file, "0".repeat(32));
        log = OwnLog.open(store, file, SIGNER, "0".repeat(32));
    }

    @AfterEach
    void close() {
        ownersFile.close();
        mirrorsFile.close();
    }

    @Test
    void anOwnerWhoPostsDoesNotWaitForAMemberThatIsSlowInHisPlace() throws Exception {
        Mirror mirror = mirror(PLENTY);
        SignedCheckpoint last = signed(3);
        AtomicBoolean ownerIsUp = new AtomicBoolean();
        BundleSource owner = (name, number, width) -> {
            if (!ownerIsUp.get()) {
                throw new IOException("down");
            }
            return honest(number, width);
        };
        CountDownLatch asked = new CountDownLatch(1);
        BundleSource slow = (name, number, width) -> {
            asked.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
        };
        try (ExecutorService link = Executors.newSingleThreadExecutor()) {
            Future<Mirror.CaughtUp> pull = link.submit(() -> mirror.catchUp(last, List.of(owner, slow)));
            asked.await();
            ownerIsUp.set(true);
            assertThat(mirror.add(request(0, last), true, List.of(owner, slow)))
                    .isInstanceOf(CheckpointAnswer.Cosigned.class);
            assertThat(pull.get()).isEqualTo(Mirror.CaughtUp.DONE);
        }
        assertThat(mirror.store().leaves(0, 3)).isEqualTo(log.store().leaves(0, 3));
    }

    @Test
    void aSourceThatFailedIsAskedLastFromThenOn() {
        SignedCheckpoint last = signed(600);
        List<String> asked = new ArrayList<>();
        BundleSource owner = (name, number, width) -> {
            asked.add("owner " + number);
            throw new IOException("down");
        };
        BundleSource other = (name, number, width) -> {
            asked.add("other " + number);
            return honest(number, width);
        };
        assertThat(mirror(PLENTY).catchUp(last, List.of(owner, other))).isEqualTo(Mirror.CaughtUp.DONE);
        assertThat(asked).containsExactly("owner 0", "other 0", "other 1", "other 2");
    }

    @Test
    void leavesThatDoNotGiveTheSignedRootAreDropped() {
        Mirror mirror = mirror(PLENTY);
        SignedCheckpoint last = signed(3);
        assertThat(mirror.catchUp(last, List.of((name, number, width) -> forged(width, 5))))
                .isEqualTo(Mirror.CaughtUp.FAILED);
        assertThat(mirror.store().stored()).isZero();
        assertThat(mirror.add(request(0, last), true, List.of(this::serve)))
                .isInstanceOf(CheckpointAnswer.Cosigned.class);
        assertThat(grown).containsExactly(3L);
    }

    /** Each leaf has six bytes, and two for its length. */
    @ParameterizedTest
    @CsvSource({"1,1", "8,1", "9,2", "16,2", "17,3", "23,3", "24,3"})
    void leavesAreTakenWhileLessThanTheBudgetOfTheDayWasTaken(long bytesPerDay, long taken) {
        Mirror mirror = mirror(bytesPerDay);
        SignedCheckpoint last = signed(4);
        CheckpointAnswer untilMidnight = new CheckpointAnswer.OverBudget(Duration.ofHours(1));

        assertThat(mirror.add(request(0, last), true, List.of(this::serve))).isEqualTo(untilMidnight);
        assertThat(mirror.store().stored()).isEqualTo(taken);
        assertThat(mirror.store().size()).isZero();
        assertThat(mirror.add(request(0, last), true, List.of(this::unasked))).isEqualTo(untilMidnight);
    }

    @ParameterizedTest
    @CsvSource({"1,4", "8,4", "9,2", "16,2", "17,2", "24,2", "25,1"})
    void whatIsOverBudgetIsTakenOnLaterDays(long bytesPerDay, int days) {
        SignedCheckpoint last = signed(4);
        for (int day = 1; day < days; day++) {
            // A node that is started again has not forgotten what it took.
            assertThat(mirror(bytesPerDay).add(request(0, last), true, List.of(this::serve)))
                    .isInstanceOf(CheckpointAnswer.OverBudget.class);
            now = now.plus(Duration.ofDays(1));
        }
        assertThat(mirror(bytesPerDay).add(request(0, last), true, List.of(this::serve)))
                .isInstanceOf(CheckpointAnswer.Cosigned.class);
        assertThat(grown).containsExactly(4L);
    }

    @Test
    void whatALiarGivesDoesNotUseUpTheDayOfTheOwner() {
        Mirror mirror = mirror(100);
        SignedCheckpoint last = signed(4);
        assertThat(mirror.catchUp(last, List.of(this::nothing, (name, number, width) -> forged(width, 1_000))))
                .isEqualTo(Mirror.CaughtUp.LATER);
        assertThat(mirror.add(request(0, last), true, List.of(this::serve)))
                .isInstanceOf(CheckpointAnswer.Cosigned.class);
    }

    private Mirror mirror(long bytesPerDay) {
        return new Mirror(
                LogStore.open(mirrorsFile, LOG), log.verifiers(), COSIGNER, "XB", () -> now, bytesPerDay, grown::add);
    }

    private SignedCheckpoint signed(int size) {
        List<CompletableFuture<Long>> appended = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            Bytes leaf = Bytes.utf8("leaf " + n);
            appended.add(log.append(Hash.sha256(leaf), leaf));
        }
        appended.forEach(CompletableFuture::join);
        return log.advance().orElseThrow();
    }

    private AddCheckpoint request(long old, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        return new AddCheckpoint(
                old, log.store().proofs(size).consistency(old, size).path(), checkpoint);
    }

    private Optional<Bytes> honest(long number, int width) {
        return log.store()
                .bundle(new Bundle(number, width), log.store().size())
                .map(entries -> new EntryBundle(entries).print());
    }

    private Optional<Bytes> serve(Hash name, long number, int width) {
        return honest(number, width);
    }

    private Optional<Bytes> nothing(Hash name, long number, int width) {
        return Optional.empty();
    }

    private Optional<Bytes> unasked(Hash name, long number, int width) throws IOException {
        throw new IOException("what cannot be stored need not be fetched");
    }

    private static Optional<Bytes> forged(int width, int length) {
        List<Bytes> leaves = new ArrayList<>();
        for (int n = 0; n < width; n++) {
            leaves.add(Bytes.utf8("x".repeat(length)));
        }
        return Optional.of(new EntryBundle(leaves).print());
    }

    private Database database(String code) {
        Database database = Database.open(folder.resolve(code), "parley/node/store/record", DurableSteps.NONE);
        database.writeNow(handle -> handle.createUpdate("INSERT INTO circle (id, party, charter) VALUES (?, ?, x'')")
                .bind(0, LOG.circle().hash().bytes().toArray())
                .bind(1, code)
                .execute());
        return database;
    }
}
