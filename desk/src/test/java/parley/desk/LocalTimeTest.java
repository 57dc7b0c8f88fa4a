package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.location;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.node.office.Office;

/** Every page of an office that has said where it is tells each instant in UTC and in its own time. */
class LocalTimeTest {
    private static final Instant NOW = Instant.parse("2026-10-04T03:05:00Z");
    private static final String SECOND = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC";
    /** An hour without its day, wherever a page says that it is an instant. */
    private static final String HOUR = "<time[^>]*>[^<]*[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?: UTC)?";

    private static final Pattern ALONE =
            Pattern.compile("(?s).{0,60}(?:" + SECOND + "|" + HOUR + ")(?!</time> <small class=\"local|[:0-9 ])");
    private static final Path HOTLINE = Path.of(System.getProperty("parley.root"), "agreements", "hotline");

    /** The day on which the office at the other end of the world has a change of its clocks, too. */
    private static final String BESIDE = "2026-10-04 08:00:00 UTC</time> <small class=\"local moment\">(%s)</small>";

    @TempDir
    Path data;

    private final CaseNode node = CaseDesk.played("night-at-the-desk", text -> text, NOW);
    private Office office;
    private CaseDesk desk;
    private PlainBrowser browser;

    @BeforeEach
    void open() throws IOException {
        office = CaseDesk.office(node, data);
        desk = new CaseDesk(data, node);
        browser = desk.browser;
    }

    @AfterEach
    void close() {
        desk.close();
        office.close();
    }

    private void live(String zone) {
        office.settle(node.circles().getFirst().id(), ZoneId.of(zone), "Chief");
    }

    private String get(String path) throws Exception {
        var page = browser.get(path);
        assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
        return page.body();
    }

    /** What stands in the page itself; its head and its foot tell which time it was there, and what officers type. */
    private static String work(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("(?s)<(input|textarea|pre|option)[^>]*>[^<]*", "")
                .replaceAll("<[a-z]+ class=\"unseen\">[^<]*", "")
                .replaceAll("(?s)<span id=\"kept\".*?</span>", "");
    }

    private List<String> pages() throws Exception {
        var turn = browser.get("/shift/turn");
        location(browser.post(turn, "/shift/turn", "who", "Weber", "note", "relieved", "act", "take"));
        var log = browser.get("/shift/log");
        location(browser.post(log, "/shift/log", "text", "Called", "means", "telephone", "who", "Weber"));
        var start = browser.get("/write");
        var form = location(browser.post(start, "/write/new", "format", "reply-explanation", "replyTo", "XA/1/0"));
        var said = new HashMap<String, String>();
        said.put("seal", String.valueOf(PlainBrowser.hidden(browser.get(form)).get("seal")));
        said.put("do", "check");
        Objects.requireNonNull(node.resting.drafts.get("reply-explanation-1"))
                .typed()
                .values()
                .forEach((name, typed) -> said.put(name, typed.getFirst()));
        said.put("b.answers.0.text", "9,400");
        said.put("b.answers.1.text", "9 October");
        var check = location(browser.post(form, said, "same-origin"));
        return List.of(
                "/",
                "/entries",
                "/entries/XA/1/0",
                "/write",
                form,
                check,
                "/calendar?year=2026",
                "/calendar/spans?year=2026",
                "/agreement",
                "/agreement/findings",
                "/figures",
                "/figures/replies",
                "/figures/requests",
                "/ledger",
                "/shift",
                "/shift/log",
                "/finding?name=unusual-activity.reply%2FXA%2F3&by=XB&account=XB",
                "/finding?name=unusual-activity.reply%2FXA%2F3&by=XB&account=XB&at=2026-10-04T02:00:00Z");
    }

    @Test
    void noInstantStandsAloneOnAnyPageOnceItIsKnownWhereTheOfficeIs() throws Exception {
        live("Pacific/Auckland");
        var alone = new ArrayList<String>();
        int beside = 0;
        for (var path : pages()) {
            var work = work(get(path));
            ALONE.matcher(work).results().forEach(found -> alone.add(path + ": " + found.group()));
            beside += work.split("class=\"local moment\"", -1).length - 1;
        }
        assertThat(alone).isEmpty();
        assertThat(beside).isGreaterThan(50);
    }

    @Test
    void noInstantStandsAloneOnTheLine() throws Exception {
        var pack = PackLoader.load(PackFolder.read(HOTLINE));
        var text = Files.readString(HOTLINE.resolve("cases/night-on-the-line.yaml"));
        var line = Played.node(pack, Played.scenario(pack, text), Instant.parse("2026-03-02T09:00:00Z"));
        var folder = Files.createDirectory(data.resolve("line"));
        try (var kept = CaseDesk.office(line, folder);
                var shown = new CaseDesk(folder, line)) {
            kept.settle(line.circles().getFirst().id(), ZoneId.of("Pacific/Auckland"), "Chief");
            for (var path : List.of("/line", "/line/talk")) {
                var page = shown.browser.get(path).body();
                // What stands behind a code is a sentence that both sides read alike.
                var work = (path.equals("/line") ? work(page) : page).replaceAll("(?s)<p class=\"says\">.*?</p>", "");
                assertThat(ALONE.matcher(work).results().map(found -> found.group()))
                        .as(path)
                        .isEmpty();
                assertThat(work.split("class=\"local moment\"", -1)).as(path).hasSizeGreaterThan(8);
            }
        }
    }

    @Test
    void nothingStandsBesideUtcWhereNobodyHasSaidSoOrTheOfficeLivesByIt() throws Exception {
        var pages = pages();
        for (var path : pages) {
            assertThat(get(path)).as(path).doesNotContain("class=\"local", "in brackets the time of");
        }
        live("Etc/UTC");
        for (var path : pages) {
            assertThat(get(path)).as(path).doesNotContain("class=\"local", "in brackets the time of");
        }
    }

    @Test
    void aDeadlineIsToldWithTheDayOfTheWeekWhereItIsAnotherAndTheFootSaysWhoseTimeItIs() throws Exception {
        live("Pacific/Auckland");
        assertThat(get("/"))
                .contains(BESIDE.formatted("21:00:00"))
                .contains("UTC; in brackets the time of <bdi>Pacific/Auckland</bdi>.");
        live("Pacific/Kiritimati");
        assertThat(get("/")).contains(BESIDE.formatted("22:00:00"));
        assertThat(get("/entries/XA/1/0"))
                .contains("2026-10-02 08:00:00 UTC</time> <small class=\"local moment\">(22:00:00)</small>");
        live("Pacific/Pago_Pago");
        assertThat(get("/")).contains(BESIDE.formatted("Sat 21:00:00"));
        assertThat(get("/?lang=ru")).contains(BESIDE.formatted("сб 21:00:00"));
    }

    /** What was frozen when the watch was taken over is read by the clock of the office that reads it. */
    @Test
    void whatWasOpenOnAWatchIsToldInTheOfficesTimeToo() throws Exception {
        var turn = browser.get("/shift/turn");
        location(browser.post(turn, "/shift/turn", "who", "Weber", "note", "relieved", "act", "take"));
        live("Europe/Vienna");
        var act = office.acts(node.circles().getFirst().id(), 1).getFirst().number();
        assertThat(get("/shift/watch/" + act))
                .contains("2026-10-04 08:00:00 UTC</time> <small class=\"local moment\">(10:00:00)</small>");
    }

    /** A spreadsheet and a text that goes to others are read elsewhere. */
    @Test
    void aTableForASpreadsheetIsInUtcAlone() throws Exception {
        live("Pacific/Auckland");
        assertThat(get("/entries.csv")).contains("2026-10-02").doesNotContain("(21:00:00)");
        assertThat(get("/agreement/findings?as=csv")).doesNotContain("(21:00:00)");
    }
}
