package parley.node.exchange;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.tile.TilePath;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;

/** One member of one circle over the network. Every answer is cut at its cap and at its deadline while it streams. */
final class HttpPeer implements PeerClient {
    private final HttpClient client;
    private final List<URI> circleAt;
    private final Patience patience;
    private final AtomicInteger lastReached = new AtomicInteger();

    HttpPeer(HttpClient client, Hash circle, List<URI> addresses, Patience patience) {
        this.client = client;
        this.circleAt =
                addresses.stream().map(address -> below(address, circle)).toList();
        this.patience = patience;
    }

    @Override
    public CheckpointAnswer addCheckpoint(Bytes request) throws IOException, InterruptedException {
        HttpResponse<Bytes> response = call(
                "add-checkpoint",
                to -> to.POST(HttpRequest.BodyPublishers.ofByteArray(request.toArray())),
                Caps.ANSWER,
                patience.answer());
        return AnswerReader.read(response);
    }

    @Override
    public Optional<Bytes> checkpoint(Hash log) throws IOException, InterruptedException {
        return get(log.hex() + "/checkpoint", Caps.CHECKPOINT, patience.answer());
    }

    @Override
    public Optional<Bytes> tile(Hash log, String path) throws IOException, InterruptedException {
        return get(log.hex() + "/" + path, Caps.TILE, patience.answer());
    }

    @Override
    public Optional<Bytes> bundle(Hash log, long number, int width) throws IOException, InterruptedException {
        return get(log.hex() + "/" + new TilePath.Bundle(number, width).print(), Caps.BUNDLE, patience.bundle());
    }

    @Override
    public Instant ping() throws IOException, InterruptedException {
        String answer = get("ping", Caps.PING, patience.answer())
                .orElseThrow(() -> new IOException("no such circle there, or not for us"))
                .utf8();
        try {
            return Instant.parse(answer.stripTrailing());
        } catch (DateTimeException e) {
            throw new IOException("a ping answered no instant", e);
        }
    }

    private Optional<Bytes> get(String path, long cap, Duration whole) throws IOException, InterruptedException {
        HttpResponse<Bytes> response = call(path, HttpRequest.Builder::GET, cap, whole);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(response.body());
            case 404 -> Optional.empty();
            default ->
                throw new IOException(
                        path + " answered " + response.statusCode() + ": " + AnswerReader.reason(response.body()));
        };
    }

    /** Tries the addresses in turn, from the one that was reached last, until one can be connected to. */
    private HttpResponse<Bytes> call(
            String path, Function<HttpRequest.Builder, HttpRequest.Builder> method, long cap, Duration whole)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + whole.toNanos();
        int first = lastReached.get();
        IOException unreached = new IOException("it has no address; it calls and cannot be called");
        for (int n = 0; n < circleAt.size(); n++) {
            int chosen = (first + n) % circleAt.size();
            HttpRequest request = method.apply(
                            HttpRequest.newBuilder(circleAt.get(chosen).resolve(path)))
                    .build();
            try {
                HttpResponse<Bytes> response = whole(request, cap, end - System.nanoTime());
                lastReached.set(chosen);
                return response;
            } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
                unreached = e;
            }
        }
        throw unreached;
    }

    /** {@link HttpRequest#timeout()} would end with the headers, so the wait for the body has an end of its own. */
    private HttpResponse<Bytes> whole(HttpRequest request, long cap, long nanos)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Bytes>> answer = client.sendAsync(
                request,
                BodyHandlers.limiting(info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), Bytes::of), cap));
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer in time from " + request.uri());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            // Whatever a peer's answer made the client stumble over is that peer's failure, never a reason to stop
            // here.
            throw new IOException("the HTTP client could not read the answer from " + request.uri(), e.getCause());
        } finally {
            answer.cancel(true); // nothing to an answer that is complete; closes the connection of one that is not
        }
    }

    private static URI below(URI address, Hash circle) {
        boolean plain = "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getUserInfo() == null
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException("an address is https://HOST:PORT and no more, not " + address);
        }
        return address.resolve("/" + circle.hex() + "/");
    }
}
