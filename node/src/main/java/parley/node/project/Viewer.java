package parley.node.project;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** Makes the snapshots of a circle that officers see; each costs what has changed since the one before. Thread-safe. */
public final class Viewer {
    private final Circle circle;
    private final Assessor assessor;
    private final CircleSummary summary;

    /** Guarded by this. */
    private final GrowingEntries entries;

    /**
     * Nothing is read before the first snapshot.
     *
     * @param packs the agreements that the circle runs, in the order of its charter
     * @param assessor which works out what is found
     */
    public Viewer(Circle circle, List<Pack> packs, Assessor assessor) {
        this.circle = circle;
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
                Stream.concat(circle.warnings().stream(), picture.failure().stream())
                        .toList());
    }

    private synchronized List<EntryView> entries(List<PeerState> peers) {
        Map<Party, List<JudgedLeaf>> fresh = new LinkedHashMap<>();
        entries.sizes().forEach((owner, size) -> fresh.put(owner, circle.leavesAfter(owner, size)));
        Map<Party, Long> cosigned = new LinkedHashMap<>();
        peers.forEach(peer -> cosigned.put(peer.member().code(), peer.holds()));
        return entries.take(fresh, cosigned);
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
