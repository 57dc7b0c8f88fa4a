package parley.cli.officer;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.cli.terminal.Failure;
import parley.desk.api.Access;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/** Speaks JSON to the desk of the node that runs on a data folder. */
public final class DeskClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 << 20;

    private final Path data;
    private final Access access;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * A client of the node that runs on a folder.
     *
     * @param data in which the desk has left its address and token
     */
    public DeskClient(Path data) throws IOException {
        this.data = data;
        try {
            this.access = Access.read(data);
        } catch (NoSuchFileException none) {
            throw Failure.environment("no node has run on " + data + "; start it with: parley node --data " + data);
        }
    }

    /** Asks for one of the lists. */
    public Json get(String what, Optional<String> circle) throws IOException, InterruptedException {
        return get(what, circle, Map.of());
    }

    /** Asks for one of the lists, with parameters by name. */
    public Json get(String what, Optional<String> circle, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return answer(request(what, circle, parameters).GET());
    }

    /** Posts a draft. */
    public Json post(String what, Optional<String> circle, Json body) throws IOException, InterruptedException {
        return answer(request(what, circle, Map.of())
                .POST(BodyPublishers.ofByteArray(body.print().toArray())));
    }

    private HttpRequest.Builder request(String what, Optional<String> circle, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        circle.ifPresent(id -> all.put("circle", id));
        var query = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&", all.isEmpty() ? "" : "?", ""));
        return HttpRequest.newBuilder(URI.create(access.address() + "api/" + what + query))
                .timeout(PATIENCE)
                .header("Authorization", access.token().header());
    }

    private Json answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() == 401) {
                throw Failure.environment("the desk at " + access.address() + " does not know the token in " + data
                        + "; another node runs there");
            }
            var body = Json.parse(Bytes.of(response.body()), MAX_BYTES);
            return switch (response.statusCode()) {
                case 200 -> body;
                case 422 -> throw Failure.check("refused: " + String.join("; ", texts(body, "refused")));
                default -> throw Failure.use(Fields.of("answer", body).text("error"));
            };
        } catch (ConnectException none) {
            throw Failure.environment(
                    "no desk answers at " + access.address() + "; start the node with: parley node --data " + data);
        }
    }

    private static java.util.List<String> texts(Json body, String name) {
        return Fields.of("answer", body).list(name, item -> item.text(text -> text));
    }

    @Override
    public void close() {
        client.close();
    }
}
