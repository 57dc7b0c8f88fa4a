package parley.node.view;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.node.view.LeafProof.Cosigned;

/**
 * What a circle was founded on, and how its logs stand here.
 *
 * @param charter the SHA-256 of the charter's canonical bytes
 * @param packs those that the charter names
 * @param logs one for each member, in charter order
 */
public record LedgerView(Hash charter, List<PackName> packs, List<MemberView> members, List<LogView> logs) {
    public LedgerView {
        packs = List.copyOf(packs);
        members = List.copyOf(members);
        logs = List.copyOf(logs);
    }

    /** An agreement by name, version and the hash of its files. */
    public record PackName(String agreement, String version, Hash sha256) {}

    /**
     * A member with the fingerprints of its keys: the SHA-256 of each.
     *
     * @param kind {@code party}, {@code witness} or {@code observer}
     */
    public record MemberView(String code, String kind, Hash identity, Hash log, Hash mirror, Hash tls) {}

    /**
     * A log as it is stored here.
     *
     * @param origin its name in checkpoints
     * @param size how many leaves are stored and count
     * @param newest the largest checkpoint; empty before the first
     */
    public record LogView(String party, int epoch, String origin, long size, Optional<Newest> newest) {}

    /**
     * A checkpoint, checked when it was asked for.
     *
     * @param rooted whether the stored tree gives its root
     * @param signed whether the signature of the log's own key holds
     * @param quorum whether those whose cosignatures hold are enough by the charter
     */
    public record Newest(
            long size, Hash root, boolean rooted, boolean signed, List<Cosigned> cosigned, boolean quorum) {
        public Newest {
            cosigned = List.copyOf(cosigned);
        }
    }
}
