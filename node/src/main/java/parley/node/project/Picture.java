package parley.node.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.node.view.FindingView;

/**
 * The findings of a circle as last worked out.
 *
 * @param at the instant judged
 * @param until the first later instant at which a verdict could change by time alone; empty when none will
 * @param findings what is found from {@code at} on, and before {@code until}
 * @param failure why nothing could be worked out since; empty when all is well
 */
public record Picture(Instant at, Optional<Instant> until, List<FindingView> findings, Optional<String> failure) {
    public Picture {
        findings = List.copyOf(findings);
    }

    /**
     * The last instant for which these are known to be the findings: now, or the second before they have to be worked out
     * again. After a failure nothing is known of what has come since, and it stays the instant judged.
     */
    public Instant holdsAt(Instant now) {
        Instant last = until.filter(changes -> !changes.isAfter(now))
                .map(changes -> changes.minusSeconds(1))
                .orElse(now);
        return failure.isPresent() || last.isBefore(at) ? at : last;
    }
}
