package parley.node.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.node.view.FindingView;

/**
 * The findings of a circle as last worked out.
 *
 * @param at the instant judged
 * @param failure why nothing could be worked out since; empty when all is well
 */
public record Picture(Instant at, List<FindingView> findings, Optional<String> failure) {
    public Picture {
        findings = List.copyOf(findings);
    }
}
