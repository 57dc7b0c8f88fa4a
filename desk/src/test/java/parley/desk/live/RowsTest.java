package parley.desk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.finding.Extent;
import parley.agreement.finding.ExtentProse.Kind;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.finding.Stamp;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;
import parley.desk.view.EntryRow;
import parley.desk.view.Field;
import parley.desk.view.FindingRow;
import parley.desk.view.OnDuty;
import parley.desk.view.Pointer;
import parley.desk.view.Reference;
import parley.desk.view.Title;
import parley.desk.view.Urgent;
import parley.desk.view.Value;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.Proved;
import parley.node.view.RefView;
import parley.node.view.mail.MailState;
import parley.node.view.office.Acknowledgement;

class RowsTest {
    private static final Instant AT = Instant.parse("2026-06-18T05:00:01Z");
    private static final Party XC = new Party("XC");
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));

    private final Rows rows = new Rows(new Titles(List.of()));

    /** What is due without having become overdue has no term: the instant is that from which it is owed. */
    @Test
    void anInstantThatADutyOutlivesIsNoDeadline() {
        assertThat(row(Verdict.DUE, AT.minusSeconds(1)))
                .returns(Optional.empty(), FindingRow::dueAt)
                .returns(Optional.of(AT.minusSeconds(1)), FindingRow::owedSince);
        assertThat(row(Verdict.DUE, AT))
                .returns(Optional.of(AT), FindingRow::dueAt)
                .returns(Optional.empty(), FindingRow::owedSince);
        assertThat(row(Verdict.OVERDUE, AT.minusSeconds(1)))
                .returns(Optional.of(AT.minusSeconds(1)), FindingRow::dueAt)
                .returns(Optional.empty(), FindingRow::owedSince);
    }

    @Test
    void anAnswerKeepsTheShapeInWhichItWasWritten() {
        var body =
                "{\"answers\":[{\"point\":\"number, return\",\"text\":\"4\"}],\"hosts\":[\"XC\",\"XD\"],\"joint\":true}";
        var pointer = new EntryPointer("XA", 0, 7, Hash.sha256(Bytes.utf8("entry")));
        var entry = new EntryView(
                pointer,
                "reply",
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                AT,
                "en",
                body,
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
        var shown = rows.watch("XC", circle(List.of(entry), List.of())).incoming();
        assertThat(shown.getFirst().fields())
                .containsExactly(
                        field(
                                "answers",
                                items(members(field("point", text("number, return")), field("text", text("4"))))),
                        field("hosts", items(text("XC"), text("XD"))),
                        field("joint", new Value.Flag(true)));
    }

    /** As on the page of the entry, and not as the entry's bytes have it. */
    @Test
    void instantsAndPlacesAreWrittenAsEverywhereOnTheDesk() throws IOException {
        var vd11 = PackLoader.load(
                PackFolder.read(Path.of(System.getProperty("parley.root")).resolve("agreements/vd11")));
        var titled = new Rows(new Titles(List.of(vd11)));
        var body = "{\"area\":{\"accuracyMetres\":1000,\"points\":[[361000000,-381000000],[-5,379000000]]},"
                + "\"enters\":\"2026-11-28T06:00:00Z\",\"means\":\"ground\"}";
        assertThat(titled.watch("XC", circle(List.of(entry("inspection-request", body)), List.of()))
                        .incoming()
                        .getFirst()
                        .fields())
                .extracting(Field::value)
                .containsExactlyInAnyOrder(
                        new Value.Moment(Instant.parse("2026-11-28T06:00:00Z")),
                        new Value.Place(
                                List.of("36.1000000 N 38.1000000 W", "0.0000005 S 37.9000000 E"), Optional.of(1000L)),
                        new Value.Text(
                                "ground",
                                new Title(vd11.names()
                                        .word("means", "ground")
                                        .orElseThrow()
                                        .byLanguage())));
        var unfit = "{\"area\":{\"points\":[[1,2,3]]},\"enters\":\"tomorrow\"}";
        assertThat(titled.watch("XC", circle(List.of(entry("inspection-request", unfit)), List.of()))
                        .incoming()
                        .getFirst()
                        .fields())
                .extracting(Field::value)
                .containsExactlyInAnyOrder(
                        text("tomorrow"), members(field("points", items(items(text("1"), text("2"), text("3"))))));
    }

    @Test
    void anEntryNamesWhatItCorrectsAndWhatCorrectsIt() {
        var first = entry(7, List.of());
        var second = entry(8, List.of(new RefView("corrects", first.pointer())));
        var shown = rows.watch("XC", circle(List.of(first, second), List.of())).incoming();
        assertThat(shown)
                .extracting(EntryRow::pointer, EntryRow::references)
                .containsExactlyInAnyOrder(
                        tuple(new Pointer("XA", 7), List.of(Reference.from("corrects", new Pointer("XA", 8)))),
                        tuple(new Pointer("XA", 8), List.of(Reference.to("corrects", new Pointer("XA", 7)))));
    }

    /** A draft that two officers sign is written when the first does, and goes out when the second has. */
    @Test
    void whatWentOutStandsInTheOrderOfTheLogAndNotOfTheTimesOfWriting() {
        var late = entry(8, List.of());
        var shown = rows.watch(
                        "XA", circle(List.of(written(late, AT.minusSeconds(7200)), entry(7, List.of())), List.of()))
                .outgoing();
        assertThat(shown).extracting(row -> row.pointer().index()).containsExactly(8L, 7L);
    }

    private static EntryView written(EntryView entry, Instant at) {
        return new EntryView(
                entry.pointer(),
                entry.format(),
                entry.control(),
                entry.to(),
                entry.subject(),
                entry.number(),
                entry.refs(),
                at,
                entry.lang(),
                entry.body(),
                entry.leaf(),
                entry.voidReason(),
                entry.witnessed(),
                entry.receipts());
    }

    private static EntryView entry(long index, List<RefView> refs) {
        return entry("statement", index, refs, "{}");
    }

    private static EntryView entry(String format, String body) {
        return entry(format, 7, List.of(), body);
    }

    private static EntryView entry(String format, long index, List<RefView> refs, String body) {
        return new EntryView(
                new EntryPointer("XA", 0, index, Hash.sha256(Bytes.utf8("entry " + index))),
                format,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                refs,
                AT,
                "en",
                body,
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void aProofStandsBelowTheRowOfItsFinding() {
        var head = finding(Verdict.DUE, AT.minusSeconds(1));
        var view = new FindingView("00".repeat(32), head, AT.minusSeconds(60));
        var circle = circle(List.of(), List.of(view));
        assertThat(Rows.find(circle, head.name(), "XC", "XC")).contains(view);
        assertThat(Rows.find(circle, head.name(), "XC", "XA")).isEmpty();
        var finding = new Finding(
                head,
                new Proof.Rule(new Proof.Site("48", Optional.of("48"), "invitation"), "due", List.of()),
                new Stamp("naive-1", "vd11", "00".repeat(32), Map.of(XC, 1L), Optional.empty(), 0, AT, "2026b"));
        var why = rows.why(new Proved(finding, AT.minusSeconds(60)));
        assertThat(why.finding())
                .isEqualTo(
                        rows.watch("XC", circle).findings().first().getFirst().first());
        assertThat(why.proof().ref()).contains("48");
    }

    /** The extent alone does not tell; two ids can be one subject, or two that a limit counts. */
    @ParameterizedTest
    @CsvSource({"prior-notification, NOTICE", "constraining, LIMIT", "inspection-quota, QUOTA"})
    void whatTheMembersOfAFindingAreIsTakenFromThePack(String provision, Kind kind) throws IOException {
        var vd11 = Path.of(System.getProperty("parley.root")).resolve("agreements/vd11");
        var pack = PackLoader.load(PackFolder.read(vd11));
        var extent = new Extent(Optional.empty(), List.of("XC/1", "XC/2"), OptionalLong.empty(), OptionalLong.empty());
        var head = new Head(
                provision,
                Optional.empty(),
                Optional.of("XC/1"),
                XC,
                XC,
                Verdict.UNKNOWN,
                Optional.empty(),
                new TreeSet<>(List.of(new Need.Wait("receipt by XA"))),
                List.of(),
                Optional.empty(),
                extent,
                List.of("38"),
                List.of());
        var circle = circle(List.of(), List.of(new FindingView(pack.sha256(), head, AT)));
        var row = new Rows(new Titles(List.of(pack)))
                .watch("XC", circle)
                .findings()
                .first()
                .getFirst()
                .first();
        assertThat(row.kind()).isEqualTo(kind);
        assertThat(row.subjects()).hasSize(kind == Kind.NOTICE ? 2 : 1);
        assertThat(row.counts()).isEqualTo(kind != Kind.NOTICE);
    }

    @Test
    void whatHasChangedIsShownAndWhatHasNotIsNotDrawnAgain() {
        var due = List.of(new FindingView("00".repeat(32), finding(Verdict.DUE, AT.plusSeconds(60)), AT));
        var met = List.of(new FindingView("00".repeat(32), finding(Verdict.MET, AT.plusSeconds(60)), AT));
        var first = circle(List.of(), due);
        var shown = rows.watch("XC", first);
        assertThat(rows.watch("XC", first).findings()).isSameAs(shown.findings());
        assertThat(rows.watch("XC", circle(first.entries(), met)))
                .isEqualTo(new Rows(new Titles(List.of())).watch("XC", circle(List.of(), met)))
                .isNotEqualTo(shown);
        assertThat(rows.watch("XA", first).due()).isEmpty();
        assertThat(rows.watch("XC", first).due()).hasSize(1);
    }

    /** What the node has found stands until the instant that a finding names has passed: then the row says otherwise. */
    @Test
    void whatStandsIsDrawnAgainWhenAnInstantThatItNamesHasPassed() {
        var due = List.of(new FindingView("00".repeat(32), finding(Verdict.DUE, AT.plusSeconds(60)), AT));
        var first = circle(List.of(), due);
        var shown = rows.watch("XC", first).findings();
        assertThat(rows.watch("XC", at(AT.plusSeconds(60), first)).findings()).isSameAs(shown);
        assertThat(rows.watch("XC", at(AT.plusSeconds(61), first))
                        .due()
                        .getFirst()
                        .first())
                .returns(Optional.empty(), FindingRow::dueAt)
                .returns(Optional.of(AT.plusSeconds(60)), FindingRow::owedSince);
        assertThat(rows.watch("XC", first).due().getFirst().first())
                .as("after the clock was put back")
                .returns(Optional.of(AT.plusSeconds(60)), FindingRow::dueAt);
    }

    private static CircleView at(Instant at, CircleView view) {
        return new CircleView(view.summary(), at, view.entries(), view.findings(), view.peers(), view.warnings());
    }

    @Test
    void newerEntriesDoNotPushAFlashOfWhichNobodyHasTakenNoticeFromTheWatch() throws IOException {
        var vd11 = Path.of(System.getProperty("parley.root")).resolve("agreements/vd11");
        var texts = new TreeMap<>(PackFolder.read(vd11).texts());
        texts.computeIfPresent(
                "formats/meeting-call.yaml", (_, text) -> text.replace("precedence: immediate", "precedence: flash"));
        var pack = PackLoader.load(new PackFiles(texts));
        var all = new ArrayList<>(List.of(incoming(0, "meeting-call")));
        for (int i = 1; i <= 100; i++) {
            all.add(incoming(i, "statement"));
        }
        var known = new Rows(new Titles(List.of(pack)));
        var circle = circle(all, List.of());
        assertThat(flashes(known, circle, duty(AT, Map.of()))).containsExactly("entry XA/1/0");
        assertThat(flashes(known, circle, duty(AT.plusSeconds(1), Map.of())))
                .as("from before the watch before this one")
                .isEmpty();
        var seen = Map.of("entry XA/1/0", new Acknowledgement("entry XA/1/0", "A", AT));
        assertThat(flashes(known, circle, duty(AT, seen))).isEmpty();
        var shown = known.watch("XC", circle, duty(AT, Map.of()));
        assertThat(shown.incoming()).hasSize(Rows.SHOWN + 1);
        assertThat(shown.older()).isEqualTo(60);
    }

    private static List<String> flashes(Rows rows, CircleView circle, OnDuty duty) {
        return rows.urgent(rows.watch("XC", circle, duty), circle, duty).stream()
                .filter(urgent -> urgent.kind() == Urgent.Kind.FLASH)
                .map(Urgent::row)
                .toList();
    }

    private static OnDuty duty(Instant since, Map<String, Acknowledgement> acknowledged) {
        return new OnDuty(
                true,
                Optional.empty(),
                Optional.of(since),
                acknowledged,
                Map.of(),
                Optional.empty(),
                "",
                MailState.NONE);
    }

    private static EntryView incoming(int index, String format) {
        return new EntryView(
                new EntryPointer("XA", 0, index, Hash.sha256(Bytes.utf8("entry " + index))),
                format,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                AT.plusSeconds(index),
                "en",
                "{}",
                Bytes.EMPTY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private FindingRow row(Verdict verdict, Instant dueAt) {
        var view = new FindingView("00".repeat(32), finding(verdict, dueAt), AT);
        return rows.watch("XC", circle(List.of(), List.of(view)))
                .findings()
                .first()
                .getFirst()
                .first();
    }

    private static Head finding(Verdict verdict, Instant dueAt) {
        return new Head(
                "observation-invitation",
                Optional.empty(),
                Optional.of("XC/1"),
                XC,
                XC,
                verdict,
                Optional.empty(),
                Collections.emptySortedSet(),
                List.of(),
                Optional.of(dueAt),
                Extent.NONE,
                List.of("58"),
                List.of());
    }

    private static CircleView circle(List<EntryView> entries, List<FindingView> findings) {
        var summary = new CircleSummary(CIRCLE, "Fictional circle", true, List.of("XA", "XC"), Map.of(), List.of());
        return new CircleView(summary, AT, entries, findings, List.of(), List.of());
    }

    private static Field field(String name, Value value) {
        return new Field(Title.of(name), value);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value items(Value... values) {
        return new Value.Items(List.of(values));
    }

    private static Value members(Field... fields) {
        return new Value.Members(List.of(fields));
    }
}
