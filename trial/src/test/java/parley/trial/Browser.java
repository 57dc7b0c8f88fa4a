package parley.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PageMargin;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** A real Chromium at one page, with a profile of its own. Its console is kept until it is asked for. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BLOCKED = 2;
    private static final List<String> GRAVE = List.of("serious", "critical");
    private static final String AXE = axe();

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    private static String axe() {
        try (var source = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(source, "axe.min.js").readAllBytes(), UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** One that runs no page's scripts. */
    static Browser startWithoutScripts(Path profile) {
        return start(profile, Map.of("profile.managed_default_content_settings.javascript", BLOCKED));
    }

    /** Starts one; without Chromium and its driver the test is skipped or fails as {@link Checkout#tool} says. */
    static Browser start(Path profile) {
        return start(profile, Map.of());
    }

    private static Browser start(Path profile, Map<String, Object> preferences) {
        var chromium = Checkout.tool("chromium");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Checkout.tool("chromedriver").toFile())
                .build();
        var console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setExperimentalOption("prefs", preferences);
        options.setBinary(chromium.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        return new Browser(new ChromeDriver(service, options));
    }

    /** The size of the page's window, in CSS pixels; narrower than a window on a desktop can be, if asked. */
    Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** An authenticator of this device, whose owner is always there and himself. */
    Browser withPasskeys() {
        driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserConsenting(true)
                .setIsUserVerified(true));
        return this;
    }

    Browser theme(String scheme) {
        var feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of(feature)));
        return this;
    }

    /** As on paper, of the width of an A4 sheet within its margins. */
    Browser paper() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        return size(658, 931);
    }

    /** The page as it stands, printed on A4. */
    byte[] print() {
        var paper = new PrintOptions();
        paper.setPageSize(new PageSize(29.7, 21));
        paper.setPageMargin(new PageMargin(1.8, 1.8, 1.8, 1.8));
        return Base64.getDecoder().decode(driver.print(paper).getContent());
    }

    Browser open(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** The page that is in front. */
    String tab() {
        return driver.getWindowHandle();
    }

    /** Opens another page and brings it to the front. */
    String newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        return tab();
    }

    /** Brings a page to the front. */
    Browser to(String tab) {
        driver.switchTo().window(tab);
        return this;
    }

    void closeTab() {
        driver.close();
    }

    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What a reader sees there, in one line. */
    String text(String selector) {
        return lines(selector).getFirst();
    }

    /** What a reader sees in each of them, at one moment: a page that renews itself cannot come in between. */
    List<String> lines(String selector) {
        Object lines =
                script("return [...document.querySelectorAll(arguments[0])].map(one => one.innerText)", selector);
        return ((List<?>) lines)
                .stream().map(line -> inOneLine(line.toString())).toList();
    }

    /** Clicks what stands there, again if the page has renewed it in between. */
    void click(String selector) {
        await("something to click at " + selector, () -> {
            one(selector).click();
            return true;
        });
    }

    /** Presses the mouse in the middle of what stands there, moves it so far, and lets go: a click where that is nowhere. */
    void drag(String selector, int right, int down) {
        new Actions(driver)
                .moveToElement(one(selector))
                .clickAndHold()
                .moveByOffset(right, down)
                .release()
                .perform();
    }

    /** Clicks so far from the middle of what stands there. */
    void clickAt(String selector, int right, int down) {
        new Actions(driver).moveToElement(one(selector), right, down).click().perform();
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static String line(WebElement element) {
        return inOneLine(element.getText());
    }

    /** Where the focus is; a page that is drawn anew meanwhile puts it back to what stands in the place of what had it. */
    void press(CharSequence... keys) {
        try {
            driver.switchTo().activeElement().sendKeys(keys);
        } catch (StaleElementReferenceException drawnAnew) {
            driver.switchTo().activeElement().sendKeys(keys);
        }
    }

    void tab(boolean back) {
        press(back ? Keys.chord(Keys.SHIFT, Keys.TAB) : Keys.TAB);
    }

    /** Runs a script of the test's, not of the page's. */
    Object script(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    boolean holds(String condition, Object... arguments) {
        return Boolean.TRUE.equals(script("return " + condition, arguments));
    }

    /** Waits until something holds; when it does not in time, the failure shows what the page says then. */
    void await(String what, BooleanSupplier condition) {
        try {
            new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                    .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                    .ignoring(org.openqa.selenium.NoSuchElementException.class)
                    .ignoring(java.util.NoSuchElementException.class)
                    .until(page -> condition.getAsBoolean());
        } catch (TimeoutException late) {
            throw new AssertionError(what + " did not come; the page says:\n" + text("body"), late);
        }
    }

    /** Errors and warnings of the console since last asked: failed requests, broken policy, scripts that threw. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What axe-core calls serious or critical on the page as it stands. Our pages have no frames: one run in the page itself sees all. */
    List<?> barriers() {
        script(AXE);
        return (List<?>) Objects.requireNonNull(driver.executeAsyncScript("""
                const [grave, done] = arguments;
                axe.run(document, {resultTypes: ["violations"]}).then(
                  (found) => done(found.violations.filter((rule) => grave.includes(rule.impact)).map((rule) =>
                    `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.html).join(", ")}`)),
                  (failed) => done(["axe-core did not run: " + failed]));""", GRAVE));
    }

    /** What reaches beyond the right edge of the window and is not in a part that scrolls by itself, or drawn in one picture. */
    List<?> stickingOut() {
        return (List<?>) script("""
                const scrolls = (thing) => thing !== null && thing !== document.body
                  && (["auto", "scroll"].includes(getComputedStyle(thing).overflowX) || scrolls(thing.parentElement));
                return [...document.querySelectorAll("body *")]
                  .filter((thing) => thing.getBoundingClientRect().right > innerWidth + 0.5 && thing.checkVisibility()
                    && !thing.closest("svg *") && !scrolls(thing.parentElement))
                  .map((thing) => thing.outerHTML.slice(0, 200))""");
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
