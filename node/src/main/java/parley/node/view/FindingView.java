package parley.node.view;

import java.time.Instant;
import parley.agreement.finding.Head;

/**
 * What a finding says with what the node remembers about it. Its proof is made when somebody asks for it:
 * {@link NodeView#prove}.
 *
 * @param pack lower-case hex SHA-256 of the pack under which it was found
 * @param since the instant, on the node's clock, for which this verdict was first found and since when it has stood
 */
public record FindingView(String pack, Head head, Instant since) {}
