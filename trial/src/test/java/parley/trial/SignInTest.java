package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People sign in at a demo's desk, in a browser with an authenticator of its own. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/signin");
    private static final Pattern KEY = Pattern.compile("\\{[a-z]+}|(^|\\s)[a-z]+\\.[a-z-]+(\\.[a-z-]+)*=");

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile")).withPasskeys();
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
        // Before the first account the desk says that it asks nobody.
        browser.size(WIDE, HIGH).theme("light").open(page("/administration", "en"));
        assertThat(browser.text("main"))
                .contains("Whoever can open its port on this machine reads every page", "parley account add");
        assertGood("unguarded-en", WIDE);
        var code = account("add", "chief", "--role", "administrator");
        browser.open(page("/ledger", "en"));
        browser.await("the sign-in page", () -> browser.address().getPath().equals("/sign-in"));
        assertGood("signin-en", WIDE);
        enrol(browser, code);
        browser.await(
                "the page that was asked for", () -> browser.address().getPath().equals("/ledger"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        // What is refused comes with 401 or 403, which a browser notes; and Chromium would have RS256 taken too, which
        // is not.
        assertThat(browser.complaints())
                .allMatch(line -> line.contains("401") || line.contains("403") || line.contains("ES256 and RS256"));
    }

    private URI page(String path, String language) {
        return desks.page("XB", language).resolve(path + "?lang=" + language);
    }

    private String account(String... arguments) {
        List<String> command = new ArrayList<>(List.of("account"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.resolve("world/XB").toString()));
        try (var made = Program.parley(Checkout.ROOT, Map.of(), command)) {
            assertThat(made.awaitExit(Duration.ofMinutes(1)))
                    .as("%s", made.err())
                    .isZero();
            return made.out().getFirst();
        }
    }

    private static void enrol(Browser browser, String code) {
        browser.one("#code").sendKeys(code);
        browser.click("form[action^='/sign-in/code'] button");
        browser.await("the page to make a passkey", () -> browser.text("h1").equals("Make a passkey"));
        browser.click("form.passkey button");
    }

    private void signIn() {
        browser.open(page("/", "en"));
        if (browser.address().getPath().equals("/sign-in")) {
            browser.click("form.passkey button");
            browser.await("the watch", () -> !browser.all("#due").isEmpty());
        }
    }

    @Test
    void aPasskeySignsInAndOutAgain() {
        signIn();
        browser.click(".person a");
        browser.await("the account", () -> browser.text("h1").equals("Your account"));
        assertThat(browser.text("main")).contains("chief", "administrator", "this one");
        browser.click("form[action^='/sign-out'] button");
        browser.await("the sign-in page", () -> browser.text("h1").equals("Sign in"));
        browser.open(page("/entries", "en"));
        browser.await("the sign-in page", () -> browser.address().getPath().equals("/sign-in"));
        browser.click("form.passkey button");
        browser.await("the entries", () -> browser.address().getPath().equals("/entries"));
        assertThat(browser.text(".person")).contains("chief");
    }

    @Test
    void aReaderIsOfferedNothingThatHeMayNotDoAndRefusedIt() {
        signIn();
        browser.open(page("/administration", "en"));
        browser.one("#account-name").sendKeys("night reader");
        browser.click("form[action^='/administration/account/add'] button");
        browser.await("the code", () -> browser.text("h1").equals("Enrolment code"));
        var code = browser.text("#secret");
        picture("secret-en");
        assertThat(browser.barriers()).isEmpty();
        try (var other = Browser.start(folder.resolve("reader")).withPasskeys()) {
            other.size(WIDE, HIGH).open(page("/", "en"));
            enrol(other, code);
            other.await("the watch", () -> !other.all("#due").isEmpty());
            assertThat(other.text("nav")).contains("Entries", "Ledger").doesNotContain("Write", "Administration");
            assertThat(other.lines("main a")).doesNotContain("Write it");
            other.open(page("/write", "en"));
            assertThat(other.text("main")).contains("Not allowed", "This needs the role drafter.");
            assertThat(other.barriers()).isEmpty();
            other.picture(PICTURES.resolve("forbidden.png"));
        }
    }

    @Test
    void withoutScriptsTheSignInPageSaysWhatAPasskeyNeeds() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(NARROW, HIGH).open(page("/sign-in", "en"));
            assertThat(Browser.line(plain.one(".scriptless"))).startsWith("A passkey needs scripts.");
            assertThat(plain.one("form.passkey").isDisplayed()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyLanguageFitsEveryScreenAndIsOpenToEverybody(String code) {
        signIn();
        for (var path : List.of("administration", "account", "administration/log", "administration/account")) {
            var named = path.equals("administration/account") ? "&name=chief" : "";
            browser.theme("light").size(WIDE, HIGH).open(URI.create(page("/" + path, code) + named));
            // The table of addresses has slots of its own.
            var said = browser.script("return [...document.querySelectorAll('h1,h2,h3,p,td,dt,dd,label,button')]"
                    + ".map(one => one.innerText).join('\\n')");
            assertThat(said.toString()).doesNotContainPattern(KEY);
            assertGood(path.replace('/', '-') + "-" + code + "-light", WIDE);
            browser.theme("dark").size(NARROW, HIGH);
            assertGood(path.replace('/', '-') + "-" + code + "-dark", NARROW);
        }
        try (var stranger = Browser.start(folder.resolve("stranger-" + code))) {
            stranger.size(NARROW, HIGH).theme("dark").open(page("/", code));
            assertThat(stranger.barriers()).as(code).isEmpty();
            assertThat(stranger.holds("document.documentElement.scrollWidth <= " + NARROW))
                    .isTrue();
            stranger.picture(PICTURES.resolve("signin-" + code + "-dark.png"));
        }
    }

    private void assertGood(String name, int width) {
        assertThat(browser.barriers()).as(name).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= " + width))
                .as(name)
                .isTrue();
        picture(name);
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"));
    }
}
