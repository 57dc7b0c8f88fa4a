package parley.node.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.peer.Admission;
import parley.node.peer.PeerService;
import parley.node.tls.RawKey;

/**
 * Answers every request of every peer. What is cheapest comes first: the caller's budget, the body's size, the circle, the
 * path, and only then the ledger. Nothing about a request is kept but what it cost.
 */
final class Exchange implements Handler {
    private static final Pattern CIRCLE = Pattern.compile("[0-9a-f]{64}");
    private static final String ADD_CHECKPOINT = "add-checkpoint";
    private static final String PING = "ping";

    private final Admission admission;
    private final Budget budget;
    private final Patience patience;
    private final Deadlines deadlines;
    private final InstantSource wallClock;
    private final Traffic traffic;
    private final Map<Bytes, Account> accounts = new ConcurrentHashMap<>();

    Exchange(
            Admission admission,
            Budget budget,
            Patience patience,
            Deadlines deadlines,
            InstantSource wallClock,
            Traffic traffic) {
        this.admission = admission;
        this.budget = budget;
        this.patience = patience;
        this.deadlines = deadlines;
        this.wallClock = wallClock;
        this.traffic = traffic;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws IOException {
        Bytes caller = caller(request);
        Account account = accounts.computeIfAbsent(caller, key -> new Account(budget, System::nanoTime));
        Duration wait = account.enter();
        if (!wait.isZero()) {
            throw refusedUnread(Reply.later(429, "over budget", wait), request, response);
        }
        try {
            if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
                // Helidon 4.5.0 takes a chunk into memory whole, whatever length it claims, before it looks at its
                // limit.
                throw refusedUnread(Reply.text(411, "a body has a Content-Length"), request, response);
            }
            Bytes body = read(request);
            Reply reply = judge(request, body, caller, account);
            account.carried(body.size() + reply.body().size());
            send(reply, request, response);
        } finally {
            account.leave();
        }
    }

    private Reply judge(ServerRequest request, Bytes body, Bytes caller, Account account) {
        // The path as it came, without its first slash; whatever is spelled in another way than ours is not there.
        String path = request.prologue().uriPath().rawPath();
        String[] parts = path.substring(Math.min(1, path.length())).split("/", 2);
        boolean plain = parts.length == 2
                && CIRCLE.matcher(parts[0]).matches()
                && request.prologue().query().isEmpty();
        if (!plain) {
            return Reply.NOTHING;
        }
        Hash circle = Hash.hex(parts[0]);
        Optional<PeerService> service = admission.admit(circle, caller);
        if (service.isEmpty()) {
            return Reply.NOTHING;
        }
        Method method = request.prologue().method();
        if (parts[1].equals(ADD_CHECKPOINT)) {
            return method.equals(Method.POST)
                    ? post(service.get(), circle, body, account)
                    : Reply.text(405, ADD_CHECKPOINT + " is posted");
        }
        if (!method.equals(Method.GET)) {
            return Reply.text(405, "only GET is answered here");
        }
        if (parts[1].equals(PING)) {
            return Reply.text(
                    200, wallClock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return service.get().read(parts[1]).map(Reply::of).orElse(Reply.NOTHING);
    }

    private static Reply post(PeerService service, Hash circle, Bytes body, Account account) {
        Duration wait = account.post(circle);
        return wait.isZero() ? Reply.of(service.addCheckpoint(body)) : Reply.later(429, "over budget", wait);
    }

    /** The whole body; the listener's own limit has already answered 413 to one that is too long. */
    private Bytes read(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return Bytes.EMPTY;
        }
        try (Deadlines.Guard _ = deadlines.guard(patience.body());
                InputStream in = request.content().inputStream()) {
            return Bytes.of(in.readAllBytes());
        }
    }

    /** Answers, and ends the connection: with a body left unread it cannot go on. */
    private CloseConnectionException refusedUnread(Reply reply, ServerRequest request, ServerResponse response) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(reply, request, response);
        return new CloseConnectionException("refused with " + reply.status() + " before the body was read");
    }

    private void send(Reply reply, ServerRequest request, ServerResponse response) {
        traffic.count(Traffic.Kind.of(request.prologue().uriPath().rawPath()), reply.status());
        response.status(Status.create(reply.status()));
        response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        response.header(
                HeaderNames.CACHE_CONTROL, reply.immutable() ? "private, max-age=31536000, immutable" : "no-store");
        reply.retryAfter().ifPresent(wait -> response.header(HeaderNames.RETRY_AFTER, wholeSeconds(wait)));
        try (Deadlines.Guard _ = deadlines.guard(patience.bundle())) {
            response.send(reply.body().toArray());
        }
    }

    private static String wholeSeconds(Duration wait) {
        return Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000)));
    }

    /** The raw key that the handshake proved; the listener lets nobody in without one. */
    private static Bytes caller(ServerRequest request) {
        Certificate[] chain = request.remotePeer()
                .tlsCertificates()
                .orElseThrow(() -> new IllegalStateException("a caller without a certificate came through"));
        return RawKey.of(chain[0])
                .orElseThrow(() -> new IllegalStateException("a caller without an Ed25519 key came through"));
    }
}
