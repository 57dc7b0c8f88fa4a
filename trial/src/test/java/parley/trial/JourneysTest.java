package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What officers come to the desk for, each from its beginning to what the other parties then see, on five real nodes. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysTest {
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/journeys");
    private static final String AREA = "36.1, -38.1\n36.1, -37.9\n35.9, -37.9";

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    private Clerk clerk;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        browser = Browser.start(folder.resolve("profile"));
        browser.theme("light").size(1280, 900);
        clerk = new Clerk(browser);
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** It is notified when the troops commence; how many they are follows, and settles what was open. */
    @Test
    void aSnapExerciseWithFiguresToFollowIsCompleted() {
        browser.open(at("XC", "write"));
        clerk.begin("notification");
        clerk.type("subject", "XC/1");
        clerk.type("b.activity", "XC/1");
        clerk.type("b.designation", "Alarm");
        clerk.tick("b.hosts", "XC");
        clerk.choose("b.form", "exercise");
        clerk.type("b.start", "2026-10-04");
        clerk.type("b.end", "2026-10-08");
        clerk.choose("b.noAdvanceNotice", "yes");
        clerk.type("b.commenced", "2026-10-04 04:00:00");
        clerk.type("b.area:accuracy", "1000");
        browser.one("[name='b.area']").sendKeys(AREA);
        clerk.paste(
                "b.contingents",
                "party;state;from;to;tanks;acv;artillery;brigades;divisional\n"
                        + "XC;XC;2026-10-04;2026-10-08;0;0;0;2;no");
        clerk.choose("b.contingents.0.troops:blank", "toFollow");
        clerk.checkWell();
        browser.picture(PICTURES.resolve("snap-check.png"));
        clerk.send();
        awaitLine("XA", "#unknown .finding", "Ask XC for “Troops”");

        browser.open(URI.create(at("XC", "entries") + "&author=XC"));
        clerk.follow("Notification of a military activity");
        clerk.follow("Correct it");
        browser.await("what to write", () -> browser.text(".about").startsWith("Corrects"));
        clerk.begin("notification");
        assertThat(clerk.value("b.designation")).isEqualTo("Alarm");
        clerk.choose("b.contingents.0.troops:blank", "");
        clerk.type("b.contingents.0.troops", "9400");
        clerk.checkWell();
        assertThat(browser.lines("#outlook .finding"))
                .anyMatch(line -> line.contains("now unknown, then") && line.contains("met"));
        browser.picture(PICTURES.resolve("snap-completed.png"));
        clerk.send();
        browser.open(desks.page("XA", "en"));
        browser.await(
                "that nothing is open of it",
                () -> browser.lines("#unknown .finding").stream().noneMatch(line -> line.contains("XC/1")));
    }

    /** What is corrected stays to be read, and says by what it was corrected. */
    @Test
    void aCorrectionShowsBeforehandEveryFindingThatItWouldChange() {
        browser.open(URI.create(at("XB", "entries") + "&author=XB"));
        clerk.follow("Notification of a military activity");
        var corrected = browser.address();
        clerk.follow("Correct it");
        browser.await("what to write", () -> !browser.all(".about").isEmpty());
        clerk.begin("notification");
        assertThat(clerk.value("subject")).isEqualTo("XB/6");
        clerk.type("b.contingents.0.troops", "8999");
        clerk.checkWell();
        assertThat(browser.lines("#outlook .finding"))
                .anyMatch(line -> line.contains("now met, then not owed") && line.contains("XB/6"));
        browser.picture(PICTURES.resolve("correction.png"));
        clerk.send();
        browser.open(corrected);
        assertThat(browser.text(".superseded")).contains("orrected by");
        browser.picture(PICTURES.resolve("corrected.png"));
        browser.open(desks.page("XA", "en"));
        browser.await(
                "the correction beside what it corrects",
                () -> browser.lines("#in > .entries > li").stream()
                                .filter(line -> line.contains("XB/6"))
                                .count()
                        == 2);
    }

    /** An objection stands beside the verdict, never instead of it, and everybody reads whose it is. */
    @Test
    void anObjectionStandsBesideTheVerdict() {
        browser.open(desks.page("XA", "en"));
        browser.open(URI.create(String.valueOf(
                browser.one("#wrong .finding a[href*='finding?']").getDomProperty("href"))));
        clerk.follow("Object to this finding");
        browser.await("what to write", () -> browser.address().getPath().equals("/write"));
        clerk.begin("contest");
        assertThat(clerk.value("b.finding")).isEqualTo("prior-notification/XE/1");
        clerk.type("b.reason", "No such activity takes place.");
        clerk.checkWell();
        clerk.send();
        awaitLine("XB", "#wrong .finding", "overdue", "Contested by XA");
        browser.picture(PICTURES.resolve("objection.png"));
    }

    /** Three inspections a year are accepted; before the third is, the desk says what is left then. */
    @Test
    void anInspectionQuotaIsUsedUp() {
        for (String from : List.of("XA", "XB")) {
            request(from, from + "/20");
            desks.send(
                    "XE",
                    Map.of(
                            "format",
                            "inspection-reply",
                            "subject",
                            from + "/20",
                            "lang",
                            "en",
                            "body",
                            Map.of("accepted", true)),
                    "first officer",
                    "second officer");
        }
        request("XC", "XC/20");
        browser.open(desks.page("XE", "en"));
        browser.await(
                "the request", () -> browser.lines("#due .finding").stream().anyMatch(line -> line.contains("XC/20")));
        browser.picture(PICTURES.resolve("request.png"));
        browser.click("#due .finding:has(a[href*='inspection.accept%2FXC%2F20']) .line a");
        browser.await("what to write", () -> browser.address().getPath().equals("/write"));
        clerk.begin("inspection-reply");
        assertThat(clerk.value("subject")).isEqualTo("XC/20");
        clerk.choose("b.accepted", "yes");
        clerk.checkWell();
        assertThat(browser.lines("#outlook .finding"))
                .anyMatch(line -> line.contains("now available, then") && line.contains("exhausted"));
        browser.picture(PICTURES.resolve("quota.png"));
        clerk.send();
        request("XA", "XA/21");
        awaitFinding("XE", "inspection-quota.passive", "exhausted");
        awaitFinding("XE", "inspection.accept", "XA/21", "not owed");
    }

    private void request(String from, String subject) {
        desks.send(
                from,
                Map.of(
                        "format",
                        "inspection-request",
                        "subject",
                        subject,
                        "lang",
                        "en",
                        "body",
                        Map.of(
                                "to", "XE",
                                "enters", "2026-10-06T08:00:00Z",
                                "inspectors", 4,
                                "pointOfEntry", "North harbour",
                                "transport", "aircraft",
                                "means", "ground",
                                "area",
                                        Map.of(
                                                "accuracyMetres",
                                                1000,
                                                "points",
                                                List.of(
                                                        List.of(361000000, -381000000),
                                                        List.of(361000000, -379000000),
                                                        List.of(359000000, -379000000))))),
                "first officer",
                "second officer");
    }

    private URI at(String party, String below) {
        return desks.page(party, "en").resolve("/" + below + "?lang=en");
    }

    /** Waits until the list of what a party's own account says of it has a row that says all of this. */
    private void awaitFinding(String party, String... said) {
        var list = URI.create(at(party, "agreement/findings") + "&account=own&party=" + party);
        browser.await(
                List.of(said) + " at " + party,
                () -> browser.open(list).lines("main tbody tr").stream()
                        .anyMatch(line -> List.of(said).stream().allMatch(line::contains)));
    }

    /** Opens a party's watch, and waits for a row that says all of this. */
    private void awaitLine(String party, String rows, String... said) {
        browser.open(desks.page(party, "en"));
        browser.await(
                List.of(said) + " at " + party,
                () -> browser.lines(rows).stream()
                        .anyMatch(line -> List.of(said).stream().allMatch(line::contains)));
    }
}
