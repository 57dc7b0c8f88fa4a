package parley.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.scenario.CaseRunner.Moment;
import parley.agreement.scenario.ScenarioRecord;
import parley.cli.cases.Library;
import parley.node.project.Assessed;

class AuditOfProofsTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("parley.root"), "parley.root"));
    private static final Instant AT = Instant.parse("2026-03-10T12:00:01Z");

    @Test
    void aFindingWithTheProofOfAnotherFailsAndTheOthersHold() throws IOException {
        var found = new Library(ROOT).find("a-rule-for-the-chair");
        var record = new Moment(AT, Optional.empty())
                .of(new ScenarioRecord(found.loaded().scenario()));
        var findings = Assessment.of(record, AT, found.pack()).findings();
        assertThat(findings).hasSizeGreaterThan(1);
        assertThat(Audit.of(List.of(new Assessed(found.pack(), record, AT, findings)), _ -> true)
                        .failed())
                .isEmpty();

        List<Finding> spoilt = new ArrayList<>(findings);
        spoilt.set(
                0,
                findings.getFirst()
                        .with(findings.getLast().proof(), findings.getFirst().stamp()));
        var audit = Audit.of(List.of(new Assessed(found.pack(), record, AT, spoilt)), _ -> true);
        assertThat(audit.checked()).hasSize(findings.size());
        assertThat(audit.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.finding().name()).isEqualTo(findings.getFirst().name());
            assertThat(failed.faults()).isNotEmpty();
        });
    }
}
