package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.truth.Need;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/** Findings that a party might show to others with a record from which they do not follow. */
class ForgedTest {
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final Instant SENT = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant READ = SENT.plusSeconds(300);
    private static final Instant AT = SENT.plusSeconds(1_800);
    private static final Pack HOTLINE = pack("hotline");
    private static final Pack FORUM = pack("forum");
    private static final Item MESSAGE = item(SENT, XA, "message", List.of(XB), message());

    private static Pack pack(String name) {
        return PackLoader.load(
                PackFolder.read(java.nio.file.Path.of(System.getProperty("parley.root"), "agreements", name)));
    }

    private static Map<String, Data> message() {
        return Map.of(
                "message", new Data.Text("XA/1"),
                "precedence", new Data.Text("flash"),
                "text", new Data.Text("Please call your watch officer."));
    }

    private static Item item(Instant at, Party by, String format, List<Party> to, Map<String, Data> body) {
        return item(at, by, format, to, body, Map.of());
    }

    private static Item item(
            Instant at,
            Party by,
            String format,
            List<Party> to,
            Map<String, Data> body,
            Map<Party, Optional<Instant>> received) {
        return new Item(
                at,
                by,
                format,
                Optional.of("XA/1"),
                to,
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                received,
                List.of(),
                1);
    }

    private static KnownRecord record(Instant at, Item... items) {
        return new ScenarioRecord(new Scenario(
                        "forged", List.of(XA, XB, XC), Map.of(), Map.of(), Arrays.asList(items), List.of()))
                .knownAt(at);
    }

    private static Item read(Data number) {
        return item(READ, XB, "acknowledgement", List.of(XA), Map.of("acknowledged", number));
    }

    /** The finding about a duty of one party on its own account, which holds. */
    private static Finding honest(String name, Party debtor, Instant at, KnownRecord record, Pack pack) {
        Finding finding = Assessment.of(record, at, pack).findings().stream()
                .filter(one -> one.name().equals(name)
                        && one.debtor().equals(debtor)
                        && one.account().equals(debtor))
                .findFirst()
                .orElseThrow();
        assertThat(Recheck.check(finding, record, pack)).isEmpty();
        return finding;
    }

    private static Finding with(Finding of, Proof proof, Collection<Need> needs) {
        SortedSet<Need> sorted = new TreeSet<>(needs);
        return new Finding(
                new Head(
                        of.provision(),
                        of.step(),
                        of.subject(),
                        of.debtor(),
                        of.account(),
                        of.verdict(),
                        of.owed(),
                        sorted,
                        of.incomplete(),
                        of.dueAt(),
                        of.extent(),
                        of.cites(),
                        of.contests()),
                proof,
                of.stamp());
    }

    private static Proof each(Proof node, UnaryOperator<Proof> change) {
        return change.apply(Mutants.parts(
                node, node.because().stream().map(part -> each(part, change)).toList()));
    }

    @Test
    void nobodyChoosesWhoTheSidesAreFromAnEntryThatMerelyNamesTheSubject() {
        Item remark = item(READ, XA, "acknowledgement", List.of(XB, XC), Map.of("acknowledged", new Data.Text("XA/1")));
        KnownRecord record = record(AT, MESSAGE, read(new Data.Text("XA/1")), remark);
        Finding met = honest("message-read.read/XA/1", XB, AT, record, HOTLINE);
        assertThat(met.verdict()).isEqualTo(Verdict.MET);
        Value both = new Value.Items(List.of(new Value.PartyCode(XB), new Value.PartyCode(XC)));
        Source other = new Source(record.log(XA).get(1).pointer(), Pointer.ROOT);
        Proof proof = each(met.proof(), node -> switch (node) {
            case Proof.Claimed claimed
            when claimed.site().id().equals("message-read/sides/message.addressees") ->
                new Proof.Claimed(claimed.site(), new Reading.Known(both, List.of(other)));
            case Proof.Rule rule
            when rule.site().id().equals("message-read/sides") ->
                new Proof.Rule(rule.site(), "[XA, XB, XC]", rule.because());
            case Proof whatever -> whatever;
        });
        assertThat(Recheck.check(with(met, proof, met.needs()), record, HOTLINE).toString())
                .contains("message-read/sides/message.addressees: XA#1 states no Message[XA/1]");
    }

    @Test
    void anAcknowledgementThatLeavesOpenWhatWasReadAcknowledgesNothing() {
        Finding met =
                honest("message-read.read/XA/1", XB, AT, record(AT, MESSAGE, read(new Data.Text("XA/1"))), HOTLINE);
        assertThat(met.verdict()).isEqualTo(Verdict.MET);
        for (String word : List.of("toFollow", "withheld", "notApplicable", "nil")) {
            KnownRecord blank = record(AT, MESSAGE, read(new Data.Members(Map.of("absent", new Data.Text(word)))));
            assertThat(honest("message-read.read/XA/1", XB, AT, blank, HOTLINE).verdict())
                    .isEqualTo(Verdict.OVERDUE);
            assertThat(Recheck.check(met, blank, HOTLINE).toString())
                    .as(word)
                    .contains("message-read.read/satisfiedBy: XB#0 is about something else");
        }
    }

    @Test
    void nothingIsAcknowledgedByWhatTheFormDoesNotTake() {
        Finding met =
                honest("message-read.read/XA/1", XB, AT, record(AT, MESSAGE, read(new Data.Text("XA/1"))), HOTLINE);
        for (Data unfit :
                List.of(new Data.Whole(1), new Data.Flag(true), new Data.Items(List.of(new Data.Text("XA/1"))))) {
            assertThat(Recheck.check(met, record(AT, MESSAGE, read(unfit)), HOTLINE)
                            .toString())
                    .as(unfit.toString())
                    .contains("message-read.read/satisfiedBy: XB#0 is about something else");
        }
    }

    @Test
    void nobodyIsNamedAsWaitedForWhoseReceiptIsNotMissing() {
        KnownRecord record =
                record(AT, item(SENT, XA, "message", List.of(XB), message(), Map.of(XB, Optional.empty())));
        Finding open = honest("message-read.read/XA/1", XB, AT, record, HOTLINE);
        assertThat(open.needs()).containsExactly(new Need.Wait("receipt by XB"));
        assertThat(Recheck.check(with(open, open.proof(), List.of(new Need.Wait("receipt by XC"))), record, HOTLINE)
                        .toString())
                .contains("needs to wait receipt by XC, which does not follow");
        List<Need> both = new ArrayList<>(open.needs());
        both.add(new Need.Wait("receipt by XC"));
        Proof says = each(
                open.proof(),
                node -> node instanceof Proof.Timed of
                        ? new Proof.Timed(
                                of.site(), of.anchor(), of.earliest(), of.latest(), new TreeSet<>(both), of.because())
                        : node);
        assertThat(Recheck.check(with(open, says, both), record, HOTLINE).toString())
                .contains("needs to wait receipt by XC, which does not follow");
    }

    @Test
    void aTimeThatNoFormTakesPutsNothingOff() {
        Instant sent = Instant.parse("2026-03-02T09:00:00Z");
        Instant after = Instant.parse("2026-03-10T12:00:01Z");
        Map<String, Data> proposal = Map.of(
                "title", new Data.Text("Rules"),
                "text", new Data.Text("The chair changes each month."),
                "until", new Data.Text("2026-03-10T12:00:00Z"));
        for (String until : List.of("2026-03-10T24:00:00Z", "2026-03-10T23:59:60Z", "2026-02-30T12:00:00Z")) {
            KnownRecord unfit = records(sent, after, proposal, until);
            assertThat(honest("silence/XA/1", XA, after, unfit, FORUM).verdict())
                    .as(until)
                    .isEqualTo(Verdict.ADOPTED);
            KnownRecord fit = records(sent, after, proposal, "2026-03-11T00:00:00Z");
            Finding putOff = honest("silence/XA/1", XA, after, fit, FORUM);
            assertThat(putOff.verdict()).isEqualTo(Verdict.OPEN);
            assertThat(Recheck.check(putOff, unfit, FORUM).toString())
                    .as(until)
                    .contains("silence/until: the latest is");
        }
    }

    private static KnownRecord records(Instant sent, Instant at, Map<String, Data> proposal, String until) {
        Scenario scenario = new Scenario(
                "forged",
                List.of(XA, XB, XC),
                Map.of("chair", XC),
                Map.of(),
                List.of(
                        item(sent, XA, "proposal", List.of(), proposal),
                        item(sent.plusSeconds(60), XA, "extension", List.of(), Map.of("until", new Data.Text(until)))),
                List.of());
        return new ScenarioRecord(scenario).knownAt(at);
    }
}
