package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page that links lead to from the watch, whoever added it: nothing serious for axe, nothing that sticks out, no
 * complaint in the console. Pages of one kind differ only in what they are about: {@code entries/XA/1/2} and {@code
 * entries/XB/1/0} are one.
 */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/every-page");

    private static final String SEVERAL = "/ of several circles";
    private static final String PROPOSAL = "/entries/* of a proposal";

    /** What a query makes another page of, and not the same one with other rows. */
    private static final Set<String> PURPOSES =
            Set.of("replyTo", "corrects", "withdraws", "joins", "relates", "from", "duty", "contest", "q", "draft");

    /** Kinds that have to be among those found, or the way to them is broken. */
    private static final List<String> KNOWN = List.of(
            "/",
            "/entries",
            "/entries/*",
            "/write",
            "/write?replyTo",
            "/map",
            "/calendar",
            "/calendar/spans",
            "/agreement",
            "/agreement/*",
            "/agreement/findings",
            "/figures",
            "/figures/replies",
            "/ledger",
            "/shift",
            "/administration");

    /** Kinds that only a party in several circles has, with pledges, sessions and a line among them. */
    private static final List<String> KNOWN_IN_A_CRISIS = List.of(
            "/pledges",
            "/council",
            "/council/session",
            "/council/journal",
            "/line",
            "/line/phrases",
            "/line/phrase",
            SEVERAL,
            PROPOSAL);

    @AutoClose
    private Desks desks;

    @AutoClose
    private Desks crisis;

    @AutoClose
    private Browser browser;

    private Map<String, URI> pages = Map.of();
    private Map<String, URI> further = Map.of();

    @BeforeAll
    void find(@TempDir Path folder) {
        // The crisis plays while the browser walks through the night.
        var playing = CompletableFuture.supplyAsync(() -> Desks.play("crisis", folder.resolve("crisis")));
        desks = Desks.play("night-at-the-desk", folder.resolve("night"));
        browser = Browser.start(folder.resolve("profile"));
        var first = desks.page("XB", "en").resolve("/");
        pages = crawl(Map.of(kind(first), first));
        crisis = playing.join();
        further = crawlCrisis(crisis.page("XA", "en").resolve("/"));
        browser.complaints(); // a link to a file is no page: what came of it is not looked at
    }

    /** What the night has no page of, and a proposal. */
    private Map<String, URI> crawlCrisis(URI first) {
        var begin = new LinkedHashMap<>(pages);
        begin.put(SEVERAL, first);
        for (String circle : circles(first)) {
            begin.put(circle, first.resolve(circle));
        }
        var found = crawl(begin);
        found.keySet().removeAll(pages.keySet());
        circles(first).forEach(found::remove);
        for (String circle : circles(first)) {
            browser.open(first.resolve(circle + "entries?format=proposal&lang=en"));
            links().filter(link -> link.getPath().startsWith(circle + "entries/"))
                    .findFirst()
                    .ifPresent(link -> found.put(PROPOSAL, link));
        }
        return found;
    }

    /** The paths below which the pages of the circles are. */
    private List<String> circles(URI first) {
        browser.open(first);
        Object paths = browser.script(
                "return [...document.querySelectorAll('[data-circle]')].map((each) => each.dataset.circle)");
        return ((List<?>) paths).stream().map(Object::toString).toList();
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** One page of each kind, by breadth first, with those that are known; the last of them says whose desk it is. */
    private Map<String, URI> crawl(Map<String, URI> known) {
        var found = new LinkedHashMap<>(known);
        var desk = List.copyOf(known.values()).getLast().getAuthority();
        var waiting = new ArrayDeque<URI>(known.values());
        waiting.removeIf(page -> !page.getAuthority().equals(desk));
        while (!waiting.isEmpty()) {
            browser.open(waiting.remove());
            links().filter(link -> link.getAuthority().equals(desk))
                    .filter(link -> found.putIfAbsent(kind(link), link) == null)
                    .forEach(waiting::add);
        }
        return found;
    }

    /** The links of the page in front that lead to pages: not to files, of which the path ends in a suffix, and not to where it is. */
    private Stream<URI> links() {
        Object links = browser.script("""
                return [...document.querySelectorAll("a[href]:not([download])")]
                  .map((link) => link.href.replace(/#.*/, ""))
                  .filter((link) => link.startsWith("http") && !/[.][a-z]+$/.test(new URL(link).pathname))""");
        return ((List<?>) links).stream().map(link -> URI.create(link.toString()));
    }

    private static String kind(URI page) {
        // A name has a capital, a digit or a hyphen, and what comes after it is about that thing.
        var path = page.getPath().replaceFirst("^/circle/[^/]+", "").replaceFirst("/[^/]*[^a-z/][^/]*(/.*)?$", "/*");
        var query = page.getRawQuery() == null ? "" : page.getRawQuery();
        return Stream.of(query.split("&"))
                .map(parameter -> parameter.replaceAll("=.*", ""))
                .filter(PURPOSES::contains)
                .sorted()
                .collect(Collectors.joining("&", path + "?", ""))
                .replaceAll("[?]$", "");
    }

    @Test
    void everyKindOfPageFitsTheNarrowestWindow() {
        everyKindOfPageIsOpenToEverybody("ru", 320, "dark");
    }

    @Test
    void everyKindOfPageOfACrisisFitsANarrowAndAWideWindow() {
        assertThat(further).containsKeys(KNOWN_IN_A_CRISIS.toArray(String[]::new));
        areOpenToEverybody(further, "ru", 320, "dark");
        areOpenToEverybody(further, "de", 1280, "light");
    }

    @Test
    @Tag("long")
    void everyKindOfPageFillsAWideOne() {
        everyKindOfPageIsOpenToEverybody("en", 1280, "light");
        everyKindOfPageIsOpenToEverybody("fr", 3840, "dark");
        areOpenToEverybody(further, "en", 1280, "light");
        areOpenToEverybody(further, "fr", 3840, "dark");
    }

    @Test
    @Tag("long")
    void everyKindOfPageIsOpenInTheOtherLanguages() {
        everyKindOfPageIsOpenToEverybody("de", 1280, "dark");
        everyKindOfPageIsOpenToEverybody("it", 360, "light");
        everyKindOfPageIsOpenToEverybody("es", 1280, "light");
        areOpenToEverybody(further, "it", 360, "light");
        areOpenToEverybody(further, "es", 1280, "dark");
    }

    private void everyKindOfPageIsOpenToEverybody(String code, int wide, String theme) {
        assertThat(pages).containsKeys(KNOWN.toArray(String[]::new));
        areOpenToEverybody(pages, code, wide, theme);
    }

    private void areOpenToEverybody(Map<String, URI> pages, String code, int wide, String theme) {
        browser.theme(theme).size(wide, HIGH);
        var soft = new SoftAssertions();
        pages.forEach((kind, page) -> {
            browser.open(inLanguage(page, code));
            browser.picture(PICTURES.resolve(
                    "%s-%s-%d-%s.png".formatted(kind.replaceAll("[^A-Za-z]+", "-"), code, wide, theme)));
            soft.assertThat(browser.barriers()).as("barriers of %s", page).isEmpty();
            soft.assertThat(browser.text("html[lang='" + code + "'] h1"))
                    .as("the heading of %s", page)
                    .isNotEmpty();
            soft.assertThat(browser.stickingOut())
                    .as("what sticks out of %s", page)
                    .isEmpty();
        });
        soft.assertAll();
    }

    /** From a page of one circle an officer is told what another asks, as it comes. */
    @Test
    void aFlashMessageInOneCircleIsToldOnAnyPageOfAnotherAndGoneWhenItIsRead() {
        var first = crisis.page("XA", "en").resolve("/");
        browser.theme("light").size(1280, HIGH);
        var line = circles(first).stream()
                .filter(path -> {
                    browser.open(first.resolve(path));
                    return !browser.all("nav a[href^='" + path + "line?']").isEmpty();
                })
                .findFirst()
                .orElseThrow();
        var council = circles(first).stream()
                .filter(path -> !path.equals(line))
                .findFirst()
                .orElseThrow();
        browser.open(first.resolve(council + "ledger?lang=en"));
        var asked = "[data-circle='" + line + "'] [data-asked='bell.unread']";
        assertThat(browser.one(asked).isDisplayed()).isFalse();
        browser.await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
        var circle = line.replaceAll("/(circle/)?", "");
        crisis.send(
                "XB",
                circle,
                Map.of(
                        "format",
                        "coded-message",
                        "to",
                        List.of("XA"),
                        "body",
                        Map.of(
                                "signal",
                                "XB/90",
                                "precedence",
                                "flash",
                                "phrase",
                                Map.of("code", "LK1"),
                                "text",
                                "Is anybody there?")),
                "first officer");
        browser.await("what the other circle asks", () -> browser.one(asked).isDisplayed());
        assertThat(browser.text(asked)).isEqualTo("unread 1");
        assertThat(browser.text("[data-circle='" + line + "'] .summons")).contains("flash message");
        assertThat(browser.barriers()).isEmpty();
        crisis.send(
                "XA",
                circle,
                Map.of("format", "acknowledgement", "to", List.of("XB"), "body", Map.of("acknowledged", "XB/90")),
                "first officer");
        browser.await("that it is read", () -> !browser.one(asked).isDisplayed());
    }

    private static URI inLanguage(URI page, String code) {
        var query = page.getRawQuery() == null ? "" : page.getRawQuery().replaceAll("&?lang=[a-z]+", "");
        return page.resolve(page.getRawPath() + "?" + query + (query.isEmpty() ? "" : "&") + "lang=" + code);
    }
}
