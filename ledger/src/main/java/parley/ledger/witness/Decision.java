package parley.ledger.witness;

import java.util.Optional;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.merkle.ConsistencyProof;
import parley.ledger.merkle.Merkle;
import parley.ledger.note.KeyName;
import parley.ledger.note.Verifiers.Opened;

/** How a mirror answers a posted checkpoint, cheapest check first, and the HTTP status of each answer. */
public sealed interface Decision {
    /** The status that tlog-witness gives this answer. */
    int status();

    /** Where the state of a log is looked up by its origin; empty for a log that is not mirrored here. */
    @FunctionalInterface
    interface KnownLogs {
        Optional<KnownLog> find(KeyName origin);
    }

    /** No such log here. */
    record UnknownLog(KeyName origin) implements Decision {
        @Override
        public int status() {
            return 404;
        }
    }

    /** No signature of a trusted key, or one that fails. */
    record Untrusted(String reason) implements Decision {
        @Override
        public int status() {
            return 403;
        }
    }

    /** The old size is above the new one. */
    record Backwards(long oldSize, long newSize) implements Decision {
        @Override
        public int status() {
            return 400;
        }
    }

    /** Another size is recorded than the proof starts from; the answer's body says which. */
    record Conflict(long recordedSize) implements Decision {
        @Override
        public int status() {
            return 409;
        }
    }

    /**
     * The checkpoint is genuine, yet not shown to extend what is recorded. At equal sizes with another root, that is a
     * fork and the two notes prove it.
     */
    record Inconsistent(String reason) implements Decision {
        @Override
        public int status() {
            return 422;
        }
    }

    /** To be stored, recorded and then cosigned; an equal size is a legal refresh. */
    record Consistent(SignedCheckpoint checkpoint) implements Decision {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Decides. Pure; the state must not change between this and the record of its result. */
    static Decision on(AddCheckpoint request, KnownLogs logs) {
        Checkpoint posted = request.checkpoint().checkpoint();
        Optional<KnownLog> found = logs.find(posted.origin());
        if (found.isEmpty()) {
            return new UnknownLog(posted.origin());
        }
        KnownLog log = found.get();
        if (log.keys().open(request.checkpoint().note()) instanceof Opened.Refused(String reason)) {
            return new Untrusted(reason);
        }
        if (request.oldSize() > posted.size()) {
            return new Backwards(request.oldSize(), posted.size());
        }
        if (request.oldSize() != log.size()) {
            return new Conflict(log.size());
        }
        return judgeTree(request, posted, log);
    }

    private static Decision judgeTree(AddCheckpoint request, Checkpoint posted, KnownLog log) {
        if (posted.size() == 0 && !posted.root().equals(Merkle.EMPTY_ROOT)) {
            return new Inconsistent("size 0 with a root that is not that of the empty tree");
        }
        ConsistencyProof proof = new ConsistencyProof(request.oldSize(), posted.size(), request.proof());
        return proof.shows(log.root(), posted.root())
                ? new Consistent(request.checkpoint())
                : new Inconsistent(
                        "the proof does not show that size " + posted.size() + " extends size " + log.size());
    }
}
