package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.office.OpenList;

/** At any instant of a night, what is frozen is what the watch shows, row by row and word by word. */
class FrozenListTest {
    private static final Instant FIRST = Instant.parse("2026-09-28T00:00:00Z");
    private static final int DAYS = 16;
    private static final int INSTANTS = 6;
    private static final Pattern SECTION = Pattern.compile("(?s)<section id=\"(due|wrong|unknown)\".*?</section>");
    private static final Pattern SENTENCE = Pattern.compile("(?s)<p class=\"sentence\">(.*?)</p>");

    @TempDir
    Path folder;

    @Test
    void theFrozenListIsWhatTheWatchShowsAtThatMoment() throws Exception {
        long seed = Long.getLong("parley.seed", 20261004L);
        var random = new Random(seed);
        var seen = new TreeSet<String>();
        for (int i = 0; i < INSTANTS; i++) {
            var at = FIRST.plusSeconds(random.nextLong(Duration.ofDays(DAYS).toSeconds()));
            try (var office = Office.open(
                    java.nio.file.Files.createDirectory(folder.resolve("n" + i)),
                    () -> at,
                    DurableSteps.NONE,
                    circle -> {})) {
                var node = new CaseNode("night-at-the-desk", at);
                node.resting.office = Optional.of(office);
                try (var desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), folder, 0);
                        var browser = new PlainBrowser(desk::port)) {
                    take(browser);
                    var circle = node.circles().getFirst().id();
                    var list = office.open(
                                    circle, office.acts(circle, 1).getFirst().number())
                            .orElseThrow();
                    assertThat(list.at()).isEqualTo(at);
                    for (var language : List.of("en", "ru")) {
                        assertThat(frozen(list, language))
                                .as("seed %d, %s, %s", seed, at, language)
                                .containsExactlyElementsOf(
                                        shown(browser.get("/?lang=" + language).body()));
                    }
                    list.rows().forEach(row -> seen.add(row.list()));
                }
            }
        }
        assertThat(seen).as("seed %d", seed).contains("due", "awaited", "unknown");
    }

    private static void take(PlainBrowser browser) throws Exception {
        PlainBrowser.location(browser.post(browser.get("/shift/turn"), "/shift/turn", "who", "Weber", "act", "take"));
    }

    private static List<String> frozen(OpenList list, String language) {
        return list.rows().stream()
                .map(row -> plain(row.says().getOrDefault(language, "").replaceAll("[\u2068\u2069]", "")))
                .toList();
    }

    /** The sentences of the three lists that ask for somebody, but for the rights that may be used. */
    private static List<String> shown(String page) {
        return SECTION.matcher(page)
                .results()
                .flatMap(section -> Arrays.stream(section.group().split("(?=<h3>)"))
                        .filter(part -> !part.startsWith("<h3>Open to us") && !part.startsWith("<h3>Мы вправе")))
                .flatMap(part -> SENTENCE.matcher(part).results())
                .map(found -> plain(found.group(1).replaceAll("<[^>]*>", "")))
                .toList();
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
