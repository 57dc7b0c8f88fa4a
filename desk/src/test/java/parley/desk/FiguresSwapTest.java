package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.scenario.Swap;
import parley.agreement.value.Party;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** Who is called what decides no figure: with two codes swapped, every table has the same lines with the codes swapped. */
class FiguresSwapTest {
    private static final Party FIRST = new Party("XA");
    private static final Party SECOND = new Party("XC");
    private static final Pattern CODES = Pattern.compile("\\b(XA|XC)\\b");

    @ParameterizedTest
    @CsvSource({
        "walk, replies, ''",
        "walk, replies, replies-others",
        "walk, lateness, ''",
        "walk, lateness, late-others",
        "walk, coverage, ''",
        "walk, coverage, owed-others",
        "walk, exchange, ''",
        "use, quotas, ''",
        "use, quotas, quotas-others",
        "use, replies, ''",
        "use, coverage, ''",
        "use, exchange, annual-exchange",
        "use, requests, ''",
    })
    void twoCodesSwappedSwapTheirFiguresAndNothingElse(String name, String figure, String block, @TempDir Path data)
            throws Exception {
        var pack = new CaseNode("walk-through", Instant.EPOCH.plus(Duration.ofDays(20_000))).pack;
        var scenario = name.equals("walk")
                ? CaseNode.scenario(pack, "walk-through")
                : Played.scenario(pack, FiguresTest.text(name));
        var at = Instant.parse(name.equals("walk") ? "2026-06-18T12:00:00Z" : "2027-01-20T00:00:00Z");
        var path = "/figures/" + figure + "?as=csv&block=" + block;
        var lines = lines(pack, scenario, at, data, path);
        var swapped = lines(pack, new Swap(Map.of(FIRST, SECOND, SECOND, FIRST)).of(scenario), at, data, path);
        assertThat(swapped.stream().map(FiguresSwapTest::swapped)).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(lines).hasSizeGreaterThan(1);
    }

    private static String swapped(String line) {
        return CODES.matcher(line).replaceAll(code -> code.group().equals("XA") ? "XC" : "XA");
    }

    private static List<String> lines(Pack pack, Scenario scenario, Instant at, Path data, String path)
            throws Exception {
        try (var client = HttpClient.newHttpClient();
                var desk = Desk.open(Played.node(pack, scenario, at), new Rows(new Titles(List.of(pack))), data, 0)) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body().lines().toList();
        }
    }
}
