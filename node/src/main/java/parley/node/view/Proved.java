package parley.node.view;

import java.time.Instant;
import parley.agreement.finding.Finding;

/**
 * A finding with its proof, and with what the node remembers about it.
 *
 * @param since as in {@link FindingView}
 */
public record Proved(Finding finding, Instant since) {}
