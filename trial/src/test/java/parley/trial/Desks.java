package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A demo that has played its case and runs on: its desks, for persons and for programs. */
final class Desks implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    private final Program demo;
    private final Path data;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Desks(Program demo, Path data) {
        this.demo = demo;
        this.data = data;
    }

    /**
     * Plays a case to its last finding. The nodes' ports stand in the charter, so they are chosen before any node listens; where
     * another program of this machine took one in between, the case is played once more, on others.
     */
    static Desks play(String name, Path data) {
        try {
            return played(name, data);
        } catch (AssertionError ended) {
            if (!String.valueOf(ended.getMessage()).contains("BindException: Address already in use")) {
                throw ended;
            }
            clear(data);
            return played(name, data);
        }
    }

    private static Desks played(String name, Path data) {
        var arguments = List.of("demo", name, "--data", data.toString(), "--port", "0");
        var desks = new Desks(Program.parley(Checkout.ROOT, Map.of(), arguments), data);
        try {
            desks.demo.awaitLine(Pattern.compile("^The nodes run on"), LIMIT);
        } catch (AssertionError ended) {
            desks.close();
            throw ended;
        }
        return desks;
    }

    private static void clear(Path data) {
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The printed address of a party's desk, in a language. */
    URI page(String party, String language) {
        var address = demo.awaitLine(Pattern.compile("^" + party + "  (http://\\S+/)$"), LIMIT)
                .group(1);
        return URI.create(address + "?lang=" + language);
    }

    /** Holds all of it still: its connections stay open, and nothing comes out of them. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> kill = List.of("kill", "-" + name, String.valueOf(demo.pid()));
        try (Program sent = Program.start(data, Map.of(), kill)) {
            assertThat(sent.awaitExit(LIMIT)).as("%s: %s", kill, sent.err()).isZero();
        }
    }

    /** What the desk answers to a program that holds the token: one of the lists, by the name of its items. */
    List<JsonNode> list(String party, String what) {
        var answer = JSON.readTree(call(party, what, "").body());
        return StreamSupport.stream(answer.get(what).spliterator(), false).toList();
    }

    /** Sends an entry to a party's first circle under the signatures of some of its officers. */
    void send(String party, Map<String, Object> entry, String... officers) {
        send(party, "", entry, officers);
    }

    /**
     * The same in any of its circles.
     *
     * @param circle its id; empty for the first
     */
    void send(String party, String circle, Map<String, Object> entry, String... officers) {
        var signers = Arrays.stream(officers)
                .map(officer -> Map.of("officer", officer, "passphrase", ""))
                .toList();
        var draft = new TreeMap<>(entry);
        draft.put("officers", signers);
        var answer = call(party, circle.isEmpty() ? "send" : "send?circle=" + circle, JSON.writeValueAsString(draft));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private java.net.http.HttpResponse<String> call(String party, String what, String body) {
        try {
            var access = Files.readAllLines(data.resolve(party).resolve("desk.token"));
            var request = HttpRequest.newBuilder(URI.create(access.get(0) + "api/" + what))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + access.get(1));
            return client.send(
                    body.isEmpty()
                            ? request.build()
                            : request.POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
        demo.close();
    }
}
