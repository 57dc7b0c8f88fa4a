package parley.node.view;

import parley.ledger.bytes.Hash;

/** Says that a snapshot read from now on differs from earlier ones in one respect. */
public record Change(Hash circle, Topic topic) {
    /** What has changed. */
    public enum Topic {
        /** An entry was stored, of this party or of another. */
        ENTRIES,
        /** A member holds, or has seen, more than before. */
        RECEIPTS,
        /** A finding came, went, or has another verdict. */
        FINDINGS,
        /** A peer gave a sign of life, fell silent, or its clock moved. */
        PEERS,
        /** The officers of this node wrote something down. */
        OFFICE
    }
}
