package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts, which keeps the desk's cookie. */
final class PlainBrowser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IntSupplier port;
    private String cookie = "";

    PlainBrowser(IntSupplier port) {
        this.port = port;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
                .timeout(PATIENCE);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    HttpResponse<String> get(String path) throws Exception {
        var answer = client.send(request(path).build(), BodyHandlers.ofString());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }

    /** Posts a form, as it was drawn on a page, with what is typed into it: names and values alternate. */
    HttpResponse<String> post(HttpResponse<String> drawn, String path, String... typed) throws Exception {
        var form = new HashMap<>(hidden(drawn));
        for (int i = 0; i < typed.length; i += 2) {
            form.put(typed[i], typed[i + 1]);
        }
        return post(path, form, "same-origin");
    }

    HttpResponse<String> post(String path, Map<String, String> form, String site) throws Exception {
        var each = new LinkedHashMap<String, List<String>>();
        form.forEach((name, value) -> each.put(name, List.of(value)));
        return postAll(path, each, site);
    }

    /** Posts a form in which a name may stand more than once, as boxes that are ticked do. */
    HttpResponse<String> postAll(String path, Map<String, List<String>> form, String site) throws Exception {
        var body = form.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(value -> URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(value, UTF_8)))
                .collect(Collectors.joining("&"));
        var request = request(path)
                .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** The hidden controls of a page; of the last form where several have one of a name. */
    static Map<String, String> hidden(HttpResponse<String> page) {
        return HIDDEN.matcher(page.body())
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1), found -> found.group(2), (first, last) -> last));
    }

    /** What the page says, without its tags. */
    static String words(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
    }

    /** Where the browser is sent on to. */
    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
