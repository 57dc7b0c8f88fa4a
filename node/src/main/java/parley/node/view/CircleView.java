package parley.node.view;

import java.time.Instant;
import java.util.List;

/**
 * A circle at one moment.
 *
 * @param at the last instant on the node's clock for which these are the findings: now, unless something
 *     has come that is not in them yet, or they cannot be worked out, which is then among the warnings
 * @param entries of all logs, each log in order, the logs in charter order; control and void ones included
 * @param findings on every account, in the order of the assessment
 * @param peers in charter order, without this party
 * @param warnings what keeps this node from doing its part, such as a clock that is off; empty when all is well
 */
public record CircleView(
        CircleSummary summary,
        Instant at,
        List<EntryView> entries,
        List<FindingView> findings,
        List<PeerView> peers,
        List<String> warnings) {
    public CircleView {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
        peers = List.copyOf(peers);
        warnings = List.copyOf(warnings);
    }
}
