package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.Urgent;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.Change;

/** Browsers hear what is urgent until somebody, at whichever of them, has acknowledged it. */
@Timeout(60)
class UrgentStreamTest {
    private static final String CLOCK = "the clock of this node is 75 s ahead of <b>its peers</b>";

    @TempDir
    Path data;

    private final RestingNode node = new RestingNode();

    @Test
    void anAlarmIsToldUntilItIsAcknowledgedFromAnyBrowser() throws Exception {
        node.warnings = List.of(CLOCK);
        try (var office = Office.open(
                        data, () -> RestingNode.NOW, DurableSteps.NONE, _ -> node.announce(Change.Topic.ENTRIES));
                var desk = Desk.open(node, new Rows(new Titles(List.of())), data, 0);
                var client = HttpClient.newHttpClient();
                var browser = new PlainBrowser(desk::port)) {
            node.office = Optional.of(office);
            var live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + "/live"))
                    .build();
            try (var lines = new BufferedReader(new InputStreamReader(
                    client.send(live, BodyHandlers.ofInputStream()).body(), UTF_8))) {
                assertThat(urgent(lines))
                        .isEqualTo("data:[{\"circle\":\"Two of us\",\"kind\":\"alarm\",\"mark\":\""
                                + new Urgent(Urgent.Kind.ALARM, Urgent.alarm(CLOCK)).mark()
                                + "\",\"path\":\"/\"}]");
                var drawn = browser.get("/shift/turn");
                PlainBrowser.location(
                        browser.post(drawn, "/shift/turn", "who", "A", "note", "relieved", "act", "take"));
                var watch = browser.get("/?lang=en");
                assertThat(PlainBrowser.words(watch)).contains("urgent 1: alarm 1");
                assertThat(watch.body()).contains("&lt;b&gt;its peers&lt;/b&gt;", "id=\"bell\"");
                PlainBrowser.location(browser.post(watch, "/shift/acknowledge", "row", Urgent.alarm(CLOCK)));
                assertThat(urgent(lines)).isEqualTo("data:[]");
                var seen = browser.get("/?lang=en");
                assertThat(PlainBrowser.words(seen)).doesNotContain("urgent 1").contains("seen by A, 03:04 UTC");
            }
        }
    }

    private static String urgent(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (!line.equals("event:urgent")) {
            line = lines.readLine();
        }
        return lines.readLine();
    }
}
