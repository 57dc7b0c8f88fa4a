package parley.node.peer;

import java.time.Duration;
import parley.ledger.bytes.Bytes;

/**
 * The answer to a posted checkpoint (tlog-witness, add-checkpoint): what {@link PeerService#addCheckpoint} decides, what
 * the exchange writes as a status and a body, and what {@link PeerClient#addCheckpoint} reads back.
 */
public sealed interface CheckpointAnswer {
    /** The HTTP status that carries this answer. */
    int status();

    /**
     * 200: everything up to the checkpoint is stored durably here.
     *
     * @param lines one or more cosignature lines of a signed note, each ending in a line feed
     */
    record Cosigned(Bytes lines) implements CheckpointAnswer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** 400: the body is no checkpoint request, or asks from a size beyond its own; nothing was touched. */
    record Malformed(String reason) implements CheckpointAnswer {
        @Override
        public int status() {
            return 400;
        }
    }

    /** 403: no valid signature of the log's key, or a known key whose signature fails. */
    record Untrusted(String reason) implements CheckpointAnswer {
        @Override
        public int status() {
            return 403;
        }
    }

    /** 404: no such log in this circle. */
    record UnknownLog() implements CheckpointAnswer {
        @Override
        public int status() {
            return 404;
        }
    }

    /**
     * 409, with the size as a {@code text/x.tlog.size} body: the request started from another size than the one
     * recorded here.
     *
     * @param recordedSize the size that the next request has to start from, in leaves
     */
    record Conflict(long recordedSize) implements CheckpointAnswer {
        public Conflict {
            if (recordedSize < 0) {
                throw new IllegalArgumentException("a log has no size " + recordedSize);
            }
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /** 422: the checkpoint is signed, but its proof does not show that it extends the recorded one. */
    record Inconsistent(String reason) implements CheckpointAnswer {
        @Override
        public int status() {
            return 422;
        }
    }

    /** 429: the caller's budget of requests or the charter's budget of bytes is used up for now. */
    record OverBudget(Duration retryAfter) implements CheckpointAnswer {
        @Override
        public int status() {
            return 429;
        }
    }

    /** 503: what is missing here could not be fetched and stored in time; fetching goes on meanwhile. */
    record NotYet(Duration retryAfter) implements CheckpointAnswer {
        @Override
        public int status() {
            return 503;
        }
    }

    /**
     * An answer that the protocol does not know; only a client reports it.
     *
     * @param reason what came, shortened
     */
    record Unexpected(int status, String reason) implements CheckpointAnswer {}
}
