package parley.node.project;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.ledger.charter.Charter;
import parley.ledger.entry.Party;
import parley.node.circle.Circle;
import parley.node.circle.JudgedLeaf;
import parley.node.circle.PeerState;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.PeerView;
import parley.node.view.Vitals;

/** Makes the snapshots of a circle that officers see; each costs what has changed since the one before. Thread-safe. */
public final class Viewer {
    private final Circle circle;
    private final Assessor assessor;
    private final Supplier<List<String>> alarms;
    private final CircleSummary summary;

    /** Guarded by this. */
    private final GrowingEntries entries;

    /**
     * Nothing is read before the first snapshot.
     *
     * @param packs the agreements that the circle runs, in the order of its charter
     * @param assessor which works out what is found
     * @param alarms what else keeps the node from doing its part
     */
    public Viewer(Circle circle, List<Pack> packs, Assessor assessor, Supplier<List<String>> alarms) {
        this.circle = circle;
        this.alarms = alarms;
        this.assessor = assessor;
        this.summary = summary(circle.charter(), packs);
        this.entries = new GrowingEntries(circle.charter(), circle.self());
    }

    /** What the circle is. */
    public CircleSummary summary() {
        return summary;
    }

    /** Everything known of it now, with the findings as last worked out. */
    public CircleView view() {
        List<PeerState> peers = circle.peers();
        Instant asOf = assessor.asOf(); // before the picture, which may be newer and never older
        Picture picture = assessor.picture();
        return new CircleView(
                summary,
                picture.holdsAt(asOf),
                entries(peers),
                picture.findings(),
                peers.stream().map(Viewer::peer).toList(),
                Stream.of(circle.warnings().stream(), alarms.get().stream(), picture.failure().stream())
                        .flatMap(warnings -> warnings)
                        .toList());
    }

    /** The circle in numbers, with the findings as last worked out. */
    public Vitals vitals() {
        List<PeerState> peers = circle.peers();
        OwnAccount.Counts counts = assessor.counts();
        synchronized (this) {
            grow(peers);
            return new Vitals(
                    summary.id(),
                    entries.logs(),
                    peers.stream().map(Viewer::peer).toList(),
                    entries.outstanding().unwitnessed(),
                    entries.outstanding().unreceipted(),
                    counts.own(),
                    counts.others(),
                    counts.nextDeadline(),
                    circle.warnings().size() + alarms.get().size() + (assessor.failed() ? 1 : 0));
        }
    }

    private synchronized List<EntryView> entries(List<PeerState> peers) {
        return entries.take(fresh(), cosigned(peers));
    }

    private void grow(List<PeerState> peers) {
        entries.grow(fresh(), cosigned(peers));
    }

    private Map<Party, List<JudgedLeaf>> fresh() {
        Map<Party, List<JudgedLeaf>> fresh = new LinkedHashMap<>();
        entries.sizes().forEach((owner, size) -> fresh.put(owner, circle.leavesAfter(owner, size)));
        return fresh;
    }

    private static Map<Party, Long> cosigned(List<PeerState> peers) {
        Map<Party, Long> cosigned = new LinkedHashMap<>();
        peers.forEach(peer -> cosigned.put(peer.member().code(), peer.holds()));
        return cosigned;
    }

    private static CircleSummary summary(Charter charter, List<Pack> packs) {
        Map<String, String> roles = new TreeMap<>();
        charter.roles().forEach((role, party) -> roles.put(role, party.code()));
        return new CircleSummary(
                charter.circle().hash(),
                charter.name(),
                charter.drill(),
                charter.codes().stream().map(Party::code).toList(),
                roles,
                packs.stream().map(Pack::title).toList());
    }

    private static PeerView peer(PeerState peer) {
        return new PeerView(
                peer.member().code().code(),
                peer.member().kind().word(),
                peer.reachable(),
                peer.lastSign(),
                peer.offset(),
                peer.holds(),
                peer.held());
    }
}
