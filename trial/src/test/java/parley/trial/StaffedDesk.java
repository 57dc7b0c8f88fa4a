package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** XB's desk of a demo that has played the night and runs on, and people who have accounts there and sign in by passkeys. */
final class StaffedDesk implements AutoCloseable {
    private static final String PARTY = "XB";
    private static final int WIDE = 1280;
    private static final int HIGH = 900;

    private final Path data;
    private final Desks desks;

    /** @param data where the nodes of the demo keep their files */
    StaffedDesk(Path data) {
        this.data = data;
        this.desks = Desks.play("night-at-the-desk", data);
    }

    /** The address of a page. */
    URI at(String below, String language) {
        return desks.page(PARTY, language).resolve("/" + below + "?lang=" + language);
    }

    /** Makes an account as whoever owns the data folder does, and gives its enrolment code. */
    String account(String name, String role) {
        var command = List.of(
                "account",
                "add",
                name,
                "--role",
                role,
                "--data",
                data.resolve(PARTY).toString());
        try (var made = Program.parley(Checkout.ROOT, Map.of(), command)) {
            assertThat(made.awaitExit(Duration.ofMinutes(1)))
                    .as("%s", made.err())
                    .isZero();
            return made.out().getFirst();
        }
    }

    /** Makes an account and signs in with a new passkey, up to the watch. */
    void signIn(Browser browser, String name, String role) {
        var code = account(name, role);
        browser.size(WIDE, HIGH).theme("light").open(at("", "en"));
        browser.await("the sign-in page", () -> browser.address().getPath().equals("/sign-in"));
        browser.one("#code").sendKeys(code);
        browser.click("form[action^='/sign-in/code'] button");
        browser.await("the page to make a passkey", () -> browser.text("h1").equals("Make a passkey"));
        browser.click("form.passkey button");
        browser.await("the watch", () -> !browser.all("#due").isEmpty());
    }

    /**
     * Holds that nothing was wrong in the consoles. A form that was not taken comes back with 409 or 422, which a browser notes;
     * and Chromium would have RS256 too.
     */
    static void assertQuiet(Browser... browsers) {
        for (var browser : browsers) {
            assertThat(browser.complaints())
                    .allMatch(line -> line.contains("409")
                            || line.contains("422")
                            || line.contains("401")
                            || line.contains("ES256 and RS256"));
        }
    }

    @Override
    public void close() {
        desks.close();
    }
}
