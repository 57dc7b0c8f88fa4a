package parley.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A page open in Chromium, and when it draws a word that was not there. It needs {@code chromium} and its driver on the path. */
final class Screen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Looks after each change of the page, and takes the instant at the beginning of the frame that then follows. */
    private static final String WATCH = """
            const within = document.querySelector(arguments[0]);
            window.expected = null;
            window.shown = null;
            new MutationObserver(() => {
              if (window.expected === null || !within.textContent.includes(window.expected)) return;
              window.expected = null;
              requestAnimationFrame(() => { window.shown = performance.timeOrigin + performance.now(); });
            }).observe(within, { childList: true, characterData: true, subtree: true });
            """;

    private static final String EXPECT = "window.shown = null; window.expected = arguments[0];";

    private static final String AWAIT = """
            const done = arguments[arguments.length - 1];
            const look = () => window.shown === null ? setTimeout(look, 5) : done(window.shown);
            look();
            """;

    private final ChromeDriver driver;

    private Screen(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Opens a page, and watches what stands in one of its elements.
     *
     * @param profile an empty folder, or none yet
     */
    static Screen open(Path profile, URI address, String element) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(tool("chromedriver").toFile())
                .build();
        var options = new ChromeOptions();
        options.setBinary(tool("chromium").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        var screen = new Screen(new ChromeDriver(service, options));
        screen.driver.manage().timeouts().scriptTimeout(PATIENCE);
        screen.driver.get(address.toString());
        screen.driver.executeScript(WATCH, element);
        return screen;
    }

    /**
     * Milliseconds from an instant until the frame that shows a word.
     *
     * @param deed makes the word come, and tells the instant
     */
    double millisTo(String word, Supplier<Instant> deed) {
        driver.executeScript(EXPECT, word);
        Instant begun = deed.get();
        if (!(driver.executeAsyncScript(AWAIT) instanceof Number shown)) {
            throw new IllegalStateException("the page does not tell when it showed " + word);
        }
        return shown.doubleValue() - (begun.getEpochSecond() * 1e3 + begun.getNano() / 1e6);
    }

    private static Path tool(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(name + " is not on this machine; scripts/install-tools installs it"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
