package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.view.CircleView;

/** The line of XB in the night on the line, as a browser without scripts gets it. */
class LinePagesTest {
    private static final Path HOTLINE = Path.of(System.getProperty("parley.root"), "agreements", "hotline");
    private static final Pack PACK = PackLoader.load(PackFolder.read(HOTLINE));
    private static final Instant UNREAD = Instant.parse("2026-03-02T01:12:00Z");

    @TempDir
    Path data;

    private CaseNode node;
    private Desk desk;
    private PlainBrowser browser;

    @BeforeEach
    void open() throws IOException {
        show(UNREAD);
    }

    private void show(Instant now) throws IOException {
        var text = Files.readString(HOTLINE.resolve("cases/night-on-the-line.yaml"));
        node = Played.node(PACK, Played.scenario(PACK, text), now);
        desk = Desk.open(node, new Rows(new Titles(List.of(PACK))), data, 0);
        browser = new PlainBrowser(() -> desk.port());
    }

    @AfterEach
    void close() {
        browser.close();
        desk.close();
    }

    private CircleView circle() {
        return node.circle(node.circles().getFirst().id()).orElseThrow();
    }

    private String at(Instant now, String path) throws Exception {
        close();
        show(now);
        return PlainBrowser.words(browser.get(path));
    }

    @Test
    void whatIsUnreadStandsFirstWithItsCodeItsTimeAndOneButton() throws Exception {
        var page = browser.get("/line?lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        var words = PlainBrowser.words(page);
        assertThat(words)
                .contains("Unread 1", "00 h 58 m left", "XA", "Immediate", "XA/2", "CL2", "Lights on the water")
                .contains("Written, clock of XA 01:10:00 UTC", "Delivered, clock of XB 01:10:01 UTC", "not yet")
                .containsSubsequence("Unread", "CL2", "Acknowledge", "Said on the line");
        assertThat(page.body()).as("what comes from others stands by itself").contains("<code><bdi>CL2</bdi></code>");
        assertThat(page.body().split("/line/read\\?|line/read\\?", -1))
                .as("one button")
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachReadsTheCodeInHisOwnLanguageAndFreeWordsWithTheirs(Language language) throws Exception {
        var page = browser.get("/line?lang=" + language.code());
        var sentence = PACK.phrases().phrase("CL2").orElseThrow().says().getOrDefault(language.code(), "{");
        var words = PlainBrowser.words(page).replace('\u00a0', ' ').replace('\u202f', ' ');
        assertThat(words).contains(sentence.substring(0, sentence.indexOf('{')).strip());
        assertThat(page.body()).contains("<bdi lang=\"en\">Lights on the water");
        assertThat(words.contains("[en]")).isEqualTo(language != Language.EN);
    }

    @Test
    void theFormatsAndWordsOfThePackStandByTheirNames() throws Exception {
        for (var path : List.of("/line?lang=ru", "/line/phrases?lang=ru")) {
            Named.byNames(PACK, path, browser.get(path));
        }
    }

    @Test
    void oneButtonLeadsToTheCheckOfAnAcknowledgementAndAgainToTheSame() throws Exception {
        var page = browser.get("/line?lang=en");
        var entry = circle().entries().stream()
                .filter(each -> each.format().equals("coded-message"))
                .findFirst()
                .orElseThrow()
                .pointer()
                .path();
        var first = PlainBrowser.location(browser.post(page, "/line/read?lang=en", "entry", entry));
        assertThat(first).startsWith("/write/draft/acknowledgement").endsWith("/check?lang=en");
        var again = PlainBrowser.location(browser.post(page, "/line/read?lang=en", "entry", entry));
        assertThat(again).isEqualTo(first);
        var kept = node.drafts(circle().summary().id());
        assertThat(kept).hasSize(1);
        var typed = kept.getFirst().typed();
        assertThat(typed.value("b.acknowledged")).isEqualTo("XA/2");
        assertThat(typed.value("subject")).isEqualTo("XA/2");
        assertThat(typed.value("refs.0.entry")).isEqualTo(entry);
    }

    @Test
    void whatIsNotThereOrReadAlreadyBeginsNothing() throws Exception {
        var page = browser.get("/line?lang=en");
        assertThat(browser.post(page, "/line/read?lang=en", "entry", "XA/1/99").statusCode())
                .isEqualTo(409);
        assertThat(node.drafts(circle().summary().id())).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteBeginsNothing() throws Exception {
        browser.get("/line?lang=en");
        var form = Map.of("precedence", "flash", "text", "Hello.");
        assertThat(browser.post("/line/say?lang=en", form, "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(node.drafts(circle().summary().id())).isEmpty();
    }

    @Test
    void aMessageByCodeIsADraftWithTheNextNumberAndIsShownInAllSixLanguagesBeforeItIsSent() throws Exception {
        var page = browser.get("/line/phrase?code=LK2&lang=fr");
        assertThat(PlainBrowser.words(page)).contains("La ligne sera hors service", "‹from›", "‹until›");
        var check = said(
                page,
                "precedence",
                "routine",
                "with.from",
                "2026-03-02 06:00",
                "with.until",
                "2026-03-02 07:00",
                "text",
                "");
        assertThat(check.statusCode()).isEqualTo(200);
        var typed = node.drafts(circle().summary().id()).getFirst().typed();
        assertThat(typed.format()).isEqualTo("coded-message");
        assertThat(typed.value("b.signal")).isEqualTo("XB/2");
        assertThat(typed.value("b.phrase")).isEqualTo("LK2\nfrom: 2026-03-02 06:00\nuntil: 2026-03-02 07:00");
        assertThat(PlainBrowser.words(check))
                .containsSubsequence(
                        "LK2",
                        "hors service pour entretien du 2026-03-02 06:00:00 UTC au 2026-03-02 07:00:00 UTC",
                        "English",
                        "out of service for upkeep from 2026-03-02 06:00:00 UTC until 2026-03-02 07:00:00 UTC",
                        "Deutsch",
                        "Italiano",
                        "Русский",
                        "Español");
    }

    private HttpResponse<String> said(HttpResponse<String> drawn, String... typed) throws Exception {
        return browser.get(PlainBrowser.location(browser.post(drawn, "/line/say?lang=fr", typed)));
    }

    @Test
    void whatCannotBeReadIsToldOnTheFormAndNothingTypedIsLost() throws Exception {
        var page = browser.get("/line/phrase?code=LK2&lang=en");
        var check = said(page, "precedence", "routine", "with.from", "noon", "with.until", "", "text", "Back soon.");
        assertThat(check.body()).contains("id=\"faults\"", "noon", "until:", "Back soon.");
    }

    @Test
    void twoMessagesThatAreBegunHaveTwoNumbers() throws Exception {
        var page = browser.get("/line?lang=fr");
        said(page, "precedence", "flash", "text", "Un.");
        said(page, "precedence", "flash", "text", "Deux.");
        assertThat(node.drafts(circle().summary().id()).stream()
                        .map(draft -> draft.typed().value("b.message")))
                .containsExactlyInAnyOrder("XB/2", "XB/3");
    }

    @Test
    void aTestIsBegunByWhoeverOwesItWithTheOneThatItFollows() throws Exception {
        assertThat(PlainBrowser.words(browser.get("/line?lang=en")))
                .contains("Next test XA due")
                .doesNotContain("Write the test");
        close();
        show(Instant.parse("2026-03-01T19:00:00Z"));
        var page = browser.get("/line?lang=en");
        assertThat(PlainBrowser.words(page)).contains("Next test XB due", "11 h 00 m left", "Write the test");
        PlainBrowser.location(browser.post(page, "/line/test?lang=en", "duty", "tests.next/XA/1"));
        var typed = node.drafts(circle().summary().id()).getFirst().typed();
        assertThat(typed.value("b.test")).isEqualTo("XB/1");
        assertThat(typed.value("b.follows")).isEqualTo("XA/1");
        assertThat(typed.value("b.number")).isEqualTo("1");
        assertThat(typed.value("b.text")).isEqualTo("The river is high in spring.");
    }

    @Test
    void aMissedTestStandsInTheRecordOfWhoMissedIt() throws Exception {
        assertThat(at(Instant.parse("2026-03-02T09:00:00Z"), "/line?lang=en"))
                .contains("Next test XA overdue", "01 h 00 m over")
                .contains("7 d0 of 1 (0.0 %)1 of 1 (100.0 %) 1 of 2 (50.0 %)")
                .contains("Missed XA 2026-03-02 08:00:00 UTC");
    }

    @Test
    void readAndLateStandBesideTheTimeByTheReadersClock() throws Exception {
        assertThat(at(Instant.parse("2026-03-02T09:00:00Z"), "/line?lang=en"))
                .contains("Unread 0", "Read, clock of XB 01:14:00 UTC met", "Read, clock of XA 01:56:00 UTC late")
                .contains("Please come.")
                .doesNotContain("Acknowledge");
    }

    @Test
    void thePhraseBookIsNarrowedByWordsOfItsReaderAndByParagraph() throws Exception {
        var all = browser.get("/line/phrases?lang=de");
        assertThat(rows(all)).isEqualTo(PACK.phrases().phrases().size());
        assertThat(rows(browser.get("/line/phrases?lang=de&words=LEITUNG+wartung")))
                .isOne();
        assertThat(rows(browser.get("/line/phrases?lang=de&ref=6"))).isEqualTo(46);
        assertThat(PlainBrowser.words(browser.get("/line/phrases?lang=de&words=xyzzy")))
                .contains("Keine Phrase des Buchs enthält diese Wörter.");
        assertThat(browser.get("/line/phrases.csv?lang=de&words=wartung").body().lines())
                .hasSize(2)
                .first()
                .isEqualTo("code,paragraph,en,fr,de,it,ru,es");
        assertThat(browser.get("/line/phrase?code=XX9&lang=de").statusCode()).isEqualTo(404);
    }

    private static long rows(HttpResponse<String> page) {
        return page.body()
                .lines()
                .filter(line -> line.contains("<th scope=\"row\">"))
                .count();
    }

    @Test
    void whatChangesComesAloneForAPageThatIsOpen() throws Exception {
        var page = browser.get("/line?lang=en");
        assertThat(page.body()).contains("data-live=\"/line/talk?lang=en\"");
        var talk = browser.get("/line/talk?lang=en");
        assertThat(talk.body()).contains("class=\"now\"", "name=\"entry\"").doesNotContain("<html", "<textarea");
    }

    @Test
    void theHeadLeadsToTheLineOnlyWhereThereIsOne() throws Exception {
        assertThat(browser.get("/?lang=en").body()).contains("href=\"/line?lang=en\" data-key=\"h\"");
        close();
        var other = new CaseNode("zapad-2017", Instant.parse("2017-09-14T12:00:00Z"));
        desk = Desk.open(other, new Rows(new Titles(List.of(other.pack))), data, 0);
        browser = new PlainBrowser(() -> desk.port());
        assertThat(browser.get("/?lang=en").body()).doesNotContain("/line?lang", "data-key=\"h\"");
        for (var path : List.of("/line", "/line/talk", "/line/phrases", "/line/phrases.csv", "/line/phrase?code=LK1")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
