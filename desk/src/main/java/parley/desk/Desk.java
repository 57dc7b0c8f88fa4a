package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import io.helidon.webserver.staticcontent.ClasspathHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import parley.agreement.prose.Language;
import parley.desk.api.Access;
import parley.desk.api.Answer;
import parley.desk.api.Api;
import parley.desk.api.Token;
import parley.desk.live.Changes;
import parley.desk.live.Rows;
import parley.desk.page.Page;
import parley.desk.page.Pages;
import parley.desk.page.Place;
import parley.desk.words.Preference;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * The officers' pages of one node, on a listener of their own that only this machine can reach. Closing it ends every
 * open page's connection; the node goes on.
 */
public final class Desk implements AutoCloseable {
    /** What changes faster than this is shown together. */
    private static final Duration TOGETHER = Duration.ofMillis(250);

    /**
     * The longest that an open page hears nothing, on a clock that stands still too: what says nothing is cut off on the
     * way, and only a write tells that the reader has gone.
     */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final HeaderName UNFOLDS = HeaderNames.create("HX-Request");
    private static final HeaderName LANGUAGE = HeaderNames.create("Content-Language");

    private final NodeView node;
    private final Rows rows;
    private final Api api;
    private final Token token = Token.draw();
    private final Pages pages = new Pages();
    private final Map<Language, Words> words = Words.load();
    private final Changes changes = new Changes(System.nanoTime());
    private final AutoCloseable subscription;
    private final WebServer server;

    private Desk(NodeView node, Rows rows, int port) {
        this.node = node;
        this.rows = rows;
        this.api = new Api(node);
        this.subscription = node.subscribe(changes::note);
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .maxPayloadSize(Api.MAX_BYTES)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .addFeature(StaticContentFeature.builder()
                        .addClasspath(assets("META-INF/resources/webjars", "/assets"))
                        .addClasspath(assets("parley/desk/assets", "/assets/desk"))
                        .build())
                .routing(this::route)
                .build();
    }

    /**
     * Opens the desk of a node, and leaves in its data folder how a program reaches it.
     *
     * @param data the node's data folder
     * @param port 0 for any free one
     * @throws IOException when the folder cannot be written to
     * @throws UncheckedIOException when the port is taken
     */
    public static Desk open(NodeView node, Rows rows, Path data, int port) throws IOException {
        var desk = new Desk(node, rows, port);
        try {
            desk.server.start();
            if (!desk.server.isRunning()) { // Helidon 4.5.0 logs that it cannot listen, and goes on
                throw new UncheckedIOException(new BindException("cannot listen on port " + port + " of 127.0.0.1"));
            }
            new Access(URI.create("http://127.0.0.1:" + desk.port() + "/"), desk.token).write(data);
            return desk;
        } catch (RuntimeException | IOException failed) {
            desk.close();
            throw failed;
        }
    }

    /** Where its page is, for a browser on this machine: each party under a name of its own. */
    public URI address() {
        return URI.create("http://%s.localhost:%d/".formatted(node.party().toLowerCase(Locale.ROOT), port()));
    }

    /** The code of the party whose desk it is. */
    public String party() {
        return node.party();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        changes.close();
        try {
            subscription.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the node did not let the desk go", failed);
        } finally {
            server.stop();
        }
    }

    private static ClasspathHandlerConfig assets(String location, String context) {
        return ClasspathHandlerConfig.builder()
                .location(location)
                .context(context)
                .build();
    }

    private void route(HttpRouting.Builder routing) {
        routing.addFilter(new Guard())
                .get("/", (request, response) -> page(Optional.empty(), request, response))
                .get("/live", (request, response) -> live(Optional.empty(), request, response))
                .get("/finding", (request, response) -> proof(Optional.empty(), request, response))
                .get("/circle/{id}/finding", (request, response) -> proof(id(request), request, response))
                .get("/circle/{id}/", (request, response) -> page(id(request), request, response))
                .get("/circle/{id}/live", (request, response) -> live(id(request), request, response))
                .get("/api/clock", (request, response) -> guarded(request, response, api::clock))
                .get(
                        "/api/sent",
                        (request, response) -> guarded(request, response, () -> api.sent(parameter(request, "circle"))))
                .get(
                        "/api/inbox",
                        (request, response) ->
                                guarded(request, response, () -> api.inbox(parameter(request, "circle"))))
                .get(
                        "/api/findings",
                        (request, response) -> guarded(
                                request,
                                response,
                                () -> api.findings(parameter(request, "circle"), name -> parameter(request, name))))
                .get(
                        "/api/differences",
                        (request, response) -> guarded(
                                request,
                                response,
                                () -> api.differences(parameter(request, "circle"), name -> parameter(request, name))))
                .get(
                        "/api/duties",
                        (request, response) ->
                                guarded(request, response, () -> api.duties(parameter(request, "circle"))))
                .post(
                        "/api/send",
                        (request, response) -> guarded(
                                request, response, () -> api.send(parameter(request, "circle"), body(request))));
    }

    private void page(Optional<String> circle, ServerRequest request, ServerResponse response) {
        var language = language(request);
        long version = changes.version();
        html(response, language, circle(circle).map(view -> pages.whole(page(view, language, version))));
    }

    /** A proof: whole for a browser that follows the link, alone for a page that unfolds it. */
    private void proof(Optional<String> circle, ServerRequest request, ServerResponse response) {
        var language = language(request);
        long version = changes.version();
        html(
                response,
                language,
                circle(circle)
                        .flatMap(view -> Rows.find(
                                        view,
                                        parameter(request, "name").orElse(""),
                                        parameter(request, "by").orElse(""),
                                        parameter(request, "account").orElse(""))
                                .flatMap(found -> node.prove(view.summary().id(), found))
                                .map(rows::why)
                                .map(why -> request.headers().contains(UNFOLDS)
                                        ? pages.proof(page(view, language, version), why)
                                        : pages.proofPage(page(view, language, version), why))));
    }

    private static void html(ServerResponse response, Language language, Optional<String> html) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.VARY, "Accept-Language")
                .header(LANGUAGE, language.code());
        if (html.isPresent()) {
            response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                    .send(html.get().getBytes(UTF_8));
        } else {
            response.status(Status.NOT_FOUND_404).send("There is no such thing here now.\n");
        }
    }

    /** Holds the connection and sends the lists when they change, the clock when it moves on. */
    private void live(Optional<String> circle, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        var language = language(request);
        var first = circle(circle);
        if (first.isEmpty()) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        long shown = parameter(request, "after").map(Long::parseLong).orElse(0L);
        Instant minute = first.get().at().truncatedTo(ChronoUnit.MINUTES);
        String clock = "";
        long spoken = System.nanoTime();
        try (var sink = response.sink(SseSink.TYPE)) {
            while (!changes.closed()) {
                long version = changes.version();
                var view = circle(circle);
                if (view.isEmpty()) {
                    return;
                }
                var page = page(view.get(), language, version);
                var now = pages.clock(page);
                if (!now.equals(clock) || System.nanoTime() - spoken > ALIVE.toNanos()) {
                    sink.emit(SseEvent.builder().name("clock").data(now).build());
                    clock = now;
                    spoken = System.nanoTime();
                }
                var nowMinute = view.get().at().truncatedTo(ChronoUnit.MINUTES);
                if (version != shown || !nowMinute.equals(minute)) {
                    sink.emit(SseEvent.builder()
                            .name("watch")
                            .data(pages.lists(page))
                            .build());
                    shown = version;
                    minute = nowMinute;
                    changes.pause(TOGETHER);
                }
                changes.await(version, TICK);
            }
        } catch (UncheckedIOException gone) {
            // The reader closed the page: the connection is all there was.
        }
    }

    private Optional<CircleView> circle(Optional<String> id) {
        return node.circles().stream()
                .filter(summary -> id.isEmpty() || summary.id().hex().equals(id.get()))
                .findFirst()
                .flatMap(summary -> node.circle(summary.id()));
    }

    private Page page(CircleView view, Language language, long version) {
        var circles = node.circles();
        var places = circles.stream()
                .map(summary -> new Place(
                        summary.name(), path(summary.id(), circles.getFirst().id())))
                .toList();
        var path = path(view.summary().id(), circles.getFirst().id());
        return new Page(
                rows.watch(node.party(), view), Objects.requireNonNull(words.get(language)), path, places, version);
    }

    private static String path(Hash circle, Hash first) {
        return circle.equals(first) ? "/" : "/circle/" + circle.hex() + "/";
    }

    private static Optional<String> id(ServerRequest request) {
        return Optional.of(request.path().pathParameters().get("id"));
    }

    private static Language language(ServerRequest request) {
        return parameter(request, "lang")
                .flatMap(Language::of)
                .orElseGet(() -> Preference.of(
                        request.headers().first(HeaderNames.ACCEPT_LANGUAGE).orElse("")));
    }

    private static Optional<String> parameter(ServerRequest request, String name) {
        return request.query().all(name, List::of).stream().findFirst();
    }

    private void guarded(ServerRequest request, ServerResponse response, Supplier<Answer> answer) {
        var shown = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (!token.shownBy(shown)) {
            response.status(Status.UNAUTHORIZED_401)
                    .header("WWW-Authenticate", "Bearer")
                    .send("The token of the node's data folder is missing or wrong.\n");
            return;
        }
        var given = answer.get();
        response.status(given.status())
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(given.body().print().toArray());
    }

    private static Bytes body(ServerRequest request) {
        try (var in = request.content().inputStream()) {
            return Bytes.of(in.readNBytes(Api.MAX_BYTES + 1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
