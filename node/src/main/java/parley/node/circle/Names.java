package parley.node.circle;

import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.LogId;

/** What logs are called where they are served. */
final class Names {
    private Names() {}

    /** The name that a log has in paths: the SHA-256 of its origin. */
    static Hash path(LogId log) {
        return Hash.sha256(Bytes.utf8(log.origin()));
    }
}
