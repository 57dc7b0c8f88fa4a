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
import parley.desk.access.Act;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/** The paths of the {@link Api}, for programs: each shows the token of the node's data folder, or a key. */
public final class ApiSection implements Section {
    private final Api api;
    private final Front front;

    public ApiSection(Api api, Front front) {
        this.api = api;
        this.front = front;
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
                (request, response) -> answer(response, () -> sent(request, api.send(circle(request), body(request)))));
    }

    private void get(HttpRouting.Builder routing, String name, Function<ServerRequest, Answer> answer) {
        routing.get("/api/" + name, (request, response) -> answer(response, () -> answer.apply(request)));
    }

    private static Optional<String> circle(ServerRequest request) {
        return Front.parameter(request, "circle");
    }

    /** Keeps in the log who sent it. */
    private Answer sent(ServerRequest request, Answer answer) {
        if (answer.status() == Status.OK_200.code()) {
            front.note(request, Act.What.RELEASED, entry(answer.body()));
        }
        return answer;
    }

    private static String entry(Json answer) {
        var fields = Fields.of("sent", Fields.of("answer", answer).members("sent"));
        return "%s/%d/%d"
                .formatted(
                        fields.text("party"),
                        fields.whole("epoch", 0, Json.MAX_NUMBER),
                        fields.whole("index", 0, Json.MAX_NUMBER));
    }

    private static void answer(ServerResponse response, Supplier<Answer> answer) {
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
