package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.node.view.office.KeptContact;

/** How every peer is reached. */
public record ContactsPage(Stand stand, List<Peer> peers) {
    public ContactsPage {
        peers = List.copyOf(peers);
    }

    /** A peer, and how it is reached if anybody has written it down. */
    public record Peer(String code, String kind, Optional<KeptContact> kept) {}

    /** Where a contact is changed. */
    public String edit(Peer peer) {
        return stand.frame().with("shift/contact", "peer", peer.code());
    }
}
