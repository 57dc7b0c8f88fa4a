package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    private Map<String, URI> pages = Map.of();

    @BeforeAll
    void find(@TempDir Path folder) {
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
        browser = Browser.start(folder.resolve("profile"));
        pages = crawl(desks.page("XB", "en").resolve("/"));
        browser.complaints(); // a link to a file is no page: what came of it is not looked at
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** One page of each kind, by breadth first. */
    private Map<String, URI> crawl(URI first) {
        var found = new LinkedHashMap<String, URI>();
        var waiting = new ArrayDeque<URI>();
        found.put(kind(first), first);
        waiting.add(first);
        while (!waiting.isEmpty()) {
            browser.open(waiting.remove());
            links().filter(link -> link.getAuthority().equals(first.getAuthority()))
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
        var path = page.getPath().replaceFirst("/[^/]*[^a-z/][^/]*(/.*)?$", "/*");
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
    @Tag("long")
    void everyKindOfPageFillsAWideOne() {
        everyKindOfPageIsOpenToEverybody("en", 1280, "light");
        everyKindOfPageIsOpenToEverybody("fr", 3840, "dark");
    }

    @Test
    @Tag("long")
    void everyKindOfPageIsOpenInTheOtherLanguages() {
        everyKindOfPageIsOpenToEverybody("de", 1280, "dark");
        everyKindOfPageIsOpenToEverybody("it", 360, "light");
        everyKindOfPageIsOpenToEverybody("es", 1280, "light");
    }

    private void everyKindOfPageIsOpenToEverybody(String code, int wide, String theme) {
        assertThat(pages).containsKeys(KNOWN.toArray(String[]::new));
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

    private static URI inLanguage(URI page, String code) {
        var query = page.getRawQuery() == null ? "" : page.getRawQuery().replaceAll("&?lang=[a-z]+", "");
        return page.resolve(page.getRawPath() + "?" + query + (query.isEmpty() ? "" : "&") + "lang=" + code);
    }
}
