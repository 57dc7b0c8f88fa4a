package parley.cli.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import parley.agreement.finding.Finding;
import parley.agreement.recheck.Fault;
import parley.node.project.Assessed;

/**
 * Findings with what the separate checker says of the proof of each. Immutable.
 *
 * @param parts each with that from which its findings were worked out, in order
 */
record Audit(List<Part> parts) {
    Audit {
        parts = List.copyOf(parts);
    }

    /** Those findings of one assessment that were asked for. */
    record Part(Assessed from, List<Checked> checked) {
        Part {
            checked = List.copyOf(checked);
        }
    }

    /** A finding, and everything that does not follow in its proof; nothing if it holds. */
    record Checked(Finding finding, List<Fault> faults) {}

    /** Checks the proof of each finding that is wanted. */
    static Audit of(List<Assessed> assessed, Predicate<Finding> wanted) {
        var parts = new ArrayList<Part>();
        for (Assessed from : assessed) {
            parts.add(part(from, from.findings().stream().filter(wanted).toList()));
        }
        return new Audit(parts);
    }

    /** Checks the proofs of some findings of an assessment. */
    static Part part(Assessed from, List<Finding> findings) {
        return new Part(
                from,
                findings.stream()
                        .map(finding -> new Checked(finding, from.faults(finding)))
                        .toList());
    }

    List<Checked> checked() {
        return parts.stream().flatMap(part -> part.checked.stream()).toList();
    }

    List<Checked> failed() {
        return checked().stream().filter(each -> !each.faults.isEmpty()).toList();
    }
}
