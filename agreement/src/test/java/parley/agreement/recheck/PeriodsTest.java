package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Faults by name in reports of every year and of rolling years. */
class PeriodsTest {
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Instant AT = Instant.parse("2027-01-02T00:00:00Z");
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/reports")));
    private static final KnownRecord RECORD = record();

    private static KnownRecord record() {
        Scenario scenario = new Scenario(
                "periods",
                List.of(XA, XB),
                Map.of(),
                Map.of(),
                List.of(
                        item("2026-03-01T09:00:00Z", "visit-held", Map.of("held", new Data.Text("2026-03-01"))),
                        item("2026-06-01T09:00:00Z", "visit-held", Map.of("held", new Data.Text("2026-06-01"))),
                        item("2026-09-01T09:00:00Z", "visit-held", Map.of("held", new Data.Text("2026-09-01"))),
                        item("2026-11-01T09:00:00Z", "annual-exchange", exchange(2028)),
                        item("2026-12-01T09:00:00Z", "annual-exchange", exchange(2027))),
                List.of());
        return new ScenarioRecord(scenario).knownAt(AT);
    }

    private static Map<String, Data> exchange(int year) {
        return Map.of("year", new Data.Whole(year), "holdings", new Data.Text("nine"));
    }

    private static Item item(String at, String format, Map<String, Data> body) {
        return new Item(
                Instant.parse(at),
                XA,
                format,
                Optional.empty(),
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }

    private static Finding finding(String name, Party debtor) {
        Finding finding = Assessment.of(RECORD, AT, PACK).findings().stream()
                .filter(one -> one.name().equals(name) && one.debtor().equals(debtor))
                .findFirst()
                .orElseThrow();
        assertThat(Recheck.check(finding, RECORD, PACK)).isEmpty();
        return finding;
    }

    private static String faults(Finding of, Optional<String> subject, Verdict verdict, List<Proof> because) {
        Proof proof = new Proof.Rule(of.proof().site(), verdict.word(), because);
        Finding spoiled = new Finding(
                new Head(
                        of.provision(),
                        of.step(),
                        subject,
                        of.debtor(),
                        of.account(),
                        verdict,
                        of.owed(),
                        of.needs(),
                        of.incomplete(),
                        of.dueAt(),
                        of.extent(),
                        of.cites(),
                        of.contests()),
                proof,
                of.stamp());
        return Recheck.check(spoiled, RECORD, PACK).toString();
    }

    private static Proof done(Proof search, int... entries) {
        Proof.Done done = (Proof.Done) search;
        List<EntryPointer> pointers = java.util.Arrays.stream(entries)
                .mapToObj(entry -> RECORD.log(XA).get(entry).pointer())
                .toList();
        return new Proof.Done(done.site(), pointers, done.time(), done.truth(), List.of());
    }

    @Test
    void theReportOfAnotherYearDoesNotAnswer() {
        Finding exchange = finding("annual-exchange/2027", XA);
        List<Proof> parts = exchange.proof().because();
        Proof wrong = done(parts.getLast(), 3);
        assertThat(faults(exchange, exchange.subject(), Verdict.MET, List.of(parts.getFirst(), wrong)))
                .contains("what answers to it is [XA#3], but [XA#4] follows");
    }

    @Test
    void aReportThatWasGivenIsNotOverdue() {
        Finding exchange = finding("annual-exchange/2027", XA);
        Proof.Done done = (Proof.Done) exchange.proof().because().getLast();
        Proof none = new Proof.Searched(done.site(), RECORD.sizes(), List.of(), done.truth(), List.of());
        assertThat(faults(
                        exchange,
                        exchange.subject(),
                        Verdict.OVERDUE,
                        List.of(exchange.proof().because().getFirst(), none)))
                .contains("does not find [XA#4]", "is overdue, but [MET] follows");
    }

    @Test
    void theFirstTimesOfAWindowCountAndEachOfThemOnce() {
        Finding tests = finding("two-tests/2026-01-01", XA);
        List<Proof> parts = tests.proof().because();
        for (int[] wrong : List.of(new int[] {0, 0}, new int[] {1, 0}, new int[] {0, 2}, new int[] {0})) {
            assertThat(faults(
                            tests,
                            tests.subject(),
                            Verdict.MET,
                            List.of(parts.getFirst(), done(parts.getLast(), wrong))))
                    .contains("what answers to it is ", "but [XA#0, XA#1] follows");
        }
    }

    @Test
    void aWindowBeginsOnTheDayAfterATimeAndAYearOnceTheOneBeforeHasEnded() {
        Finding tests = finding("two-tests/2026-03-02", XA);
        assertThat(faults(
                        tests,
                        Optional.of("2026-03-03"),
                        tests.verdict(),
                        tests.proof().because()))
                .contains("is no report for the period 2026-03-03");
        Finding exchange = finding("annual-exchange/2028", XB);
        for (String period : List.of("2026", "2029", "soon", "-1", "99999")) {
            assertThat(faults(
                            exchange,
                            Optional.of(period),
                            exchange.verdict(),
                            exchange.proof().because()))
                    .contains("is no report for the period " + period);
        }
    }

    @Test
    void theLastDayIsCountedAgain() {
        Finding exchange = finding("annual-exchange/2028", XB);
        Proof.Timed due = (Proof.Timed) exchange.proof().because().getFirst();
        Optional<Instant> later = due.latest().map(instant -> instant.plusSeconds(86_400));
        Proof wrong = new Proof.Timed(due.site(), due.anchor(), later, later, due.needs(), List.of());
        assertThat(faults(
                        exchange,
                        exchange.subject(),
                        exchange.verdict(),
                        List.of(wrong, exchange.proof().because().getLast())))
                .contains("the latest is Optional[2027-12-16T22:59:59Z], but Optional[2027-12-15T22:59:59Z] follows");
    }
}
