package parley.desk.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.ledger.bytes.Bytes;

/** The paths of the {@link Api}, each open to who shows the token of the node's data folder. */
public final class ApiSection implements Section {
    private final Api api;
    private final Token token;

    public ApiSection(Api api, Token token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        get(routing, "clock", request -> api.clock());
        get(routing, "sent", request -> api.sent(circle(request)));
        get(routing, "inbox", request -> api.inbox(circle(request)));
        get(routing, "findings", request -> api.findings(circle(request), name -> Front.parameter(request, name)));
        get(
                routing,
                "differences",
                request -> api.differences(circle(request), name -> Front.parameter(request, name)));
        get(routing, "duties", request -> api.duties(circle(request)));
        routing.post(
                "/api/send",
                (request, response) -> guarded(request, response, () -> api.send(circle(request), body(request))));
    }

    private void get(HttpRouting.Builder routing, String name, Function<ServerRequest, Answer> answer) {
        routing.get("/api/" + name, (request, response) -> guarded(request, response, () -> answer.apply(request)));
    }

    private static Optional<String> circle(ServerRequest request) {
        return Front.parameter(request, "circle");
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
            var bytes = in.readNBytes(Api.MAX_BYTES + 1);
            if (bytes.length > Api.MAX_BYTES) {
                throw new HttpException(
                        "the limit of a body is " + Api.MAX_BYTES + " bytes", Status.REQUEST_ENTITY_TOO_LARGE_413);
            }
            return Bytes.of(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
