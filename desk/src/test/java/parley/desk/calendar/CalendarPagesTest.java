package parley.desk.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.agreement.timetable.Course;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.frame.Templates;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.TimetableView;

class CalendarPagesTest {
    private static final String HOSTILE = "</text></svg><script>alert(1)</script>\u202e";

    private final Pack pack =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private final Map<Language, Words> words = Words.load();
    private final Templates templates = new Templates();
    private List<String> parties = List.of("XA", "XB");

    private Frame frame(Language language) {
        return new Frame(
                "XB",
                "Circle <i>",
                true,
                Courses.NOW,
                Objects.requireNonNull(words.get(language)),
                "/",
                List.of(),
                Part.CALENDAR,
                "");
    }

    private Asked asked(String... namesAndValues) {
        UnaryOperator<String> typed = name -> {
            for (int i = 0; i < namesAndValues.length; i += 2) {
                if (namesAndValues[i].equals(name)) {
                    return namesAndValues[i + 1];
                }
            }
            return "";
        };
        return Asked.of(typed, LocalDate.of(2027, 3, 1), new LinkedHashSet<>(parties));
    }

    private String spans(Language language, Asked asked, Drafted drafted) {
        var summary =
                new CircleSummary(Hash.sha256(Bytes.utf8("circle")), "Circle", true, parties, Map.of(), List.of());
        var view = new CircleView(summary, Courses.NOW, List.of(), List.of(), List.of(), List.of());
        List<Row> rows = new Lanes(List.of(pack))
                .rows(drafted.shown(), drafted.without()).stream()
                        .filter(row -> row.touches(asked.from(), asked.to()))
                        .toList();
        var groups = new Groups(view, asked, drafted, new Rows(new Titles(List.of(pack))));
        return templates.render(
                "calendar/spans.jte",
                new SpansPage(
                        frame(language),
                        asked,
                        Dates.of(language),
                        parties,
                        groups.of(rows),
                        groups.changed(),
                        rows.size(),
                        List.of(),
                        new Counts(drafted.shown()),
                        drafted,
                        List.of("notification-1")));
    }

    private TimetableView view(List<Course> courses, Strip... strips) {
        return Courses.view(pack.sha256(), courses, List.of(strips), List.of());
    }

    private static Drafted plain(TimetableView view) {
        return new Drafted("", view, view, false);
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theDrawingSpeaksEveryLanguageAndRunsNobodysMarkup(Language language) {
        var strip = new Strip(
                Courses.against("XA", "XB", 3),
                List.of(
                        Courses.step("2027-03-01", "2027-03-04", 3, 0),
                        Courses.step("2027-03-05", "2027-03-09", 3, 1),
                        Courses.step("2027-03-10", "", 4, 0)));
        String html = spans(
                language,
                asked("year", "2027"),
                plain(view(
                        List.of(
                                Courses.of("XA/1", "XA", "XA", HOSTILE, "2027-03-01", "toFollow"),
                                Courses.of("XA/2", "XB", "XA", HOSTILE, "withheld", "2027-03-09")),
                        strip)));
        assertThat(html)
                .contains(
                        "&lt;/text&gt;&lt;/svg&gt;&lt;script&gt;",
                        "⟨U+202E⟩",
                        "cell over",
                        "cell perhaps",
                        "class=\"unsure\"")
                .doesNotContain("<script>alert", "style=");
        assertThat(Pattern.compile("\\{[a-z]+}").matcher(text(html)).find()).isFalse();
    }

    @Test
    void whatIsFullIsSaidWithTheDayAfterIt() {
        var strip = new Strip(
                Courses.against("XA", "XA", 2),
                List.of(
                        Courses.step("2027-03-01", "2027-03-04", 1, 0),
                        Courses.step("2027-03-05", "2027-03-06", 2, 0),
                        Courses.step("2027-03-07", "2027-03-09", 2, 0),
                        Courses.step("2027-03-10", "2027-03-12", 1, 0),
                        Courses.step("2027-03-13", "2027-03-14", 2, 0),
                        Courses.step("2027-03-15", "2027-03-16", 3, 0)));
        var band = Band.of(
                strip, Optional.empty(), false, new Scale(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)));
        assertThat(band.full())
                .extracting(Band.Full::first, Band.Full::last, Band.Full::fewer)
                .containsExactly(
                        tuple(
                                LocalDate.of(2027, 3, 5),
                                LocalDate.of(2027, 3, 9),
                                Optional.of(LocalDate.of(2027, 3, 10))),
                        tuple(LocalDate.of(2027, 3, 13), LocalDate.of(2027, 3, 14), Optional.empty()));
    }

    @Test
    void aDraftIsMarkedAndEachNumberThatItChangesIsSaid() {
        Course known = Courses.of("XB/1", "XB", "XB", "Harbour", "2027-03-01", "2027-03-09");
        Course added = Courses.of("XB/2", "XB", "XB", "Night march", "2027-03-05", "2027-03-12");
        var without = Courses.view(
                pack.sha256(),
                List.of(known),
                List.of(new Strip(
                        Courses.against("XB", "XB", 2), List.of(Courses.step("2027-03-01", "2027-03-09", 1, 0)))),
                List.of(new Tally(
                        Courses.against("XB", "XB", 6),
                        List.of(new Tally.Window(2027, 2027, List.of("XB/1"), List.of())),
                        List.of())));
        var with = Courses.view(
                pack.sha256(),
                List.of(known, added),
                List.of(new Strip(
                        Courses.against("XB", "XB", 2),
                        List.of(
                                Courses.step("2027-03-01", "2027-03-04", 1, 0),
                                Courses.step("2027-03-05", "2027-03-09", 2, 0),
                                Courses.step("2027-03-10", "2027-03-12", 1, 0)))),
                List.of(new Tally(
                        Courses.against("XB", "XB", 6),
                        List.of(new Tally.Window(2027, 2027, List.of("XB/1", "XB/2"), List.of())),
                        List.of())));
        String html = spans(
                Language.EN,
                asked("year", "2027", "draft", "notification-1"),
                new Drafted("notification-1", with, without, false));
        assertThat(text(html))
                .containsSubsequence(
                        "With the draft notification-1",
                        "2027-03-05 to 2027-03-09: 2/2 at once instead of 1 (par. 67.3, XB)",
                        "2027-03-10 to 2027-03-12: 1/2 at once instead of 0 (par. 67.3, XB)",
                        "2027: 2/6 instead of 1 (par. 67.3, XB)",
                        "XB/2 Night march · by the draft");
        assertThat(text(html)).doesNotContain("Harbour · by the draft");
        assertThat(html).contains("counts added").doesNotContain("2027-03-01 to 2027-03-04: ");
    }

    @Test
    void whatADraftTakesAwayIsSaidWhereNothingIsLeftOfIt() {
        var without = Courses.view(
                pack.sha256(),
                List.of(Courses.of("XB/1", "XB", "XB", "Harbour", "2027-03-01", "2027-03-09")),
                List.of(new Strip(
                        Courses.against("XB", "XB", 2), List.of(Courses.step("2027-03-01", "2027-03-09", 1, 0)))),
                List.of(new Tally(
                        Courses.against("XB", "XB", 6),
                        List.of(new Tally.Window(2027, 2027, List.of("XB/1"), List.of())),
                        List.of())));
        var with = Courses.view(pack.sha256(), List.of(), List.of(), List.of());
        assertThat(text(spans(
                        Language.EN,
                        asked("year", "2027", "draft", "notification-1"),
                        new Drafted("notification-1", with, without, false))))
                .contains(
                        "2027-03-01 to 2027-03-09: 0/2 at once instead of 1 (par. 67.3, XB)",
                        "2027: 0/6 instead of 1 (par. 67.3, XB)")
                .doesNotContain("the draft changes no count");
    }

    @Test
    void aCountThatBecomesCertainIsAChange() {
        var before = new Strip(Courses.against("XB", "XB", 2), List.of(Courses.step("2027-03-01", "2027-03-09", 0, 1)));
        var after = new Strip(Courses.against("XB", "XB", 2), List.of(Courses.step("2027-03-01", "2027-03-09", 1, 0)));
        assertThat(text(spans(
                        Language.EN,
                        asked("year", "2027", "draft", "notification-1", "party", "XA"),
                        new Drafted("notification-1", view(List.of(), after), view(List.of(), before), false))))
                .contains("2027-03-01 to 2027-03-09: 1/2 at once instead of 0+1? (par. 67.3, XB)");
    }

    /** 57 parties of 60 activities each: the pages stay small, and say on how many pages the rest is. */
    @Test
    void aCrowdedYearMakesNoLargePage() {
        parties = IntStream.range(0, 57)
                .mapToObj(i -> "" + (char) ('A' + i / 26) + (char) ('A' + i % 26))
                .toList();
        List<Course> courses = new ArrayList<>();
        for (String party : parties) {
            for (int i = 0; i < 60; i++) {
                LocalDate start = LocalDate.of(2027, 1, 1).plusDays(i * 5L);
                courses.add(Courses.of(
                        party + "/" + i,
                        party,
                        party,
                        "An activity with a name of some length",
                        start.toString(),
                        start.plusDays(9).toString()));
            }
        }
        String spans = spans(Language.RU, asked("year", "2027", "page", "3"), plain(view(courses)));
        assertThat(text(spans)).contains("страница 3 из 57");
        assertThat(spans.getBytes(UTF_8).length).isLessThan(150_000);
        List<Item> items = new Lanes(List.of(pack))
                .rows(view(courses)).stream()
                        .flatMap(row -> Item.of(row).stream())
                        .sorted(Item.ORDER)
                        .toList();
        String year = templates.render(
                "calendar/year.jte",
                new CalendarPage(
                        frame(Language.RU),
                        asked("year", "2027"),
                        Dates.of(Language.RU),
                        parties,
                        CalendarSection.months(2027, items),
                        List.of(),
                        items.size()));
        assertThat(items).hasSize(57 * 60);
        assertThat(year.getBytes(UTF_8).length).isLessThan(300_000);
    }
}
