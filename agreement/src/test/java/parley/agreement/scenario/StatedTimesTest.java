package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.recheck.Recheck;
import parley.agreement.record.KnownRecord;

/** Times that are as long as the request says that sets them, where the first request is perhaps no valid one. */
final class StatedTimesTest {
    private static final Path INSPECTION = Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/inspection");
    private static final Pack PACK = PackLoader.load(hasty());
    /** It may have been there more than five days before, which is too early, or less. */
    private static final String PERHAPS = "[2026-01-18T12:00:00Z, 2026-01-19T12:00:00Z]";

    private static final String IN_TIME = "2026-01-19T12:00:00Z";
    private static final String TOO_EARLY = "2026-01-18T12:00:00Z";
    private static final String LATER = """
          - { at: 2026-01-19T13:00:00Z, by: XA, format: inspection-request, subject: XA/7, to: [XB],
              received: { XB: 2026-01-19T13:00:04Z },
              body: { enters: 2026-01-24T08:00:00Z, teamSize: 4, haste: calm } }
        """;

    /** The inspections of the samples, where a request says how soon it is to be accepted. */
    private static PackFiles hasty() {
        TreeMap<String, String> texts =
                new TreeMap<>(PackFolder.read(INSPECTION).texts());
        texts.computeIfPresent(
                "formats/inspection-request.yaml",
                (_, text) -> text + "  - { item: \"3\", name: haste, type: [calm, soon], required: true }\n");
        String plain = "opensOn: [request.exercised]\n    deadline: { after: request.received, within: PT24H,";
        String stated = "opensOn: [request.exercised]\n    deadline: { after: request.received,"
                + " within: { by: request.haste, table: { calm: PT48H, soon: PT12H } },";
        texts.computeIfPresent("provisions/inspection.yaml", (_, text) -> {
            assertThat(text).contains(plain);
            return text.replaceFirst(Pattern.quote(plain), stated).replaceFirst("(?s)scenarios:.*", "");
        });
        return new PackFiles(texts);
    }

    @Test
    void aFirstUseThatPerhapsCountsCannotMakeItOverdueWhereALaterOneCountsForCertain() {
        assertThat(verdict(PERHAPS, LATER, "2026-01-20T00:00:04Z")).isEqualTo(Verdict.DUE);
        assertThat(verdict(PERHAPS, LATER, "2026-01-20T00:00:05Z")).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(PERHAPS, LATER, "2026-01-21T13:00:04Z")).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(PERHAPS, LATER, "2026-01-21T13:00:05Z")).isEqualTo(Verdict.OVERDUE);
    }

    @Test
    void aFirstUseThatCountsForCertainSetsTheTimeAndOneThatDoesNotSetsNone() {
        assertThat(verdict(IN_TIME, LATER, "2026-01-20T00:00:04Z")).isEqualTo(Verdict.DUE);
        assertThat(verdict(IN_TIME, LATER, "2026-01-20T00:00:05Z")).isEqualTo(Verdict.OVERDUE);
        assertThat(verdict(TOO_EARLY, LATER, "2026-01-21T13:00:04Z")).isEqualTo(Verdict.DUE);
        assertThat(verdict(TOO_EARLY, LATER, "2026-01-21T13:00:05Z")).isEqualTo(Verdict.OVERDUE);
    }

    @Test
    void whileNobodyKnowsOfAnyUseWhetherItCountsItIsUnknown() {
        assertThat(verdict(PERHAPS, "", "2026-01-20T00:00:05Z")).isEqualTo(Verdict.UNKNOWN);
    }

    /** Nothing runs for certain from a receipt that is missing, and from a request that perhaps counts only perhaps. */
    @Test
    void whileTheOneThatCountsIsNotReceivedNobodyKnowsThatThereIsTimeLeft() {
        String never = LATER.replace("2026-01-19T13:00:04Z", "never");
        assertThat(verdict(PERHAPS, never, "2026-01-19T20:00:00Z")).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(PERHAPS, never, "2026-01-20T00:00:05Z")).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(TOO_EARLY, never, "2026-01-20T00:00:05Z")).isEqualTo(Verdict.UNKNOWN);
    }

    /** Of the acceptance; what is unknown says what would settle it, and the re-check finds nothing amiss. */
    private static Verdict verdict(String witnessed, String later, String at) {
        String text = """
            case: hasty
            title: A request that is sent again
            agreement: inspection
            sources: []
            parties: [XA, XB]
            timeline:
              - { at: 2026-01-18T12:00:00Z, by: XA, format: inspection-request, subject: XA/7, to: [XB],
                  witnessed: WITNESSED, received: { XB: 2026-01-19T12:00:04Z },
                  body: { enters: 2026-01-24T08:00:00Z, teamSize: 4, haste: soon } }
            LATERexpect:
              - { at: 2026-01-21T00:00:00Z, finding: inspection.reply/XA/7, by: XB, verdict: overdue }
            """.replace("WITNESSED", witnessed).replace("LATER", later);
        Instant instant = Instant.parse(at);
        KnownRecord record = new ScenarioRecord(
                        CaseLoader.load("cases/hasty.yaml", text, PACK).scenario())
                .knownAt(instant);
        List<Finding> found = Assessment.of(record, instant, PACK).findings().stream()
                .filter(one -> one.name().equals("inspection.accept/XA/7"))
                .filter(one ->
                        one.debtor().code().equals("XB") && one.account().code().equals("XB"))
                .toList();
        assertThat(found).hasSize(1);
        Finding finding = found.getFirst();
        assertThat(Recheck.check(finding, record, PACK)).isEmpty();
        assertThat(finding.needs().isEmpty()).isEqualTo(finding.verdict() != Verdict.UNKNOWN);
        return finding.verdict();
    }
}
