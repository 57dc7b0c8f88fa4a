package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/** Who has the watch, signs second and is on call, as officers keep it and come upon it; it is 03:05 on 4 October 2026. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotaTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/rota");
    private static final String WEEK = "shift/rota?from=2026-10-05";
    private static final String ROTA = """
            watch;2026-10-03 20:00;2026-10-04 08:00;Anna Weber;+1 555 0100
            watch;2026-10-04 08:00;2026-10-04 20:00;Marco Rossi;+1 555 0111
            watch;2026-10-05 08:00;2026-10-06 08:00;Anna Weber
            watch;2026-10-06 06:00;2026-10-07 20:00;Hélène Dupont-Lefèvre
            second;2026-10-04 00:00;2026-10-04 12:00;second officer;+1 555 0144
            second;2026-10-04 12:00;2026-10-11 00:00;Marco Rossi
            call;2026-10-01 00:00;2026-10-18 00:00;Colonel Ortiz;+1 555 0177
            """;

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).allMatch(line -> line.contains("422"));
    }

    private URI page(String party, String below, String language) {
        return desks.page(party, language)
                .resolve("/" + below + (below.contains("?") ? "&" : "?") + "lang=" + language);
    }

    /** Pastes what has an error, sees which line and why, mends it, looks again, and writes it; then the watch names them. */
    @Test
    void aRotaIsPastedInRussianOnATelephone() {
        browser.theme("dark").size(NARROW, HIGH).open(page("XC", "shift", "ru"));
        assertThat(browser.text("#rota")).contains("График дежурств не ведётся");
        browser.click("#rota .acts a");
        browser.click(".acts a[href*='rota/paste']");
        var clerk = new Clerk(browser);
        clerk.type("rows", """
                Дежурство;2026-10-03 20:00;2026-10-04 08:00;Иванова;+7 555 0100
                Дежурство;2026-10-04 08:00;2026-10-04 07:00;Петров;+7 555 0111
                """);
        clerk.type("who", "Иванова");
        browser.click("button[value='preview']");
        browser.await("what is wrong", () -> browser.text("#faults").contains("Нельзя принять строк: 1 из 2"));
        assertThat(browser.text("#preview tr.faulty")).contains("2", "Конец раньше начала", "Петров");
        picture("wrong-ru");
        var rows = clerk.value("rows").replace("2026-10-04 07:00", "2026-10-04 20:00");
        clerk.type("rows", rows);
        browser.click("button[value='preview']");
        browser.await(
                "that all can be taken",
                () -> !browser.all("button[value='keep']").isEmpty());
        assertThat(browser.text("#preview")).contains("Все строки можно принять", "Ни пропусков, ни наложений.");
        good("preview-ru");
        browser.click("button[value='keep']");
        browser.await("the rota", () -> browser.address().getPath().equals("/shift/rota"));
        assertThat(browser.text("#line-2")).contains("Петров", "+7 555 0111", "действует");
        assertThat(browser.text("#lacks")).contains("Готовность к вызову: никто");
        good("week-ru");
        browser.open(page("XC", "", "ru"));
        assertThat(browser.text("header .duty")).contains("По графику: Иванова до 08:00", "Далее: Петров, 08:00");
        good("watch-ru");
        browser.open(page("XC", "shift/turn", "ru"));
        clerk.type("who", "Сидоров");
        browser.click("button[value='take']");
        browser.await("the watch", () -> browser.text("h1").startsWith("Дежурство: Сидоров"));
        assertThat(browser.text("#other")).isEqualTo("В графике был назначен: Иванова.");
        good("taken-ru");
    }

    @Test
    void aDraftThatWaitsNamesWhoSignsSecondByTheRota() {
        keep("XB");
        browser.theme("light").size(WIDE, HIGH).open(page("XB", "write", "en"));
        var clerk = new Clerk(browser);
        clerk.begin("notification");
        fill(clerk);
        clerk.checkWell();
        clerk.choose("officer.0", "first officer");
        browser.click("button[value='first']");
        browser.await("what waits", () -> browser.text("h1").equals("Waiting for a second officer"));
        assertThat(browser.text("#rota"))
                .isEqualTo("Second signature by the rota: second officer, telephone +1 555 0144,"
                        + " 2026-10-04 00:00–12:00 UTC. Next: Marco Rossi, telephone +1 555 0111,"
                        + " from 2026-10-04 12:00 UTC.");
        good("waiting-en");
        var waiting = browser.address();
        browser.open(page("XB", "shift/rota", "en"));
        browser.click("#line-5 a");
        browser.await("the form", () -> clerk.value("officer").equals("second officer"));
        clerk.type("officer", "Marco Rossi");
        clerk.type("telephone", "");
        clerk.type("who", "Chief");
        browser.click("button[value='keep']");
        browser.await("the rota", () -> browser.address().getPath().equals("/shift/rota"));
        assertThat(browser.text("#line-5")).contains("second officer", "replaced at");
        browser.open(waiting);
        assertThat(browser.text("#rota")).contains("Marco Rossi cannot sign second here");
        browser.open(page("XB", "shift/calls", "en"));
        clerk.type("matter", "The reply to XA is due.");
        clerk.type("who", "Anna Weber");
        browser.click("form button.main");
        browser.await("the call-out", () -> browser.text("h1").startsWith("Call-out"));
        assertThat(clerk.value("person")).isEqualTo("Colonel Ortiz");
        assertThat(browser.text(".rota-says")).contains("Colonel Ortiz, telephone +1 555 0177");
        good("call-en");
    }

    private void fill(Clerk clerk) {
        clerk.type("subject", "XB/9");
        clerk.type("b.activity", "XB/9");
        clerk.type("b.designation", "Harbour");
        clerk.tick("b.hosts", "XB");
        clerk.choose("b.form", "exercise");
        clerk.type("b.start", "2026-12-12");
        clerk.type("b.end", "2026-12-20");
        clerk.type("b.area:accuracy", "1000");
        browser.one("[name='b.area']").sendKeys("36.1, -38.1\n36.1, -37.9\n35.9, -37.9");
        clerk.paste(
                "b.contingents",
                "party;state;from;to;troops;tanks;acv;artillery;brigades;divisional\n"
                        + "XB;XB;2026-12-12;2026-12-20;9300;0;0;0;2;no");
    }

    /** The rota of a party, pasted once. */
    private void keep(String party) {
        browser.theme("light").size(WIDE, HIGH).open(page(party, WEEK, "en"));
        if (!browser.all("#lacks").isEmpty()) {
            return;
        }
        browser.open(page(party, "shift/rota", "en"));
        var clerk = new Clerk(browser);
        clerk.type("zone", "Europe/Vienna");
        clerk.type("who", "Chief");
        if (party.equals("XE")) {
            browser.click("form[action*='zone'] button");
            browser.await("the zone", () -> browser.text("main").contains("in brackets the time of Europe/Vienna"));
        }
        browser.open(page(party, "shift/rota/paste", "en"));
        clerk.type("rows", ROTA);
        clerk.type("who", "Chief");
        browser.click("button[value='preview']");
        browser.await("the preview", () -> !browser.all("button[value='keep']").isEmpty());
        browser.click("button[value='keep']");
        browser.await("the rota", () -> browser.address().getPath().equals("/shift/rota"));
    }

    @Test
    void withoutScriptsALineIsWritten() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(NARROW, HIGH).open(page("XA", "shift/rota/line", "fr"));
            var clerk = new Clerk(plain);
            clerk.tick("duty", "call");
            clerk.type("from", "2026-10-04 08:00");
            clerk.type("until", "2026-10-04 20:00");
            clerk.type("officer", "Mme Lefèvre");
            clerk.type("who", "Chef");
            plain.click("button[value='keep']");
            plain.await("the line", () -> Browser.line(plain.one("main")).contains("08:00–20:00 Mme Lefèvre"));
            assertThat(plain.complaints()).isEmpty();
        }
    }

    /** With the keyboard alone: the key of the part, that of the rota, and on to the week after. */
    @Test
    void theRotaIsReachedByTheKeyboard() {
        keep("XE");
        browser.open(page("XE", "", "en"));
        browser.press("9");
        browser.await("the shift", () -> browser.address().getPath().equals("/shift"));
        browser.press("r");
        browser.await("the rota", () -> browser.address().getPath().equals("/shift/rota"));
        browser.script("document.querySelector('a[rel=next]').focus()");
        browser.press(org.openqa.selenium.Keys.ENTER);
        browser.await("the week after", () -> browser.text("h1").equals("Rota from 2026-10-05 to 2026-10-11"));
        assertThat(browser.text("#lacks"))
                .contains("Watch: nobody, 2026-10-05 00:00–08:00 UTC (02:00–10:00).")
                .contains(
                        "Watch: Anna Weber, Hélène Dupont-Lefèvre at once, 2026-10-06 06:00–08:00 UTC (08:00–10:00).");
    }

    @Test
    void theRotaIsPrintedOnA4() {
        keep("XE");
        browser.paper().open(page("XE", WEEK + "&span=month", "ru"));
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(browser.all("form, body > nav, .web")).noneMatch(one -> one.isDisplayed());
        picture("paper-ru");
        assertThat(browser.print()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageCanBeReadByEveryone(String code) {
        keep("XE");
        for (var below : List.of(
                "shift",
                WEEK,
                WEEK + "&span=month",
                "shift/rota/line?replaces=1",
                "shift/rota/paste",
                "shift/turn",
                "")) {
            browser.theme("light").size(WIDE, HIGH).open(page("XE", below, code));
            good(name(below, code));
            browser.theme("dark").size(NARROW, HIGH).open(page("XE", below, code));
            good(name(below, code) + "-narrow");
        }
    }

    private static String name(String below, String code) {
        return (below + "-" + code).replaceAll("[^a-z]+", "-");
    }

    private void good(String name) {
        assertThat(browser.barriers()).as(name).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits", name)
                .isTrue();
        assertThat(browser.one("body").findElements(By.tagName("h1"))).hasSize(1);
        if (name.contains("-en") || name.contains("-ru")) {
            picture(name);
        }
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"));
    }
}
