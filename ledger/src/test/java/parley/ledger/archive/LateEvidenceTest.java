package parley.ledger.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.circle.SmallCircle;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.note.SignatureLine;
import parley.ledger.time.SeenHistory;

class LateEvidenceTest {
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB", "XC", "XD");
    private static final List<Bytes> OPENING =
            CIRCLE.opening("XA", "reply").map(Leaf::bytes).toList();

    /** The entry that comes late: the one after 3 of the opening and 2 earlier ones. */
    private static final EntryPointer LATE = new EntryPointer(CIRCLE.log("XA"), new EntryIndex(5));

    private static final int BEFORE = 5;
    private static final int COVERING = 6;

    @Test
    void membersThatHadNotSeenAnEntryShowThatItWasWitnessedLate() {
        Map<String, Bytes> files = folder(
                log("XB", seen("XB", 10, BEFORE), other("XB", 20), seen("XB", 30, COVERING), other("XB", 40)),
                log("XC", seen("XC", 11, 4), seen("XC", 25, BEFORE), other("XC", 26)),
                log("XD", seen("XD", 12, COVERING)));
        assertThat(files.keySet())
                .filteredOn(path -> path.startsWith("late/XC/"))
                .containsExactly(
                        "late/XC/0",
                        "late/XC/0.tlog-proof",
                        "late/XC/2",
                        "late/XC/2.tlog-proof",
                        "late/XC/3",
                        "late/XC/3.tlog-proof",
                        "late/XC/policy",
                        "late/XC/run");
        Report report = check(files);
        assertThat(report.failures()).isEmpty();
        assertThat(things(report))
                .contains("XB had not said before " + second(30) + " that it holds the entry")
                .contains("XC had not said before " + second(26) + " that it holds the entry")
                .contains("XD had not said before " + second(12) + " that it holds the entry")
                .contains("seen of " + second(20) + ": nothing of " + CIRCLE.log("XA"))
                .contains(LATE + " was witnessed not before " + second(26));
    }

    @Test
    void aMemberWithoutAnySeenBoundsNothing() {
        Map<String, Bytes> files = folder(log("XB", seen("XB", 30, COVERING)), log("XC"), log("XD", other("XD", 20)));
        assertThat(check(files).failures()).isEmpty();
        assertThat(things(check(files)))
                .contains("XC has written no seen up to the end of its log, so it bounds nothing")
                .contains(LATE + " was witnessed not before " + second(20));
        files.keySet().removeIf(path -> path.startsWith("late/XD/"));
        assertThat(check(files).failures()).isEmpty();
        assertThat(things(check(files)))
                .contains("nothing of XD is here, so it bounds nothing")
                .contains("too few have spoken to say since when " + LATE + " was witnessed");
    }

    @Test
    void aClockThatWentBackReadsAsTheHighestBefore() {
        assertThat(things(check(folder(log("XB", seen("XB", 30, BEFORE), seen("XB", 20, COVERING))))))
                .contains("XB had not said before " + second(30) + " that it holds the entry");
    }

    @Test
    void aVoidSeenSaysNothing() {
        Bytes twice = seen("XB", 10, 3);
        Bytes ofAnother = seen("XC", 15, COVERING);
        Bytes ofItself = CIRCLE.control("XB", new Seen(second(20), List.of(head("XA", COVERING), head("XB", 2))))
                .bytes();
        Map<String, Bytes> files = folder(log("XB", twice, ofAnother, ofItself, twice, seen("XB", 30, COVERING)));
        assertThat(check(files).failures()).isEmpty();
        assertThat(things(check(files))).contains("XB had not said before " + second(30) + " that it holds the entry");
    }

    @Test
    void everyChangedBitIsRefused() {
        Map<String, Bytes> files = folder(
                log("XB", seen("XB", 10, BEFORE), other("XB", 20), seen("XB", 30, COVERING)),
                log("XC", seen("XC", 11, BEFORE)),
                log("XD", Bytes.utf8("no entry")));
        List<String> late = files.keySet().stream()
                .filter(path -> path.startsWith(LateEvidence.FOLDER))
                .toList();
        Seeded.runs(15, random -> {
            String path = late.get(random.nextInt(late.size()));
            assertThat(check(Held.changed(files, path, random)).holds())
                    .as(path)
                    .isFalse();
        });
    }

    @Test
    void aRunThatBeginsEarlierThanItNeedsIsRefused() {
        Map<String, Bytes> files =
                new TreeMap<>(folder(log("XB", seen("XB", 10, BEFORE), other("XB", 20), seen("XB", 30, COVERING))));
        assertThat(files.put("late/XB/run", Bytes.utf8("0 3\n"))).isEqualTo(Bytes.utf8("1 3\n"));
        assertThat(failure(files))
                .isEqualTo("late/XB/1: seen of " + second(10) + ": not yet, so the run begins here and not before");
    }

    @Test
    void aMissingFileIsRefused() {
        Map<String, Bytes> files = folder(log("XB", seen("XB", 10, BEFORE), seen("XB", 30, COVERING)));
        for (String path : files.keySet()) {
            if (path.startsWith(LateEvidence.FOLDER) && !path.endsWith(LateEvidence.RUN)) {
                TreeMap<String, Bytes> fewer = new TreeMap<>(files);
                fewer.remove(path);
                assertThat(check(fewer).holds()).as(path).isFalse();
            }
        }
    }

    /** XB said at second 20 that it holds the entry. Each cheat tries to show second 30 instead. */
    @Test
    void aSeenThatIsLeftOutIsMissed() {
        HeldLog honest = log("XB", seen("XB", 10, BEFORE), seen("XB", 20, COVERING), seen("XB", 30, COVERING + 1));
        Map<String, Bytes> files = folder(honest);
        assertThat(things(check(files))).contains("XB had not said before " + second(20) + " that it holds the entry");

        // The proof of a later entry stands for any entry of the log.
        Map<String, Bytes> later = new TreeMap<>(files);
        EntryPointer beyond = new EntryPointer(LATE.log(), new EntryIndex(COVERING));
        LateEvidence.write(CIRCLE.charter(), beyond, List.of(honest), later::put);
        assertThat(failure(later))
                .isEqualTo("late/XB/2: seen of " + second(20) + ": it holds the entry, so what stands "
                        + "before it is wanted");

        Map<String, Bytes> whole = new TreeMap<>(later);
        whole.putAll(files);
        whole.put("late/XB/run", new Run(1, 3).print());
        assertThat(failure(whole)).isEqualTo("late/XB/2: seen of " + second(20) + ": it holds the entry");

        Map<String, Bytes> gap = new TreeMap<>(whole);
        gap.remove("late/XB/2");
        assertThat(failure(gap)).contains("late/XB/2: the file is missing");

        Map<String, Bytes> shifted = new TreeMap<>(whole);
        shifted.put("late/XB/2", requireNonNull(whole.get("late/XB/3")));
        shifted.put("late/XB/2.tlog-proof", requireNonNull(whole.get("late/XB/3.tlog-proof")));
        assertThat(failure(shifted)).isEqualTo("late/XB/2.tlog-proof: it is of entry 3");

        Map<String, Bytes> cut = new TreeMap<>(files);
        cut.put("late/XB/run", new Run(1, 1).print());
        assertThat(failure(cut))
                .isEqualTo("late/XB/1: seen of " + second(10) + ": not yet, so what follows it is wanted");

        // Another log of XB, signed and cosigned as if the first had never been, is mixed in.
        Map<String, Bytes> forked = new TreeMap<>(files);
        HeldLog fork = log("XB", seen("XB", 10, BEFORE), other("XB", 20), seen("XB", 30, COVERING));
        TreeMap<String, Bytes> others = new TreeMap<>(folder(fork));
        for (String path : List.of("late/XB/2", "late/XB/2.tlog-proof", "late/XB/3", "late/XB/3.tlog-proof")) {
            forked.put(path, requireNonNull(others.get(path)));
        }
        forked.put("late/XB/run", new Run(1, 3).print());
        assertThat(failure(forked)).isEqualTo("late/XB/2.tlog-proof: it has another checkpoint than that of entry 0");
    }

    @Test
    void theTimesAreThoseOfTheWholeRecord() {
        Seeded.runs(6, random -> {
            List<HeldLog> logs = new ArrayList<>();
            SeenHistory history = new SeenHistory(CIRCLE.charter().charter());
            for (String code : List.of("XB", "XC", "XD")) {
                List<Bytes> leaves = new ArrayList<>();
                leaves.add(CIRCLE.founding(code).bytes());
                for (Seen seen : sayings(random)) {
                    history.add(new EntryPointer(CIRCLE.log(code), new EntryIndex(leaves.size())), seen);
                    leaves.add(CIRCLE.control(code, seen).bytes());
                }
                logs.add(Held.of(CIRCLE, code, leaves));
            }
            Report report = check(folder(logs.toArray(HeldLog[]::new)));
            assertThat(report.failures()).isEmpty();
            assertThat(things(report).getLast())
                    .isEqualTo(history.now()
                            .witnessed(LATE)
                            .earliest()
                            .map(instant -> LATE + " was witnessed not before " + instant)
                            .orElse("too few have spoken to say since when " + LATE + " was witnessed"));
        });
    }

    /** Up to eight of one member, about one log or none, with rising sizes and times. */
    private static List<Seen> sayings(SplittableRandom random) {
        int count = random.nextInt(9);
        int covering = random.nextInt(9);
        return IntStream.range(0, count)
                .mapToObj(n -> new Seen(
                        second(10 * n + random.nextInt(10)),
                        random.nextBoolean() ? List.of() : List.of(head("XA", n < covering ? BEFORE : COVERING))))
                .toList();
    }

    @Test
    void aCheckpointThatItsLogDidNotSignIsNoEvidence() {
        HeldLog held = log("XB", seen("XB", 10, COVERING));
        List<SignatureLine> signatures = held.checkpoint().signatures();
        Checkpoint checkpoint = held.checkpoint().checkpoint();
        HeldLog unsigned =
                new HeldLog(new SignedCheckpoint(checkpoint, signatures.subList(1, signatures.size())), held.leaves());
        assertThatThrownBy(() -> folder(unsigned))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not signed by a log");
        HeldLog alone = new HeldLog(new SignedCheckpoint(checkpoint, signatures.subList(0, 1)), held.leaves());
        Report report = check(folder(alone));
        assertThat(report.failures()).isEmpty();
        assertThat(things(report)).contains(held.log() + " at size 2, signed by it and cosigned by [], no quorum");
        assertThatThrownBy(() -> folder(new HeldLog(
                        held.checkpoint(), index -> CIRCLE.founding("XB").bytes())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not give");
    }

    /** The evidence for {@link #LATE}, with what these logs say of it. */
    private static Map<String, Bytes> folder(HeldLog... logs) {
        List<Bytes> leaves = new ArrayList<>(OPENING);
        for (int i = 0; i < 3; i++) {
            leaves.add(CIRCLE.leaf("XA", "reply", "reply " + i, 1).bytes());
        }
        TreeMap<String, Bytes> files = new TreeMap<>();
        Evidence.write(
                CIRCLE.charter(), Held.of(CIRCLE, "XA", leaves), LATE.index().value(), files::put);
        LateEvidence.write(CIRCLE.charter(), LATE, List.of(logs), files::put);
        return files;
    }

    private static HeldLog log(String code, Bytes... leaves) {
        List<Bytes> all = new ArrayList<>(List.of(CIRCLE.founding(code).bytes()));
        all.addAll(List.of(leaves));
        return Held.of(CIRCLE, code, all);
    }

    private static Bytes seen(String code, int second, long size) {
        return CIRCLE.control(code, new Seen(second(second), List.of(head("XA", size))))
                .bytes();
    }

    /** A {@code seen} that says nothing of XA. */
    private static Bytes other(String code, int second) {
        return CIRCLE.control(code, new Seen(second(second), List.of())).bytes();
    }

    private static Seen.Head head(String code, long size) {
        return new Seen.Head(CIRCLE.charter().charter().log(new Party(code)), size, Hash.sha256());
    }

    private static Instant second(long second) {
        return SmallCircle.FOUNDED.plusSeconds(second);
    }

    private static Report check(Map<String, Bytes> files) {
        return Evidence.check(Held.source(files));
    }

    private static List<String> things(Report report) {
        return report.checks().stream().map(Report.Check::thing).toList();
    }

    private static String failure(Map<String, Bytes> files) {
        List<Report.Check> failures = check(files).failures();
        assertThat(failures).hasSize(1);
        return failures.getFirst().place() + ": " + failures.getFirst().thing();
    }
}
