package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingProse;
import parley.agreement.finding.FindingTree;
import parley.agreement.record.KnownRecord;
import parley.agreement.value.Party;

/** What a finding says of ids that are one subject, and of those that are not. */
class JoinsProofTest {
    private static final String HALVES = "two halves of 7,200 and 5,500; each alone is under 9,000";
    private static final Instant AT = Instant.parse("2026-06-03T00:00:00Z");

    @Test
    void theTreeSaysByWhoseStatementIdsAreOneWhichRuleDidNotJoinThemAndHowFieldsAreMade() {
        Finding finding = finding(story(HALVES), AT, "XC", "XA/1");
        assertThat(lines(FindingTree.print(finding)))
                .contains("one subject: XA/1, XB/1")
                .contains("[40] one subject: XA/1, XB/1: TRUE")
                .contains("[40] stated: Same: TRUE   [XA/1, XB/1] (XC#0 /same/0/a, XC#0 /same/0/b)")
                .contains("[40.1] a.command == b.command: FALSE   XA-1 (XA#0 /command) against XB-1 (XB#0 /command)")
                .contains("start: min: 2026-06-01 (XA#0 /start, XB#0 /start)")
                .contains("[40.1.1] activity.troops >= 9000: TRUE   "
                        + "12700 (XA#0 /contingents/0/troops, XB#0 /contingents/0/troops) against 9000");
        assertThat(FindingProse.print(finding))
                .contains("paragraph 40, “stated: Same” (XA/1, XB/1)")
                .contains("One and the same subject here: XA/1, XB/1.");
    }

    @Test
    void whatIsNotOneSaysHowFarItsHolderWasSearchedForSuchAStatement() {
        Finding finding = finding(story(HALVES), AT, "XA", "XA/1");
        assertThat(lines(FindingTree.print(finding)))
                .contains("[40] one subject: XA/1: FALSE")
                .contains("XA/1 and XB/1: FALSE")
                .contains("[40] stated: Same by XA: TRUE   searched {XA=1, XB=1, XC=1}, nothing that counts");
        assertThat(FindingProse.print(finding)).doesNotContain("command").doesNotContain("One and the same");
    }

    @Test
    void theDayOnWhichAParameterIsDecidedIsATick() {
        Stories.Story story = story("decided from a day on");
        Instant before = Instant.parse("2026-03-09T00:00:00Z");
        Optional<Instant> next = Assessment.of(
                        new ScenarioRecord(story.scenario()).knownAt(before), before, story.pack())
                .nextTick();
        assertThat(next).contains(Instant.parse("2026-03-10T00:00:00Z"));
    }

    private static List<String> lines(String tree) {
        return tree.lines().map(line -> line.replaceFirst("^[ |`-]+", "")).toList();
    }

    private static Stories.Story story(String name) {
        return Stories.all()
                .filter(story -> story.pack().agreement().equals("single-activity"))
                .filter(story -> story.scenario().name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(Stories.Story story, Instant at, String account, String subject) {
        KnownRecord record = new ScenarioRecord(story.scenario()).knownAt(at);
        return Assessment.of(record, at, story.pack()).on(new Party(account)).stream()
                .filter(finding -> finding.name().equals("single-activity/" + subject))
                .findFirst()
                .orElseThrow();
    }
}
