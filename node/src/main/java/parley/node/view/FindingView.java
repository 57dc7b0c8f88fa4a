package parley.node.view;

import java.time.Instant;
import parley.agreement.finding.Finding;

/**
 * A finding with what the node remembers about it.
 *
 * @param since the instant, on the node's clock, for which this verdict was first found and since when it has stood
 */
public record FindingView(Finding finding, Instant since) {}
