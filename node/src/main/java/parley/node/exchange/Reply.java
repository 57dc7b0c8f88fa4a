package parley.node.exchange;

import java.time.Duration;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerService;

/**
 * An answer as it goes over the wire.
 *
 * @param retryAfter how long the caller should wait, with 429 and 503
 * @param immutable whether the caller may keep it for ever
 */
record Reply(int status, String contentType, Bytes body, Optional<Duration> retryAfter, boolean immutable) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String OCTETS = "application/octet-stream";
    /** Of a 409, after tlog-witness. */
    static final String SIZE = "text/x.tlog.size";

    /** The one answer about whatever does not exist here, or not for this caller. */
    static final Reply NOTHING = text(404, "nothing here");

    static Reply text(int status, String reason) {
        return new Reply(status, TEXT, Bytes.utf8(reason + "\n"), Optional.empty(), false);
    }

    static Reply later(int status, String reason, Duration retryAfter) {
        return new Reply(status, TEXT, Bytes.utf8(reason + "\n"), Optional.of(retryAfter), false);
    }

    static Reply of(PeerService.Resource resource) {
        String contentType = resource.text() ? TEXT : OCTETS;
        return new Reply(200, contentType, resource.content(), Optional.empty(), resource.immutable());
    }

    /** tlog-witness, the responses of add-checkpoint. */
    static Reply of(CheckpointAnswer answer) {
        return switch (answer) {
            case CheckpointAnswer.Cosigned(var lines) -> new Reply(200, TEXT, lines, Optional.empty(), false);
            case CheckpointAnswer.Malformed(var reason) -> text(answer.status(), reason);
            case CheckpointAnswer.Untrusted(var reason) -> text(answer.status(), reason);
            case CheckpointAnswer.UnknownLog() -> NOTHING;
            case CheckpointAnswer.Conflict(var size) ->
                new Reply(answer.status(), SIZE, Bytes.utf8(size + "\n"), Optional.empty(), false);
            case CheckpointAnswer.Inconsistent(var reason) -> text(answer.status(), reason);
            case CheckpointAnswer.OverBudget(var wait) -> later(answer.status(), "over budget", wait);
            case CheckpointAnswer.NotYet(var wait) -> later(answer.status(), "not stored yet", wait);
            case CheckpointAnswer.Unexpected(var status, var reason) ->
                throw new IllegalStateException("only a client meets this: " + status + " " + reason);
        };
    }
}
