package parley.ledger.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.circle.Formats;
import parley.ledger.circle.SmallCircle;
import parley.ledger.control.Seen;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.merkle.Grown;

class ArchiveTest {
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB", "XC");
    private static final Formats FORMATS = Formats.of(Map.of("reply", 1));
    private static final LogId XA = CIRCLE.log("XA");
    private static final Map<String, List<Bytes>> LEAVES = leaves();
    private static final Map<String, Bytes> EXPORT = Collections.unmodifiableMap(export());

    @Test
    void treesOfEverySizeAreAcceptedByAReaderThatSharesNoCode() {
        for (int size : new int[] {0, 1, 255, 256, 257}) {
            assertThat(PlainReader.read(folder(size))).as("%d", size).isEmpty();
        }
    }

    @Test
    void theFilesOfALogOf70000AreThoseOfTheSpecification() {
        Map<String, byte[]> files = folder(70_000);
        assertThat(PlainReader.read(files)).isEmpty();
        assertThat(files.keySet())
                .hasSize(274 + 274 + 2 + 1 + 1)
                .contains("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17")
                .contains("tile/2/000.p/1", "tile/entries/273.p/112");
        assertThat(files.get("tile/0/273.p/112")).hasSize(112 * 32);
    }

    /** The files of a log of that size, by their paths below its folder. */
    private static Map<String, byte[]> folder(int size) {
        TreeMap<String, byte[]> folder = new TreeMap<>();
        new CircleExport((path, content) -> {
                    assertThat(path).startsWith(Files.folder(XA));
                    folder.put(path.substring(Files.folder(XA).length()), content.toArray());
                })
                .log(Held.of(CIRCLE, "XA", TlogVectors::record, size));
        return folder;
    }

    @Test
    void aWholeCircleIsAcceptedAndSaysWhatWasChecked() {
        Report report = check(EXPORT);
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
                .satisfiesExactly(
                        witnessed -> assertThat(witnessed).endsWith("witnessed not before 2026-03-01T09:00:00Z"),
                        received -> assertThat(received)
                                .isEqualTo("received: XB not before 2026-03-01T09:00:00Z,"
                                        + " XC not before 2026-03-01T09:00:00Z"));
        assertThat(report.checks())
                .filteredOn(check -> check.place().equals(XA + "#299"))
                .extracting(Report.Check::thing)
                .contains("received: XB 2026-03-01T09:00:00Z, XC 2026-03-01T09:00:00Z");
    }

    @Test
    void aChangedBitInAnyFileIsFound() {
        Seeded.runs(
                1,
                random -> EXPORT.keySet().stream()
                        .filter(path -> !path.equals(Files.TIME_ZONES))
                        .forEach(path -> assertThat(check(Held.changed(EXPORT, path, random))
                                        .failures())
                                .as("%s", path)
                                .isNotEmpty()));
    }

    @Test
    void aMissingFileIsNamed() {
        for (String path : EXPORT.keySet()) {
            boolean needed = path.contains("/tile/") || path.equals(Files.CHARTER);
            if (needed) {
                TreeMap<String, Bytes> fewer = new TreeMap<>(EXPORT);
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
        Map<String, Bytes> files = new TreeMap<>(EXPORT);
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
        Map<String, Bytes> files = new TreeMap<>(EXPORT);
        List<Bytes> leaves = new ArrayList<>(leaves("XC"));
        leaves.add(Bytes.utf8("no entry"));
        new CircleExport(files::put).log(held("XC", leaves));
        Report report = check(files);
        assertThat(report.failures()).isEmpty();
        assertThat(report.checks()).extracting(Report.Check::thing).anyMatch(thing -> thing.contains("MALFORMED=1"));
    }

    @Test
    void aSeenWithAnotherRootIsAFork() {
        Map<String, Bytes> files = new TreeMap<>(EXPORT);
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
        HeldLog good = Held.of(CIRCLE, "XA", TlogVectors::record, 10);
        HeldLog bad = new HeldLog(good.checkpoint(), index -> TlogVectors.record(index + 1));
        assertThatThrownBy(() -> new CircleExport((path, content) -> {}).log(bad))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void evidenceForAnEntryIsAcceptedAndEveryChangeOfItIsFound() {
        TreeMap<String, Bytes> files = new TreeMap<>();
        Evidence.write(CIRCLE.charter(), held("XA", leaves("XA")), 300, files::put);
        assertThat(files.keySet()).containsExactly(Files.CHARTER, Evidence.PROOF, Evidence.LEAF, Evidence.POLICY);
        Report report = Evidence.check(Held.source(files));
        assertThat(report.failures()).isEmpty();
        assertThat(report.checks())
                .extracting(Report.Check::thing)
                .contains(XA + "#300 existed no later than it was cosigned")
                .contains("XB held it, cosigned 1970-01-01T00:00:07Z", "XC held it, cosigned 1970-01-01T00:00:07Z");
        Seeded.runs(
                6,
                random -> files.keySet()
                        .forEach(path -> assertThat(Evidence.check(Held.source(Held.changed(files, path, random)))
                                        .holds())
                                .as("%s", path)
                                .isFalse()));
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

    private static Map<String, Bytes> export() {
        TreeMap<String, Bytes> files = new TreeMap<>();
        CircleExport export = new CircleExport(files::put);
        export.circle(CIRCLE.charter(), "2026a");
        for (String code : List.of("XA", "XB", "XC")) {
            export.log(held(code, leaves(code)));
        }
        return files;
    }

    /** XA has two bundles of leaves, the last ten of them replies; the others have seen the first 300. */
    private static Map<String, List<Bytes>> leaves() {
        List<Bytes> ofOwner = opening("XA");
        for (int i = 0; i < 290; i++) {
            ofOwner.add(CIRCLE.control("XA", new Seen(SmallCircle.FOUNDED.plusSeconds(i), List.of()))
                    .bytes());
        }
        for (int i = 290; i < 300; i++) {
            ofOwner.add(CIRCLE.leaf("XA", "reply", "reply " + i, 1).bytes());
        }
        Hash root = Grown.of(300, i -> ofOwner.get((int) i)).edge().root();
        TreeMap<String, List<Bytes>> leaves = new TreeMap<>(Map.of("XA", ofOwner));
        for (String code : List.of("XB", "XC")) {
            List<Bytes> ofOther = opening(code);
            ofOther.add(seen(code, new Seen.Head(XA, 300, root)));
            leaves.put(code, ofOther);
        }
        return leaves;
    }

    private static List<Bytes> opening(String code) {
        return new ArrayList<>(CIRCLE.opening(code, "reply").map(Leaf::bytes).toList());
    }

    private static List<Bytes> leaves(String code) {
        return requireNonNull(LEAVES.get(code));
    }

    private static Bytes seen(String code, Seen.Head head) {
        return CIRCLE.control(code, new Seen(SmallCircle.FOUNDED, List.of(head)))
                .bytes();
    }

    private static HeldLog held(String code, List<Bytes> leaves) {
        return Held.of(CIRCLE, code, leaves);
    }

    private static Report check(Map<String, Bytes> files) {
        return ArchiveCheck.check(Held.source(files), FORMATS);
    }
}
