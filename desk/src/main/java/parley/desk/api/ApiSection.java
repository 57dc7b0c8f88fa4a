package parley.desk.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import parley.desk.access.Act;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/** The paths of the {@link Api}, for programs: each shows the token of the node's data folder, or a key. */
public final class ApiSection implements Section {
    private static final Answer NO_CALL = Answer.problem(
            Status.NOT_FOUND_404, "there is no such call; /api/openapi.json describes those that there are");

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
        get(routing, "proposals", request -> api.proposals(circle(request)));
        get(routing, "line", request -> api.line(circle(request)));
        get(routing, "pledges", request -> api.pledges(circle(request)));
        get(routing, "council", request -> api.council(circle(request)));
        get(routing, "history", request -> api.history(circle(request)));
        routing.post(
                "/api/send", (request, response) -> send(request, api::send).send(response));
        routing.post("/api/say", (request, response) -> send(request, api::say).send(response));
        var description = description();
        routing.get(
                "/api/openapi.json",
                (_, response) -> response.header(HeaderNames.CONTENT_TYPE, "application/json")
                        .send(description));
        routing.get("/api/*", (_, response) -> NO_CALL.send(response))
                .post("/api/*", (_, response) -> NO_CALL.send(response));
    }

    private void get(HttpRouting.Builder routing, String name, Function<ServerRequest, Answer> answer) {
        routing.get(
                Answer.BELOW + name,
                (request, response) -> answer.apply(request).send(response));
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

    private Answer send(ServerRequest request, BiFunction<Optional<String>, Bytes, Answer> api) {
        return body(request)
                .map(body -> sent(request, api.apply(circle(request), body)))
                .orElseGet(() -> Answer.problem(
                        Status.REQUEST_ENTITY_TOO_LARGE_413, "the limit of a body is " + Api.MAX_BYTES + " bytes"));
    }

    /** Empty when it is too long; what is beyond the limit is read and dropped, as who still writes reads no answer. */
    private static Optional<Bytes> body(ServerRequest request) {
        try (var in = request.content().inputStream()) {
            var bytes = in.readNBytes(Api.MAX_BYTES);
            return in.transferTo(OutputStream.nullOutputStream()) > 0 ? Optional.empty() : Optional.of(Bytes.of(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How the calls are described for programs, as OpenAPI has it; a test holds it to what they do. */
    private static byte[] description() {
        try (var in = ApiSection.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(in, "openapi.json is not on the class path")
                    .readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
