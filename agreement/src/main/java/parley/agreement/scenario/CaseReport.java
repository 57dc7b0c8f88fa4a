package parley.agreement.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Scenario.Expected;

/** What came of a case, expectation by expectation, in the order of the file. */
public record CaseReport(String name, List<Checked> checks) {
    public CaseReport {
        checks = List.copyOf(checks);
    }

    /**
     * One expectation.
     *
     * @param found the finding of that name, debtor and account, if there is one
     * @param differences what does not match, in words; empty if all does
     */
    public record Checked(Expected expected, Instant at, Optional<Finding> found, List<String> differences) {
        public Checked {
            differences = List.copyOf(differences);
        }

        public boolean passed() {
            return differences.isEmpty();
        }
    }

    public long passed() {
        return checks.stream().filter(Checked::passed).count();
    }

    public long failed() {
        return checks.size() - passed();
    }
}
