package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.StoryFile;
import parley.agreement.recheck.Recheck;
import parley.agreement.scenario.CaseReport;
import parley.agreement.scenario.CaseRunner;
import parley.agreement.scenario.CaseRunner.Moment;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.value.Party;
import parley.agreement.yaml.AgreementException;

/** Stories are read as written, every mistake is told with its line, and what they expect is found and re-checked. */
final class StoryLoaderTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final Map<String, Pack> PACKS = new ConcurrentHashMap<>();
    private static final String SMALL = """
            story: small
            title: Two circles
            sources: []
            circles:
              council:
                packs: [forum]
                parties: [XA, XB, XC]
                witnesses: [XW]
                roles: { chair: XC }
              line:
                title: The line
                packs: [hotline]
                parties: [XA, XB]
                witnesses: [XW]
                time: { witness: XW }
            timeline:
              - { circle: council, at: 2026-03-02T09:00:00Z, by: XA, format: position, subject: XA/1, body: { position: supports } }
              - { circle: line, at: 2026-03-02T09:00:00Z, by: XA, format: message, to: [XB], lang: fr, body: { message: XA/1, precedence: flash, text: "Bonjour." } }
            expect:
              - { circle: line, at: 2026-03-02T09:00:01Z, finding: message-read.read/XA/1, by: XB, verdict: due }
            """;

    private static Optional<Pack> pack(String agreement) {
        Path folder = ROOT.resolve("agreements").resolve(agreement);
        return PackFolder.isPack(folder)
                ? Optional.of(PACKS.computeIfAbsent(agreement, _ -> PackLoader.load(PackFolder.read(folder))))
                : Optional.empty();
    }

    private static StoryFile load(String text) {
        return StoryLoader.load("story.yaml", text, StoryLoaderTest::pack);
    }

    @Test
    void eachCircleHasWhatIsSaidInItAndNothingElse() {
        StoryFile story = load(SMALL);
        assertThat(story.circles()).extracting(StoryFile.Circle::name).containsExactly("council", "line");
        assertThat(story.circles()).extracting(StoryFile.Circle::title).containsExactly("council", "The line");
        assertThat(story.circles().getFirst().timekeeper()).isEmpty();
        StoryFile.Circle line = story.circles().getLast();
        assertThat(line.timekeeper()).contains(new Party("XW"));
        assertThat(line.timeline())
                .extracting(Scenario.Item::format, Scenario.Item::lang)
                .containsExactly(tuple("message", "fr"));
        assertThat(line.parts().getFirst().scenario().expect()).hasSize(1);
        assertThat(story.circles().getFirst().parts().getFirst().scenario().expect())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            circle: council, at        | circle: counsel, at       | story.yaml:17:15: found the circle counsel, expected council (or line)
            format: position           | format: message           | found the format message, expected one of break-of-silence, extension, position, proposal
            by: XA, format: message    | by: XC, format: message   | found the circle line with [XC], expected its parties [XA, XB]
            packs: [hotline]           | packs: [hotline, vd11]    | found hotline and vd11, which both define the format acknowledgement, expected one of them
            packs: [forum]             | packs: [forums]           | found the agreement forums, expected one that is at hand
            time: { witness: XW }      | time: { witness: XA }     | found time fixed by XA alone, among [XA, XB] and the witnesses [XW]
            roles: { chair: XC }       | roles: { chair: XD }      | found the chair XD, expected a member of the circle council
            message-read.read/XA/1     | silence/XA/1              | found the finding silence/XA/1, expected a provision: one of message-read
            parties: [XA, XB]          | parties: [XA]             | found one party, expected at least two
            witnesses: [XW]            | witnesses: [XA]           | found XA, which is a party of it, expected a witness that is none
            lang: fr                   | lang: french              | expected a language, such as fr
            """)
    void aMistakeIsToldWithItsPlaceAndWhatIsExpected(String right, String wrong, String said) {
        assertThatThrownBy(() -> load(SMALL.replace(right, wrong)))
                .isInstanceOf(AgreementException.class)
                .hasMessageContaining("story.yaml:")
                .hasMessageContaining(said);
    }

    @Test
    void whatTheStoriesExpectIsFoundAndEveryProofHolds() throws IOException {
        try (var files = Files.list(ROOT.resolve("stories"))) {
            List<Path> stories =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(stories).isNotEmpty();
            for (Path file : stories) {
                load(Files.readString(file))
                        .circles()
                        .forEach(circle -> circle.parts().forEach(StoryLoaderTest::assertFoundAndSound));
            }
        }
    }

    /** The checker that shares no code with the evaluator looks at each expected finding, and at the end at every one there is. */
    private static void assertFoundAndSound(StoryFile.Part part) {
        Scenario scenario = part.scenario();
        var runner = new CaseRunner(part.pack());
        for (CaseReport.Checked check : runner.run(scenario).checks()) {
            assertThat(check.differences())
                    .as("%s, line %d", scenario.name(), check.expected().line())
                    .isEmpty();
            assertSound(check.found().orElseThrow(), check.at(), part);
        }
        Instant last = scenario.expect().stream()
                .map(Scenario.Expected::at)
                .max(Instant::compareTo)
                .orElseThrow();
        var findings = runner.assess(scenario, last).findings();
        assertThat(findings).isNotEmpty();
        findings.forEach(finding -> assertSound(finding, last, part));
    }

    private static void assertSound(Finding finding, Instant at, StoryFile.Part part) {
        assertThat(part.pack().provision(finding.provision()).map(Recheck::covers))
                .contains(true);
        var record = new Moment(at, Optional.empty()).of(new ScenarioRecord(part.scenario()));
        assertThat(Recheck.check(finding, record, part.pack()))
                .as("%s by %s at %s", finding.name(), finding.debtor(), at)
                .isEmpty();
    }
}
