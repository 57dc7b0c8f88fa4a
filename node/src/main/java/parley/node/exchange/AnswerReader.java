package parley.node.exchange;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.ledger.bytes.Bytes;
import parley.node.peer.CheckpointAnswer;

/** Reads the answers of add-checkpoint from a peer that may send anything: the reverse of {@link Reply}. */
final class AnswerReader {
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_REASON = 200;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private AnswerReader() {}

    static CheckpointAnswer read(HttpResponse<Bytes> response) {
        Bytes body = response.body();
        return switch (response.statusCode()) {
            case 200 -> new CheckpointAnswer.Cosigned(body);
            case 400 -> new CheckpointAnswer.Malformed(reason(body));
            case 403 -> new CheckpointAnswer.Untrusted(reason(body));
            case 404 -> new CheckpointAnswer.UnknownLog();
            case 409 -> conflict(response);
            case 422 -> new CheckpointAnswer.Inconsistent(reason(body));
            case 429 -> new CheckpointAnswer.OverBudget(retryAfter(response));
            case 503 -> new CheckpointAnswer.NotYet(retryAfter(response));
            default -> new CheckpointAnswer.Unexpected(response.statusCode(), reason(body));
        };
    }

    /** A peer's words, fit for a log or a page: one line, printable, shortened. */
    static String reason(Bytes body) {
        String text = body.utf8().strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        int end = Math.min(text.length(), MAX_REASON);
        return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))
                ? text.substring(0, end - 1)
                : text.substring(0, end);
    }

    /** What a peer asks for, but neither no wait at all nor one without an end. */
    static Duration retryAfter(HttpResponse<?> response) {
        Optional<String> stated = response.headers().firstValue("Retry-After");
        if (stated.isEmpty() || !SECONDS.matcher(stated.get()).matches()) {
            return SHORTEST_WAIT;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(stated.get()));
        if (wait.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static CheckpointAnswer conflict(HttpResponse<Bytes> response) {
        String body = response.body().utf8();
        boolean typed = response.headers()
                .firstValue("Content-Type")
                .filter(Reply.SIZE::equals)
                .isPresent();
        return typed && SIZE.matcher(body).matches()
                ? new CheckpointAnswer.Conflict(Long.parseLong(body.stripTrailing()))
                : new CheckpointAnswer.Unexpected(409, reason(response.body()));
    }
}
