package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.location;
import static parley.desk.PlainBrowser.words;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Limits;

/** The rota, as browsers without scripts keep and read it, over a real office on disk. It is 03:04:31 on Sunday. */
class RotaPagesTest {
    private static final String HOSTILE = "<b onclick=alert(1)>Weber</b>\u202e";
    private static final String WEEK = "/shift/rota?from=2026-10-04";
    private static final String PASTE = "/shift/rota/paste";
    private static final String LINE = "/shift/rota/line";
    private static final String THREE = """
            Duty\tFrom\tUntil\tOfficer\tTelephone
            watch\t2026-10-03 20:00\t2026-10-04 08:00\tWeber\t+1 555 0100
            Dienst\t2026-10-04 08:00\t2026-10-04 20:00\tRossi\t
            on call\t2026-10-04 00:00\t2026-10-05 00:00\tOrtiz\t+1 555 0144
            """;

    @TempDir
    Path data;

    @AutoClose
    private OfficeDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new OfficeDesk(data);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return desk.get(path);
    }

    private HttpResponse<String> paste(String rows, String act) throws Exception {
        return desk.post(get(PASTE), PASTE, "rows", rows, "who", "Chief", "act", act);
    }

    private HttpResponse<String> line(String page, String... typed) throws Exception {
        return desk.post(get(page), LINE, typed);
    }

    private List<KeptStint> lines() {
        return desk.office()
                .rota(RestingNode.CIRCLE, Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    void linesPastedFromASpreadsheetAreShownAndWrittenOnlyByTheSecondButton() throws Exception {
        assertThat(words(get("/shift"))).contains("No rota is kept");
        var preview = paste(THREE, "preview");
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(words(preview))
                .contains("Preview: nothing has been written", "All lines can be taken")
                .contains("2026-10-03 20:00 – 2026-10-04 08:00 UTC", "Rossi has neither an account nor a key here")
                .contains("it has begun already")
                .contains("Watch: nobody, 2026-10-04 20:00–24:00 UTC.", "On call: nobody, 2026-10-03 20:00–24:00 UTC.");
        assertThat(lines()).isEmpty();
        assertThat(location(desk.post(preview, PASTE, "rows", THREE, "who", "Chief", "act", "keep")))
                .startsWith("/shift/rota?lang=en&from=2026-10-03#line-1");
        assertThat(lines()).hasSize(3).allMatch(line -> line.who().equals("Chief"));
        assertThat(words(get(WEEK)))
                .contains(
                        "Rota from 2026-09-28 to 2026-10-04",
                        "20:00–24:00 Weber",
                        "00:00–08:00 Weber 08:00–20:00 Rossi")
                .contains("Watch: nobody, 2026-09-28 00:00 – 2026-10-03 20:00 UTC.")
                .contains("written after it had begun", "Chief, 2026-10-04 03:04:31 UTC");
        assertThat(words(paste(THREE, "keep"))).contains("Stands in the rota already, as line 1.");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void oneLineThatCannotBeTakenKeepsAllOutAndEachSaysWhatIsWrong() throws Exception {
        var rows = THREE + """
                cook\t2026-10-05 08:00\t2026-10-05 20:00\tRossi
                watch\t2026-10-05 08:00\t2026-10-05 08:00\tRossi
                watch\t2026-10-05 08:00\t2026-12-05 20:00\tRossi
                watch\t2026-02-30 08:00\t2026-10-05 08:00:30\t
                watch\t2028-10-05 08:00\t2028-10-05 20:00\tRossi
                watch\t2026-10-04 08:00\t2026-10-04 20:00\trossi
                watch\t2026-10-05 08:00\t2026-10-05 20:00\tRossi\t\t77
                watch\t2026-10-05 08:00\t2026-10-05 20:00\t%s
                """.formatted("x".repeat(Limits.LINE + 1));
        for (var act : List.of("preview", "keep")) {
            var page = paste(rows, act);
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(words(page))
                    .contains("8 of 11 lines cannot be taken, so none is written")
                    .contains("“cook” is no duty", "It ends before it begins, or at the same minute.")
                    .contains("It is longer than 31 days.", "“2026-02-30 08:00” is no minute")
                    .contains("“2026-10-05 08:00:30” is no minute", "It begins more than 400 days from now.")
                    .contains(
                            "The same as line 2 above.", "6 cells are more than 5", "201 characters are more than 200");
            assertThat(page.body()).contains("watch\t2026-10-05 08:00\t2026-10-05 08:00\tRossi");
        }
        assertThat(lines()).isEmpty();
        assertThat(words(paste(" \n", "keep"))).contains("There is no line. Paste at least one.");
        var most = IntStream.rangeClosed(0, Limits.STINTS)
                .mapToObj(n -> "call,2026-10-05 08:%02d,2026-10-%02d 20:00,Rossi %d".formatted(n % 60, 6 + n % 20, n))
                .collect(Collectors.joining("\n"));
        assertThat(words(paste(most, "keep"))).contains("401 lines are more than 400. Paste them in parts.");
        assertThat(lines()).isEmpty();
    }

    @Test
    void aTelephoneThatIsLeftOutIsThatOfAnEarlierRowOrElseTheLastOneOfTheRota() throws Exception {
        paste(THREE, "keep");
        paste("""
                call;2026-10-05 00:00;2026-10-05 08:00;Ortiz
                call;2026-10-05 08:00;2026-10-05 16:00;Ortiz;+1 555 0199
                call;2026-10-05 16:00;2026-10-06 00:00;ortiz
                call;2026-10-06 00:00;2026-10-06 08:00;Rossi
                """, "keep");
        assertThat(lines())
                .filteredOn(line -> line.number() > 3)
                .extracting(line -> line.stint().telephone())
                .containsExactly("+1 555 0144", "+1 555 0199", "+1 555 0199", "");
    }

    @Test
    void aLineIsCorrectedByAnotherThatNamesItAndStaysAsItWas() throws Exception {
        paste(THREE, "keep");
        var form = get(LINE + "?replaces=2");
        assertThat(form.body())
                .contains("value=\"2026-10-04 08:00\"", "value=\"Rossi\"", "name=\"replaces\" value=\"2\"");
        var typed = new String[] {
            "duty",
            "watch",
            "from",
            "2026-10-04 08:00",
            "until",
            "2026-10-04 21:00",
            "officer",
            "Weber",
            "telephone",
            "",
            "who",
            "Chief",
            "act",
            "keep"
        };
        assertThat(location(line(LINE + "?replaces=2", typed))).endsWith("#line-4");
        assertThat(words(get(WEEK)))
                .contains("2 Watch 2026-10-04 08:00–20:00 UTC Rossi replaced at 2026-10-04 03:04:31 UTC")
                .contains("4 Watch 2026-10-04 08:00–21:00 UTC Weber +1 555 0100 stands, in place of line 2");
        assertThat(words(get(LINE + "?replaces=2"))).contains("Another line stands in its place by now.");
        var late = desk.post(form, LINE, typed);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(words(late)).contains("Another line stands in its place by now.");
        assertThat(lines()).hasSize(4);
        var away = line(
                LINE + "?replaces=4",
                "duty",
                "watch",
                "from",
                "2026-10-04 08:00",
                "until",
                "2026-10-04 21:00",
                "officer",
                "Weber",
                "telephone",
                "",
                "who",
                "Chief",
                "act",
                "away");
        assertThat(location(away)).endsWith("#line-5");
        assertThat(words(get(WEEK))).contains("nobody takes a line away, in place of line 4");
        assertThat(words(get("/shift"))).contains("Watch: nobody, 2026-10-04 08:00");
    }

    @Test
    void theWatchSaysWhomTheRotaNamesWhereItIsAnotherAndTheTakingOverKeepsIt() throws Exception {
        assertThat(words(get("/"))).contains("Nobody has the watch").doesNotContain("rota");
        paste(THREE, "keep");
        assertThat(words(get("/")))
                .contains("Nobody has the watch Rota: Weber until 08:00")
                .contains("Next: Rossi, 08:00");
        assertThat(words(get("/shift/turn")))
                .contains("Watch by the rota: Weber, telephone +1 555 0100, 2026-10-03 20:00 – 2026-10-04 08:00 UTC.")
                .contains("Next: Rossi, from 2026-10-04 08:00 UTC.");
        var watch = location(desk.post(get("/shift/turn"), "/shift/turn", "who", "Ortiz", "note", "", "act", "take"));
        assertThat(words(get(watch))).contains("RotaIt named Weber.");
        assertThat(words(get("/"))).contains("Watch since 03:04 UTC: Ortiz Rota: Weber until");
        desk.post(get("/shift/turn"), "/shift/turn", "who", "Ortiz", "note", "", "act", "hand");
        var own = location(desk.post(get("/shift/turn"), "/shift/turn", "who", "weber", "note", "", "act", "take"));
        assertThat(words(get(own))).doesNotContain("It named");
        assertThat(words(get("/"))).contains("weber Next: Rossi").doesNotContain("Rota: Weber");
    }

    @Test
    void aCallOutBeginsWithWhoIsOnCallAndTheShiftShowsTheNextDay() throws Exception {
        paste(THREE, "keep");
        desk.post(get("/shift/calls"), "/shift/calls", "matter", "XB called", "who", "Weber");
        var call = get("/shift/call/1");
        assertThat(call.body()).contains("name=\"person\" value=\"Ortiz\"");
        assertThat(words(call))
                .contains("On call by the rota: Ortiz, telephone +1 555 0144, 2026-10-04 00:00–24:00 UTC.");
        desk.post(
                call, "/shift/call/1", "person", "Ortiz", "who", "Weber", "said", "", "happened", "", "step", "called");
        assertThat(get("/shift/call/1").body()).contains("name=\"person\" value=\"\"");
        assertThat(words(get("/shift")))
                .contains("Rota of the next 24 hours", "2026-10-04 03:04–08:00 UTC Weber")
                .contains("Gaps and overlaps in the next 7 days")
                .contains("Second signature: nobody, 2026-10-04 03:04 – 2026-10-11 03:04 UTC.");
    }

    /** What nobody had is past: it is told where a time is asked for, and a link leads there. */
    @Test
    void theRotaBeginsNowAndWhatIsPastIsALinkAway() throws Exception {
        paste(THREE, "keep");
        var now = get("/shift/rota");
        assertThat(words(now))
                .contains("Rota from 2026-10-04 to 2026-10-04", "Watch: nobody, 2026-10-04 20:00–24:00 UTC.")
                .doesNotContain("nobody, 2026-09-28", "nobody, 2026-10-04 00:00");
        assertThat(words(now)).contains("This week from its beginning");
        assertThat(now.body()).contains("from=2026-09-28");
        assertThat(words(get(WEEK)))
                .contains("Watch: nobody, 2026-09-28 00:00 – 2026-10-03 20:00 UTC.")
                .doesNotContain("This week from its beginning");
        var month = get("/shift/rota?span=month");
        assertThat(words(month))
                .contains("Rota from 2026-10-04 to 2026-10-31", "This month from its beginning")
                .doesNotContain("nobody, 2026-10-01");
        assertThat(month.body()).contains("from=2026-10-01");
    }

    /** Narrow, the cells of a line stand below each other, and each says what it is. */
    @Test
    void eachCellOfALineOfTheRotaSaysWhatItIs() throws Exception {
        paste(THREE, "keep");
        assertThat(get(WEEK).body())
                .containsPattern("data-title=\"[A-Za-z]*elephone\"><bdi>\\+1 555 0100</bdi>")
                .containsPattern("data-title=\"[A-Za-z ]+\" class=\"web\"><a href=\"/shift/rota/line");
    }

    @Test
    void localTimeStandsBesideUtcOnceTheOfficeHasSaidWhereItIs() throws Exception {
        paste(THREE, "keep");
        assertThat(words(get(WEEK))).contains("No time zone of this office is set");
        var wrong = desk.post(get(WEEK), "/shift/rota/zone", "zone", "+02:00", "who", "Chief");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(words(wrong)).contains("“+02:00” is no time zone.");
        location(desk.post(get(WEEK), "/shift/rota/zone", "zone", "Europe/Vienna", "who", "Chief"));
        assertThat(words(get(WEEK)))
                .contains("UTC; in brackets the time of Europe/Vienna.", "08:00–20:00 (10:00–22:00) Rossi")
                .contains("2026-10-03 20:00 – 2026-10-04 08:00 UTC (2026-10-03 22:00 – 2026-10-04 10:00)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyPageIsToldInEveryLanguageAndForeignTextIsEscaped(String language) throws Exception {
        paste("watch;2026-10-04 00:00;2026-10-04 08:00;" + HOSTILE + ";" + HOSTILE, "keep");
        paste("second;2026-10-04 00:00;2026-10-05 08:00;" + HOSTILE, "keep");
        paste("second;2026-10-04 04:00;2026-10-04 08:00;Rossi", "keep");
        desk.post(get("/shift/calls"), "/shift/calls", "matter", "XB called", "who", "Weber");
        var bad = desk.post(
                get(PASTE + "?lang=" + language),
                PASTE + "?lang=" + language,
                "rows",
                HOSTILE + "\t" + HOSTILE + "\t2026-10-04\t" + HOSTILE + "\t\t" + HOSTILE,
                "who",
                HOSTILE,
                "act",
                "preview");
        assertThat(bad.statusCode()).isEqualTo(422);
        var pages = new HashMap<String, HttpResponse<String>>(Map.of("bad", bad));
        for (var path : List.of("/", "/shift", "/shift/turn", "/shift/rota", LINE, PASTE, "/shift/call/1")) {
            pages.put(path, get(path + "?lang=" + language));
        }
        pages.put("month", get("/shift/rota?span=month&lang=" + language));
        pages.put("correct", get(LINE + "?replaces=1&lang=" + language));
        pages.forEach((path, page) -> {
            assertThat(page.statusCode()).as(path).isIn(200, 422);
            assertThat(page.body().replaceAll("(?s) value=\"[^\"]*\"|<textarea.*?</textarea>", ""))
                    .as(path)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("<b onclick")
                    .doesNotContain("\u202e")
                    .doesNotContainPattern("\\{[a-z]+}");
        });
        assertThat(words(get("/?lang=" + language))).contains("&lt;b onclick=alert(1)&gt;Weber&lt;/b&gt;⟨U+202E⟩");
    }

    @Test
    void theRotaIsThereAsCsvAndAsAFeed() throws Exception {
        paste(THREE, "keep");
        line(
                LINE + "?replaces=2",
                "duty",
                "watch",
                "from",
                "2026-10-04 08:00",
                "until",
                "2026-10-04 21:00",
                "officer",
                "=Weber",
                "telephone",
                "",
                "who",
                "Chief",
                "act",
                "keep");
        var csv = get("/shift/rota.csv?from=2026-10-04");
        assertThat(csv.body())
                .startsWith("line,duty,from,until,officer,telephone,replaces,by,written,replaced\r\n")
                .contains(
                        "1,watch,2026-10-03 20:00,2026-10-04 08:00,Weber,'+1 555 0100,,Chief,2026-10-04T03:04:31Z,\r\n")
                .contains("4,watch,2026-10-04 08:00,2026-10-04 21:00,'=Weber,,2,Chief,");
        var feed = get("/shift/rota.ics").body();
        assertThat(feed)
                .contains(
                        "BEGIN:VCALENDAR", "SUMMARY:Watch: Weber", "DTSTART:20261003T200000Z", "DTEND:20261004T080000Z")
                .contains("SUMMARY:On call: Ortiz", "DESCRIPTION:+1 555 0144");
        assertThat(Pattern.compile("STATUS:CANCELLED").matcher(feed).results()).hasSize(1);
        assertThat(Pattern.compile("UID:rota-2@").matcher(feed).results()).hasSize(1);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() throws Exception {
        var form = new HashMap<>(PlainBrowser.hidden(get(PASTE)));
        form.putAll(Map.of("rows", THREE, "who", "Chief", "act", "keep"));
        assertThat(desk.post(PASTE, form, "cross-site").statusCode()).isEqualTo(403);
        form.put("seal", "0".repeat(64));
        assertThat(desk.post(PASTE, form, "same-origin").statusCode()).isEqualTo(403);
        assertThat(lines()).isEmpty();
    }

    /** Everybody sees whom it names; who releases writes it, under his own name, and the log has it. */
    @Test
    void whoMayChangeItIsWhoReleasesAndTheLogSaysWhoDid() throws Exception {
        var folder = Files.createDirectory(data.resolve("guarded"));
        try (var guarded = new Guarded(folder);
                var own = Office.open(folder, () -> RestingNode.NOW, DurableSteps.NONE, _ -> {})) {
            guarded.node.office = Optional.of(own);
            var chief = guarded.signedIn("chief", Role.RELEASER);
            var page = chief.get(PASTE);
            assertThat(page.body()).doesNotContain("name=\"who\"");
            var form = Map.of("seal", Person.seal(page), "once", "1", "rows", THREE, "who", "Petrov", "act", "keep");
            var drafter = guarded.signedIn("drafter", Role.DRAFTER);
            assertThat(drafter.post(PASTE, Map.of("rows", THREE, "act", "keep")).status())
                    .isEqualTo(403);
            assertThat(drafter.post("/shift/rota/zone", Map.of("zone", "Europe/Vienna"))
                            .status())
                    .isEqualTo(403);
            assertThat(drafter.get(LINE).status()).isEqualTo(403);
            assertThat(own.keepsRota(RestingNode.CIRCLE)).isFalse();
            assertThat(chief.post(PASTE, form).status()).isEqualTo(303);
            assertThat(own.stint(RestingNode.CIRCLE, 1).orElseThrow().who()).isEqualTo("chief");
            var reader = guarded.signedIn("reader", Role.READER);
            assertThat(reader.get(WEEK).body())
                    .contains("Weber")
                    .doesNotContain("rota/line", "rota/paste", "rota/zone");
            assertThat(reader.get("/shift/rota.ics").status()).isEqualTo(200);
            var act = guarded.registry.journal().newest(9).stream()
                    .filter(each -> each.what() == Act.What.ROTA_CHANGED)
                    .findFirst()
                    .orElseThrow();
            assertThat(act.who() + " " + act.about()).isEqualTo("chief 1-3");
        }
    }
}
