package parley.node.project;

import java.time.Instant;
import java.util.List;
import parley.node.view.FindingView;

/**
 * The findings of a circle as last worked out.
 *
 * @param at the instant judged
 */
public record Picture(Instant at, List<FindingView> findings) {
    public Picture {
        findings = List.copyOf(findings);
    }
}
