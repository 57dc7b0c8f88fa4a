package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Faults by name in the steps of an inspection: asked for at 8, replied to at 10 and again at 11, and entered. */
class StepsTest {
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Instant ASKED = Instant.parse("2026-01-19T08:00:00Z");
    private static final Instant AT = Instant.parse("2026-01-20T20:00:00Z");
    private static final Pack PACK = PackLoader.load(PackFolder.read(java.nio.file.Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/inspection")));
    private static final KnownRecord RECORD = record();

    private static KnownRecord record() {
        Map<String, Data> request =
                Map.of("enters", new Data.Text("2026-01-22T08:00:00Z"), "teamSize", new Data.Whole(4));
        Map<String, Data> yes = Map.of("accepted", new Data.Flag(true));
        List<Item> timeline = List.of(
                item(ASKED, XA, "inspection-request", request),
                item(ASKED.plusSeconds(7_200), XB, "inspection-reply", yes),
                item(ASKED.plusSeconds(10_800), XB, "inspection-reply", yes),
                item(AT, XB, "arrival", Map.of()));
        Scenario scenario = new Scenario("steps", List.of(XA, XB), Map.of(), Map.of(), timeline, List.of());
        return new ScenarioRecord(scenario).knownAt(AT);
    }

    private static Item item(Instant at, Party by, String format, Map<String, Data> body) {
        return new Item(
                at,
                by,
                format,
                Optional.of("XA/1"),
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }

    private static Finding finding(String name, String verdict) {
        Finding finding = Assessment.of(RECORD, AT, PACK).findings().stream()
                .filter(one -> one.name().equals(name) && one.account().equals(one.debtor()))
                .findFirst()
                .orElseThrow();
        assertThat(finding.verdict().word()).isEqualTo(verdict);
        assertThat(Recheck.check(finding, RECORD, PACK)).isEmpty();
        return finding;
    }

    /** What is wrong with a finding of which each node of this id was changed. */
    private static String faults(Finding of, String id, UnaryOperator<Proof> change) {
        Proof changed = changed(of.proof(), id, change);
        assertThat(changed).isNotEqualTo(of.proof());
        Finding spoiled = new Finding(
                new Head(
                        of.provision(),
                        of.step(),
                        of.subject(),
                        of.debtor(),
                        of.account(),
                        of.verdict(),
                        of.owed(),
                        of.needs(),
                        of.incomplete(),
                        of.dueAt(),
                        of.extent(),
                        of.cites(),
                        of.contests()),
                changed,
                of.stamp());
        return Recheck.check(spoiled, RECORD, PACK).toString();
    }

    private static Proof changed(Proof node, String id, UnaryOperator<Proof> change) {
        List<Proof> parts =
                node.because().stream().map(part -> changed(part, id, change)).toList();
        Proof below = Mutants.parts(node, parts);
        return node.site().id().equals(id) ? change.apply(below) : below;
    }

    private static UnaryOperator<Proof> by(int... replies) {
        return node -> {
            if (!(node instanceof Proof.Done done)) {
                return node; // the condition stands in the same place
            }
            List<EntryPointer> entries = new ArrayList<>();
            for (int reply : replies) {
                entries.add(RECORD.log(XB).get(reply).pointer());
            }
            var time = RECORD.entry(entries.getLast()).orElseThrow().witnessed();
            return new Proof.Done(done.site(), entries, time, done.truth(), done.because());
        };
    }

    private static UnaryOperator<Proof> without(String id) {
        return node -> Mutants.parts(
                node,
                node.because().stream()
                        .filter(part -> !part.site().id().equals(id))
                        .toList());
    }

    @Test
    void aDeadlineIsCountedAgainFromTheReceiptOfTheRequest() {
        Finding reply = finding("inspection.reply/XA/1", "met");
        assertThat(faults(reply, "inspection.reply/deadline", node -> {
                    Proof.Timed due = (Proof.Timed) node;
                    Optional<Instant> later = due.latest().map(instant -> instant.plusSeconds(1));
                    return new Proof.Timed(due.site(), due.anchor(), later, later, due.needs(), List.of());
                }))
                .contains("inspection.reply/deadline: is 2026-01-20T08:00:01Z, but one of");
    }

    @Test
    void theFirstReplyCountsAndNoneCountsTwice() {
        Finding reply = finding("inspection.reply/XA/1", "met");
        assertThat(faults(reply, "inspection.reply/satisfiedBy", by(1))).contains("XB#0 came before it");
        assertThat(faults(reply, "inspection.reply/satisfiedBy", by(0, 0))).contains("XB#0 joins nothing");
        assertThat(faults(reply, "inspection.reply/satisfiedBy", by(2))).contains("XB#2 is in the format arrival");
        assertThat(faults(reply, "inspection.reply/satisfiedBy", node -> {
                    Proof.Done done = (Proof.Done) node;
                    List<EntryPointer> invented = List.of(new EntryPointer(XB, 7, "no such id"));
                    return new Proof.Done(done.site(), invented, done.time(), done.truth(), List.of());
                }))
                .contains("names entries that the record does not have");
    }

    @Test
    void theFirstStatementThatMadeItSoCounts() {
        Finding accept = finding("inspection.accept/XA/1", "met");
        assertThat(faults(accept, "inspection.accept/satisfiedBy", by(1))).contains("[XB#1] did not make it so");
        assertThat(faults(accept, "inspection.accept/satisfiedBy", node -> by(1).apply(Mutants.parts(node, List.of()))))
                .contains("passes over XB#0 in silence");
    }

    @Test
    void aStepArisesFromWhatTheOneBeforeItCameTo() {
        Finding enter = finding("inspection.enter/XA/1", "exercised");
        String says =
                faults(enter, "inspection.accept", node -> new Proof.Rule(node.site(), "overdue", node.because()));
        assertThat(says).contains("the verdict of the step is overdue, but met follows");
        assertThat(faults(enter, "inspection.enter/opensOn/accept", node -> Mutants.parts(node, List.of())))
                .contains("does not say what accept came to for [XB]");
        assertThat(faults(enter, "inspection.enter", without("inspection.enter/runsFrom/request")))
                .contains("inspection.enter");
    }

    @Test
    void noUseOfAPowerIsPassedOver() {
        Finding enter = finding("inspection.enter/XA/1", "exercised");
        String use = "inspection.enter/exercisedBy/XB#2";
        assertThat(faults(enter, "inspection.enter", without(use))).contains("passes over XB#2 in silence");
        assertThat(faults(enter, use, node -> {
                    Proof.Done done = (Proof.Done) node;
                    return new Proof.Done(done.site(), done.entries(), done.time(), Truth.FALSE, done.because());
                }))
                .contains("whether it is valid is FALSE, but TRUE follows");
    }

    @Test
    void theBoundsOfAWindowAreCountedAgain() {
        Finding request = finding("inspection.request/XA/1", "exercised");
        String bound = "inspection.request/valid/all/0/atLeast";
        assertThat(faults(request, bound, node -> {
                    Proof.Timed timed = (Proof.Timed) node;
                    Optional<Instant> earlier = timed.latest().map(instant -> instant.minusSeconds(1));
                    return new Proof.Timed(timed.site(), timed.anchor(), earlier, earlier, timed.needs(), List.of());
                }))
                .contains("the latest is Optional[2026-01-20T19:59:59Z], but Optional[2026-01-20T20:00:00Z] follows");
    }
}
