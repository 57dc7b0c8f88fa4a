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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.Change;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;

/** A party in two circles: what one of them asks is told on the pages of the other. */
@Timeout(60)
class SeveralCirclesTest {
    /** A flash message has come, to be read by five to two. */
    private static final Instant UNREAD = Instant.parse("2026-03-02T01:45:00Z");

    private static final Hash LINE = Hash.sha256(Bytes.utf8("line"));
    private static final String BELOW = "/circle/" + LINE.hex() + "/";
    private static final Pack HOTLINE = CaseDesk.pack("hotline");

    @TempDir
    Path data;

    private final RestingNode node = new RestingNode();

    private static CircleView line() {
        var played = CaseDesk.played(HOTLINE, "night-on-the-line", text -> text, UNREAD);
        var view = played.circle(played.circles().getFirst().id()).orElseThrow();
        var summary = view.summary();
        return new CircleView(
                new CircleSummary(LINE, "Line of two", false, summary.members(), summary.roles(), summary.agreements()),
                view.at(),
                view.entries(),
                view.findings(),
                view.peers(),
                List.of());
    }

    private Desk open() throws IOException {
        var packs = new LinkedHashMap<Hash, List<Pack>>();
        packs.put(RestingNode.CIRCLE, List.of());
        packs.put(LINE, List.of(HOTLINE));
        return Desk.open(node, new Rows(new Titles(packs)), data, 0);
    }

    @Test
    void everyPageOfACircleTellsWhatAnotherAsksAndLeadsThere() throws Exception {
        node.join(line(), HOTLINE);
        try (var desk = open();
                var browser = new PlainBrowser(desk::port)) {
            for (var path : List.of("/", "/ledger", "/entries", "/write")) {
                var page = browser.get(path + "?lang=en");
                assertThat(PlainBrowser.words(page))
                        .as(path)
                        .containsSubsequence("Circles", "Two of us", "Line of two", "flash message 1", "unread 1")
                        .contains("due within a day 1");
                assertThat(page.body())
                        .as(path)
                        .contains("<a class=\"summons\" href=\"" + BELOW + "?lang=en\">", "data-follows=\"yes\"")
                        .contains("<a class=\"summons\" href=\"/?lang=en\" hidden>")
                        .contains("<span data-asked=\"bell.wrong\" hidden>");
            }
        }
    }

    @Test
    void theWatchOfAnyCircleLeadsToWhatIsDueFirstOfAll() throws Exception {
        node.join(line(), HOTLINE);
        try (var desk = open();
                var browser = new PlainBrowser(desk::port)) {
            for (var path : List.of("/", BELOW)) {
                var watch = browser.get(path + "?lang=en");
                assertThat(PlainBrowser.words(watch))
                        .containsSubsequence("Due first in all circles:", "XB/2", "· Line of two ·");
                assertThat(watch.body()).contains("href=\"" + BELOW + "?lang=en#due\"");
            }
        }
    }

    @Test
    void whoIsInOneCircleAloneIsToldNothingOfOthers() throws Exception {
        try (var desk = open();
                var browser = new PlainBrowser(desk::port)) {
            assertThat(browser.get("/ledger?lang=en").body()).doesNotContain("data-circle", "data-follows=\"yes\"");
            assertThat(PlainBrowser.words(browser.get("/?lang=en"))).doesNotContain("Due first in all circles");
        }
    }

    @Test
    void openPagesHearWhatEachCircleAsksWhenThatChanges() throws Exception {
        node.join(line(), HOTLINE);
        try (var desk = open();
                var client = HttpClient.newHttpClient()) {
            var live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + "/live"))
                    .build();
            try (var lines = new BufferedReader(new InputStreamReader(
                    client.send(live, BodyHandlers.ofInputStream()).body(), UTF_8))) {
                assertThat(summons(lines))
                        .contains("\"/\":{\"bell.alarm\":0,")
                        .contains("\"" + BELOW + "\":{\"bell.alarm\":0,\"bell.due\":1,\"bell.flash\":1,")
                        .contains("\"bell.unread\":1");
                node.warnings = List.of("the clock of this node is 75 s ahead of its peers");
                node.announce(Change.Topic.ENTRIES);
                assertThat(summons(lines)).contains("\"/\":{\"bell.alarm\":1,");
            }
        }
    }

    private static String summons(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (!line.equals("event:summons")) {
            line = lines.readLine();
        }
        return lines.readLine();
    }
}
