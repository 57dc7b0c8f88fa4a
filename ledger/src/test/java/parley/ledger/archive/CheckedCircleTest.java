package parley.ledger.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.circle.Formats;
import parley.ledger.circle.SmallCircle;
import parley.ledger.control.Seen;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Grown;

class CheckedCircleTest {
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB");
    private static final LogId XA = CIRCLE.log("XA");
    private static final List<Bytes> OF_XA = log("XA", "one", "two", "three");
    private static final List<Bytes> OF_XB = log("XB", "four");

    @Test
    void whatWasReadIsWhatWasExportedAndOnlyIfEverythingHolds() {
        CheckedCircle circle = read(files(OF_XA, OF_XB));
        assertThat(circle.sizes())
                .isEqualTo(Map.of(new Party("XA"), (long) OF_XA.size(), new Party("XB"), (long) OF_XB.size()));
        assertThat(circle.log(new Party("XA")).leaves()).isEqualTo(OF_XA);
        assertThat(circle.beyond()).isEmpty();

        Map<String, Bytes> cut = files(OF_XA, OF_XB);
        cut.remove(Files.folder(XA) + "tile/entries/000.p/" + OF_XA.size());
        ArchiveCheck.Read read = ArchiveCheck.read(Held.source(cut), Formats.of(Map.of("reply", 1)));
        assertThat(read.report().holds()).isFalse();
        assertThat(read.circle()).isEmpty();
    }

    @Test
    void theBeginningOfALogAgreesWithTheWholeAndTheLongerIsTaken() {
        CheckedCircle whole = read(files(OF_XA, OF_XB));
        for (int size = 0; size <= OF_XA.size(); size++) {
            CheckedCircle shorter = read(files(OF_XA.subList(0, size), OF_XB));
            assertThat(whole.contradictions("whole", shorter, "shorter")).isEmpty();
            assertThat(shorter.contradictions("shorter", whole, "whole")).isEmpty();
            assertThat(shorter.with(whole).sizes()).isEqualTo(whole.sizes());
            assertThat(whole.with(shorter).sizes()).isEqualTo(whole.sizes());
        }
    }

    @Test
    void twoRootsOfOneSizeAreNamedWithBothPlaces() {
        List<Bytes> other = new ArrayList<>(OF_XA.subList(0, OF_XA.size() - 1));
        other.add(CIRCLE.leaf("XA", "reply", "another third", 1).bytes());
        CheckedCircle one = read(files(OF_XA, OF_XB));
        CheckedCircle two = read(files(other, OF_XB));
        for (List<Bytes> longer : List.of(other, more(other))) {
            assertThat(one.contradictions("one", read(files(longer, OF_XB)), "two"))
                    .singleElement()
                    .satisfies(found -> assertThat(found.size()).isEqualTo(OF_XA.size()))
                    .hasToString("the log %s of size %d has the root %s in one, and %s in two"
                            .formatted(
                                    XA,
                                    OF_XA.size(),
                                    one.log(new Party("XA")).root(OF_XA.size()),
                                    two.log(new Party("XA")).root(OF_XA.size())));
        }
    }

    /** The export that has the seen holds less of the log, so that it accepts the seen by itself. */
    @Test
    void aSeenInOneExportIsHeldAgainstTheLogInTheOther() {
        List<Bytes> seen = new ArrayList<>(OF_XB);
        seen.add(seen(OF_XA.size(), Hash.sha256()));
        CheckedCircle one = read(files(OF_XA.subList(0, 2), seen));
        assertThat(one.beyond()).containsExactly(new CheckedCircle.Beyond(XA, new Party("XB"), OF_XA.size(), 2));
        CheckedCircle two = read(files(OF_XA, OF_XB));
        assertThat(one.disputes()).isEmpty();
        assertThat(two.disputes()).isEmpty();
        assertThat(one.contradictions("one", two, "two")).isEmpty();
        assertThat(one.with(two).disputes())
                .isEqualTo(two.with(one).disputes())
                .singleElement()
                .hasToString("XB says in %s#%d to have seen %s at size %d with root %s, where its leaves give %s"
                        .formatted(
                                CIRCLE.log("XB"),
                                OF_XB.size(),
                                XA,
                                OF_XA.size(),
                                Hash.sha256(),
                                two.log(new Party("XA")).root(OF_XA.size())));

        List<Bytes> honest = new ArrayList<>(OF_XB);
        honest.add(seen(
                OF_XA.size(),
                Grown.of(OF_XA.size(), i -> OF_XA.get((int) i)).edge().root()));
        CheckedCircle three = read(files(OF_XA.subList(0, 2), honest));
        assertThat(three.contradictions("three", two, "two")).isEmpty();
        assertThat(three.with(two).disputes()).isEmpty();
        assertThat(three.with(two).beyond()).isEmpty();
    }

    /** Up to the last leaf that is here; what is said of more is news, of which nothing can be said. */
    @Test
    void aFalseWordAboutALogIsNamedAndTakesTheRecordFromNobody() {
        for (int size = OF_XA.size() - 1; size <= OF_XA.size() + 1; size++) {
            List<Bytes> lying = new ArrayList<>(OF_XB);
            lying.add(seen(size, Hash.sha256()));
            ArchiveCheck.Read read =
                    ArchiveCheck.read(Held.source(files(OF_XA, lying)), Formats.of(Map.of("reply", 1)));
            boolean named = size <= OF_XA.size();
            assertThat(read.report().genuine()).isTrue();
            assertThat(read.report().holds()).isEqualTo(!named);
            CheckedCircle circle = read.circle().orElseThrow();
            assertThat(circle.log(new Party("XB")).leaves()).isEqualTo(lying);
            assertThat(circle.disputes()).hasSize(named ? 1 : 0);
            assertThat(read.report().contradictions())
                    .extracting(Report.Check::thing)
                    .isEqualTo(circle.disputes().stream()
                            .map(CheckedCircle.Disputed::toString)
                            .toList());
            assertThat(circle.beyond()).hasSize(named ? 0 : 1);
        }
    }

    @Test
    void anotherCircleIsNotCompared() {
        SmallCircle other = SmallCircle.of("XA", "XC");
        Map<String, Bytes> files = new TreeMap<>();
        new CircleExport(files::put).circle(other.charter(), "2026a");
        assertThatThrownBy(() -> read(files(OF_XA, OF_XB)).contradictions("one", read(files), "two"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two circles");
    }

    private static List<Bytes> more(List<Bytes> log) {
        List<Bytes> more = new ArrayList<>(log);
        more.add(CIRCLE.leaf("XA", "reply", "a fourth", 1).bytes());
        return more;
    }

    private static List<Bytes> log(String code, String... said) {
        List<Bytes> leaves =
                new ArrayList<>(CIRCLE.opening(code, "reply").map(Leaf::bytes).toList());
        for (String text : said) {
            leaves.add(CIRCLE.leaf(code, "reply", text, 1).bytes());
        }
        return leaves;
    }

    private static Bytes seen(long size, Hash root) {
        return CIRCLE.control("XB", new Seen(SmallCircle.FOUNDED, List.of(new Seen.Head(XA, size, root))))
                .bytes();
    }

    private static Map<String, Bytes> files(List<Bytes> ofXa, List<Bytes> ofXb) {
        Map<String, Bytes> files = new TreeMap<>();
        CircleExport export = new CircleExport(files::put);
        export.circle(CIRCLE.charter(), "2026a");
        export.log(Held.of(CIRCLE, "XA", ofXa));
        export.log(Held.of(CIRCLE, "XB", ofXb));
        return files;
    }

    private static CheckedCircle read(Map<String, Bytes> files) {
        ArchiveCheck.Read read = ArchiveCheck.read(Held.source(files), Formats.of(Map.of("reply", 1)));
        assertThat(read.report().failures()).isEmpty();
        return read.circle().orElseThrow();
    }
}
