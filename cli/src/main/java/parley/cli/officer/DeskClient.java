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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parley.cli.terminal.Failure;
import parley.desk.api.Access;
import parley.desk.api.Token;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/** Speaks JSON to a desk: by the token in its node's data folder, or by a key. */
public final class DeskClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 << 20;
    private static final int SERVERS_FAULT = 500;

    /** Where a key may go in the clear: a desk listens on its own machine alone. */
    private static final Pattern OWN_MACHINE =
            Pattern.compile("localhost|[a-z0-9-]+\\.localhost|127\\.0\\.0\\.1|\\[::1]");

    /** Where a desk listens, whatever it is called. */
    private static final String LOOPBACK = "127.0.0.1";

    private final Access access;
    private final String unknown;
    private final String unanswered;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * A client.
     *
     * @param unknown what to say when the desk does not know what opens it
     * @param unanswered what to do when nothing answers
     */
    private DeskClient(Access access, String unknown, String unanswered) {
        this.access = access;
        this.unknown = unknown;
        this.unanswered = unanswered;
    }

    /** A client of the node that runs on a folder, as its owner. */
    public static DeskClient of(Path data) throws IOException {
        return new DeskClient(read(data), "the token in " + data + "; another node runs there", start(data));
    }

    /** A client of the node that runs on a folder, by a key of its desk. */
    static DeskClient of(Path data, Token key) throws IOException {
        return byKey(read(data).address(), key, start(data));
    }

    /** A client of a desk, by a key of it. */
    static DeskClient at(URI desk, Token key) {
        if (!isHere(desk) && !String.valueOf(desk.getScheme()).equals("https")) {
            throw Failure.use("a key goes to http:// on this machine, or to https://, not to " + desk);
        }
        return byKey(isHere(desk) ? loopback(desk) : desk.resolve("/"), key, "start its node");
    }

    private static boolean isHere(URI desk) {
        var host = String.valueOf(desk.getHost()).toLowerCase(Locale.ROOT);
        return String.valueOf(desk.getScheme()).equals("http")
                && OWN_MACHINE.matcher(host).matches();
    }

    /** The same desk without a name, so that no resolver is asked where a name of this machine leads. */
    private static URI loopback(URI desk) {
        var name = String.valueOf(desk.getHost());
        return URI.create("http://" + (name.startsWith("[") ? name : LOOPBACK)
                + (desk.getPort() < 0 ? "" : ":" + desk.getPort()) + "/");
    }

    private static DeskClient byKey(URI address, Token key, String unanswered) {
        return new DeskClient(
                new Access(address, key),
                "this key, or it was revoked; an administrator makes one on its page Administration",
                unanswered);
    }

    private static String start(Path data) {
        return "start the node with: parley node --data " + data;
    }

    /** How the folder says that its desk is reached. A folder may come from elsewhere, and keys and passphrases go there. */
    private static Access read(Path data) throws IOException {
        try {
            var access = Access.read(data);
            if (!isHere(access.address())) {
                throw Failure.use("the folder " + data + " names a desk that is not on this machine, "
                        + access.address() + "; nothing was sent to it");
            }
            return new Access(loopback(access.address()), access.token());
        } catch (NoSuchFileException none) {
            throw Failure.environment("no node has run on " + data + "; " + start(data));
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
            var body = Json.parse(Bytes.of(response.body()), MAX_BYTES);
            return response.statusCode() == 200 ? body : problem(response.statusCode(), Fields.of("problem", body));
        } catch (ConnectException none) {
            throw Failure.environment("no desk answers at " + access.address() + "; " + unanswered);
        } catch (MalformedException foreign) {
            throw Failure.environment(
                    "what answers at " + access.address() + " is no desk of Parley: " + foreign.getMessage());
        }
    }

    private Json problem(int status, Fields problem) {
        var detail = problem.text("detail");
        throw switch (status) {
            case 401 -> Failure.environment("the desk at " + access.address() + " does not know " + unknown);
            case 422 ->
                Failure.check("refused: "
                        + String.join("; ", problem.list("reasons", item -> item.text(text -> text))));
            default ->
                status >= SERVERS_FAULT
                        ? Failure.environment("the desk at " + access.address() + " answers: " + detail)
                        : Failure.use("the desk at " + access.address() + " refuses: " + detail);
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
