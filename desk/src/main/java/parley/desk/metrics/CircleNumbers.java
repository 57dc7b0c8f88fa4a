package parley.desk.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import parley.agreement.pack.Verdict;
import parley.node.view.PeerView;
import parley.node.view.Vitals;
import parley.node.view.Vitals.Awaited;

/**
 * A circle in numbers.
 *
 * @param now the node's clock, by which what waits has an age
 */
record CircleNumbers(Vitals vitals, Instant now) {
    void addTo(Families families) {
        vitals.logs().forEach(log -> {
            families.gauge(
                    "parley_log_entries",
                    "Leaves of a member's log that are held here, control entries and void ones included.",
                    log.leaves(),
                    labels("member", log.party()));
            families.gauge(
                    "parley_log_void_entries",
                    "Leaves of a member's log that state nothing because they are void.",
                    log.voids(),
                    labels("member", log.party()));
        });
        vitals.peers().forEach(peer -> add(peer, families));
        awaited(families);
        findings(families, "own", vitals.own());
        findings(families, "others", vitals.others());
        vitals.nextDeadline()
                .ifPresent(deadline -> families.gauge(
                        "parley_next_deadline_timestamp_seconds",
                        "The first instant by which this party owes something by its own word; missing while it owes nothing.",
                        deadline.getEpochSecond(),
                        labels()));
        families.gauge(
                "parley_warnings",
                "How many things keep this node from doing its part; the watch says which.",
                vitals.warnings(),
                labels());
    }

    private void add(PeerView peer, Families families) {
        var labels = labels("peer", peer.party());
        families.gauge(
                "parley_peer_reachable",
                "1 when the last attempt to reach the peer succeeded, else 0.",
                peer.reachable() ? 1 : 0,
                labels);
        peer.lastSign()
                .ifPresent(at -> families.gauge(
                        "parley_peer_last_sign_timestamp_seconds",
                        "When the peer last answered or called, on the machine's clock; missing while it never has.",
                        at.getEpochSecond(),
                        labels));
        peer.offset()
                .ifPresent(offset -> families.gauge(
                        "parley_peer_clock_offset_seconds",
                        "The peer's clock minus this one's, by the last heartbeat.",
                        seconds(offset),
                        labels));
        families.gauge(
                "parley_peer_cosigned_entries",
                "How many leaves of this party's log the peer has cosigned.",
                peer.holds(),
                labels);
    }

    private void awaited(Families families) {
        families.gauge(
                "parley_entries_unwitnessed",
                "Entries of this party whose time the quorum has not settled yet.",
                vitals.unwitnessed().entries(),
                labels());
        families.gauge(
                "parley_entries_unwitnessed_age_seconds",
                "How long ago the oldest of them was written; 0 when there is none.",
                age(vitals.unwitnessed()),
                labels());
        vitals.unreceipted().forEach((peer, awaited) -> {
            families.gauge(
                    "parley_receipts_missing",
                    "Entries of this party that the peer's own log does not cover yet.",
                    awaited.entries(),
                    labels("peer", peer));
            families.gauge(
                    "parley_receipts_missing_age_seconds",
                    "How long ago the oldest of them was written; 0 when there is none.",
                    age(awaited),
                    labels("peer", peer));
        });
    }

    private void findings(Families families, String debtor, Map<Verdict, Long> counts) {
        counts.forEach((verdict, count) -> families.gauge(
                "parley_findings",
                "Findings on this party's own account, by what they say and of whom: this party or another.",
                count,
                labels("debtor", debtor, "verdict", verdict.word())));
    }

    private double age(Awaited awaited) {
        return awaited.oldest()
                .map(written -> Math.max(0, seconds(Duration.between(written, now))))
                .orElse(0.0);
    }

    private static double seconds(Duration span) {
        return span.toMillis() / 1000.0;
    }

    /** Those of the circle, with others. */
    private Labels labels(String... others) {
        return Labels.of("circle", vitals.circle().hex()).merge(Labels.of(others));
    }
}
