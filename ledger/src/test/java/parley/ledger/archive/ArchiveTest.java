package parley.ledger.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.circle.Formats;
import parley.ledger.circle.SmallCircle;
import parley.ledger.control.Seen;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Grown;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;

class ArchiveTest {
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB", "XC");
    private static final Formats FORMATS = Formats.of(Map.of("reply", 1));
    private static final LogId XA = CIRCLE.log("XA");

    @Test
    void treesOfEverySizeAreAcceptedByAReaderThatSharesNoCode() {
        for (int size : new int[] {0, 1, 255, 256, 257, 70_000}) {
            TreeMap<String, Bytes> files = new TreeMap<>();
            new CircleExport(files::put).log(held("XA", TlogVectors::record, size));
            TreeMap<String, byte[]> folder = new TreeMap<>();
            files.forEach((path, content) -> {
                assertThat(path).startsWith(Files.folder(XA));
                folder.put(path.substring(Files.folder(XA).length()), content.toArray());
            });
            assertThat(PlainReader.read(folder)).as("%d", size).isEmpty();
        }
    }

    @Test
    void theFilesOfALogOf70000AreThoseOfTheSpecification() {
        TreeMap<String, Bytes> files = new TreeMap<>();
        new CircleExport(files::put).log(held("XA", TlogVectors::record, 70_000));
        assertThat(files.keySet())
                .hasSize(274 + 274 + 2 + 1 + 1)
                .contains(Files.folder(XA) + "tile/0/272", Files.folder(XA) + "tile/0/273.p/112")
                .contains(Files.folder(XA) + "tile/1/000", Files.folder(XA) + "tile/1/001.p/17")
                .contains(Files.folder(XA) + "tile/2/000.p/1", Files.folder(XA) + "tile/entries/273.p/112");
        assertThat(files.get(Files.folder(XA) + "tile/0/273.p/112"))
                .extracting(Bytes::size)
                .isEqualTo(112 * 32);
    }

    @Test
    void aWholeCircleIsAcceptedAndSaysWhatWasChecked() {
        Report report = check(circle());
        assertThat(report.failures()).isEmpty();
        assertThat(report.checks())
                .extracting(Report.Check::thing)
                .anyMatch(thing -> thing.contains("signed by [XA, XB, XC]"))
                .anyMatch(thing -> thing.contains("cosigned by [XB, XC], a quorum"))
                .anyMatch(thing -> thing.contains("303 leaves read with every id and signature, void none"))
                .anyMatch(thing -> thing.startsWith("seen " + XA + " at size 300"))
                .anyMatch(thing -> thing.endsWith("witnessed 2026-03-01T09:00:00Z"));
        assertThat(report.checks())
                .filteredOn(check -> check.place().equals(XA + "#302"))
                .extracting(Report.Check::thing)
                .singleElement()
                .asString()
                .endsWith("witnessed not before 2026-03-01T09:00:00Z");
    }

    @Test
    void aChangedByteInAnyFileIsFound() {
        Map<String, Bytes> files = circle();
        for (String path : files.keySet()) {
            if (!path.equals(Files.TIME_ZONES)) {
                // A changed name under a cosignature makes it a stranger's, which counts for nothing: stay in the text.
                int middle = path.endsWith(Files.CHECKPOINT) ? 50 : size(files, path) / 2;
                for (int at : List.of(0, middle, size(files, path) - 1)) {
                    TreeMap<String, Bytes> changed = new TreeMap<>(files);
                    changed.compute(path, (file, content) -> flip(content, at));
                    assertThat(check(changed).failures())
                            .as("%s at %d", path, at)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Map<String, Bytes> files = circle();
        for (String path : files.keySet()) {
            boolean needed = path.contains("/tile/") || path.equals(Files.CHARTER);
            if (needed) {
                TreeMap<String, Bytes> fewer = new TreeMap<>(files);
                fewer.remove(path);
                assertThat(check(fewer).failures())
                        .extracting(Report.Check::place, Report.Check::thing)
                        .contains(tuple(path, "the file is missing"));
            }
        }
    }

    /** Whatever is gone, the check ends with a report, also where a seen speaks of what could still be read. */
    @Test
    void whatCouldBeReadOfABrokenLogStillAnswersForItsHeads() {
        Map<String, Bytes> files = circle();
        List<Bytes> leaves = new ArrayList<>(leaves("XC"));
        leaves.add(seen("XC", new Seen.Head(XA, 7, Hash.sha256())));
        new CircleExport(files::put).log(held("XC", leaves));
        files.remove(Files.folder(XA) + "tile/entries/001.p/47");
        assertThat(check(files).failures())
                .extracting(Report.Check::thing)
                .hasSize(2)
                .anyMatch(thing -> thing.equals("the file is missing"))
                .anyMatch(thing -> thing.contains("where its leaves give"));
    }

    @Test
    void aVoidLeafIsShownAndIsNoFailure() {
        Map<String, Bytes> files = circle();
        List<Bytes> leaves = new ArrayList<>(leaves("XC"));
        leaves.add(Bytes.utf8("no entry"));
        new CircleExport(files::put).log(held("XC", leaves));
        Report report = check(files);
        assertThat(report.failures()).isEmpty();
        assertThat(report.checks()).extracting(Report.Check::thing).anyMatch(thing -> thing.contains("MALFORMED=1"));
    }

    @Test
    void aSeenWithAnotherRootIsAFork() {
        Map<String, Bytes> files = circle();
        List<Bytes> leaves = new ArrayList<>(leaves("XC"));
        leaves.add(seen("XC", new Seen.Head(XA, 7, Hash.sha256())));
        new CircleExport(files::put).log(held("XC", leaves));
        assertThat(check(files).failures())
                .singleElement()
                .extracting(Report.Check::thing)
                .asString()
                .contains("seen " + XA + " at size 7", "where its leaves give");
    }

    @Test
    void leavesThatDoNotGiveTheCheckpointsRootAreNotExported() {
        HeldLog good = held("XA", TlogVectors::record, 10);
        HeldLog bad = new HeldLog(good.checkpoint(), index -> TlogVectors.record(index + 1));
        assertThatThrownBy(() -> new CircleExport((path, content) -> {}).log(bad))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void evidenceForAnEntryIsAcceptedAndEveryChangeOfItIsFound() {
        TreeMap<String, Bytes> files = new TreeMap<>();
        Evidence.write(CIRCLE.charter(), held("XA", leaves("XA")), 300, files::put);
        assertThat(files.keySet()).containsExactly(Files.CHARTER, Evidence.PROOF, Evidence.LEAF, Evidence.POLICY);
        Report report = Evidence.check(source(files));
        assertThat(report.failures()).isEmpty();
        assertThat(report.checks()).extracting(Report.Check::thing).anyMatch(thing -> thing.contains("{XB=7, XC=7}"));
        for (String path : files.keySet()) {
            for (int at = 0; at < size(files, path); at += 37) {
                TreeMap<String, Bytes> changed = new TreeMap<>(files);
                int place = at;
                changed.compute(path, (file, content) -> flip(content, place));
                assertThat(Evidence.check(source(changed)).holds())
                        .as("%s at %d", path, at)
                        .isFalse();
            }
        }
    }

    @Test
    void evidenceNeedsAQuorum() {
        HeldLog held = held("XA", leaves("XA"));
        SignedCheckpoint alone = new SignedCheckpoint(
                held.checkpoint().checkpoint(), held.checkpoint().signatures().subList(0, 1));
        assertThatThrownBy(() ->
                        Evidence.write(CIRCLE.charter(), new HeldLog(alone, held.leaves()), 5, (path, content) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not the quorum");
    }

    private static Map<String, Bytes> circle() {
        TreeMap<String, Bytes> files = new TreeMap<>();
        CircleExport export = new CircleExport(files::put);
        export.circle(CIRCLE.charter(), "2026a");
        for (String code : List.of("XA", "XB", "XC")) {
            export.log(held(code, leaves(code)));
        }
        return files;
    }

    private static List<Bytes> leaves(String code) {
        List<Bytes> leaves =
                new ArrayList<>(CIRCLE.opening(code, "reply").map(Leaf::bytes).toList());
        if (code.equals("XA")) {
            for (int i = 0; i < 300; i++) {
                leaves.add(CIRCLE.leaf("XA", "reply", "reply " + i, 1).bytes());
            }
        } else {
            List<Bytes> seen = leaves("XA");
            leaves.add(seen(
                    code,
                    new Seen.Head(
                            XA,
                            300,
                            Grown.of(300, i -> seen.get((int) i)).edge().root())));
        }
        return leaves;
    }

    private static Bytes seen(String code, Seen.Head head) {
        return CIRCLE.control(code, new Seen(SmallCircle.FOUNDED, List.of(head)))
                .bytes();
    }

    private static HeldLog held(String code, List<Bytes> leaves) {
        return held(code, index -> leaves.get((int) index), leaves.size());
    }

    /** A log as its owner holds it, cosigned by the two others at second 7. */
    private static HeldLog held(String code, HeldLog.Leaves leaves, int size) {
        KeyName origin = new KeyName(CIRCLE.log(code).origin());
        Checkpoint checkpoint =
                new Checkpoint(origin, size, Grown.of(size, leaves::leaf).edge().root());
        SignedCheckpoint signed = SignedCheckpoint.sign(
                checkpoint, new NoteSigner(origin, CIRCLE.keysOf(code).log()));
        for (Party other : CIRCLE.charter().charter().codes()) {
            if (!other.code().equals(code)) {
                PrivateKey mirror = CIRCLE.keysOf(other.code()).mirror();
                KeyName name = new KeyName("parley/" + CIRCLE.id() + "/" + other + "/mirror");
                signed = signed.with(new Cosigner(name, mirror).cosign(checkpoint, 7));
            }
        }
        return new HeldLog(signed, leaves);
    }

    private static Report check(Map<String, Bytes> files) {
        return ArchiveCheck.check(source(files), FORMATS);
    }

    private static Files.Source source(Map<String, Bytes> files) {
        return path -> Optional.ofNullable(files.get(path));
    }

    private static int size(Map<String, Bytes> files, String path) {
        return requireNonNull(files.get(path)).size();
    }

    private static Bytes flip(Bytes content, int at) {
        byte[] bytes = content.toArray();
        bytes[at] ^= 1;
        return Bytes.of(bytes);
    }
}
