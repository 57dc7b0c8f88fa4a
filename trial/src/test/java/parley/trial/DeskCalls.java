package parley.trial;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls that {@code parley send} and its like make, without a program for each: by the text of {@code desk.token}. */
final class DeskCalls {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;

    DeskCalls(HttpClient client) {
        this.client = client;
    }

    /** An answer that came: its status and what it says. */
    record Answer(int status, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answer get(Path data, String what) throws IOException, InterruptedException {
        return answer(request(data, what).GET());
    }

    Answer post(Path data, String what, JsonNode body) throws IOException, InterruptedException {
        return answer(request(data, what).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static HttpRequest.Builder request(Path data, String what) throws IOException {
        List<String> access = Files.readAllLines(data.resolve("desk.token"));
        return HttpRequest.newBuilder(URI.create(access.get(0) + "api/" + what))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + access.get(1));
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
