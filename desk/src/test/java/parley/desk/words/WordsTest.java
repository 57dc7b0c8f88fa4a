package parley.desk.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.proof.Reading;
import parley.agreement.prose.Language;
import parley.agreement.prose.Readings;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;
import parley.desk.view.Glossary;
import parley.desk.view.State;

class WordsTest {
    private static final Map<Language, Words> WORDS = Words.load();

    private static Words in(Language language) {
        return Objects.requireNonNull(WORDS.get(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameThingsAboutTheSameSlots(Language language) {
        assertThat(slots(language)).isEqualTo(slots(Language.EN));
    }

    private static Map<String, List<String>> slots(Language language) {
        var slots = new TreeMap<String, List<String>>();
        in(language)
                .list()
                .forEach((key, pattern) -> slots.put(
                        key,
                        Pattern.compile("\\{[^}]*}")
                                .matcher(pattern)
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .toList()));
        return slots;
    }

    /** Who reads that a value is missing reads what its author chose. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aBlankReadsAsItWasWritten(Language language) {
        for (var kind : List.of("toFollow", "withheld", "notApplicable", "nil")) {
            assertThat(in(language).word("blank." + kind))
                    .isEqualTo(in(language).word("write.blank." + kind));
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasAWordInEveryLanguage(State state) {
        for (var language : Language.values()) {
            assertThat(in(language).word(state)).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "P9D, 9 d",
        "P7D, 7 d",
        "P6DT23H59M59S, 6 d 23 h",
        "P3DT4H, 3 d 04 h",
        "P1D, 1 d 00 h",
        "PT23H59M59S, 23 h 59 m",
        "PT41M59S, 00 h 41 m",
        "PT59S, 00 m 59 s",
        "PT0S, 00 m 00 s",
        "-PT41M, 00 h 41 m",
    })
    void spansAreShortAndNeverLongerThanTheTruth(Duration span, String shown) {
        assertThat(in(Language.EN).spans().of(span)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru|RU",
                "ru-RU, en;q=0.5|RU",
                "pl, de-AT;q=0.7, fr;q=0.9|FR",
                "en;q=0, it|IT",
                "pl|EN",
                "*|EN",
                "%%%|EN",
            })
    void theReadersBestLanguageIsChosen(String header, Language language) {
        assertThat(Preference.of(header)).isEqualTo(language);
    }

    @Test
    void whatWouldSettleAnUnknownIsSaidInTheLanguageWithItsForeignPiecesApart() {
        assertThat(in(Language.RU)
                        .tell(new Need.Ask("XD", "activity.area"), Glossary.NONE)
                        .parts())
                .containsExactly(
                        new Phrase.Own("Запросить у стороны "),
                        new Phrase.Foreign("XD"),
                        new Phrase.Own(" «"),
                        new Phrase.Exact("activity.area"),
                        new Phrase.Own("»"));
    }

    @Test
    void aForeignMarkEndsNoIsolation() {
        var wait = in(Language.EN).tell(new Need.Wait("x\u2069 y\u2068"), Glossary.NONE);
        assertThat(wait.parts())
                .containsExactly(
                        new Phrase.Own("Wait for “"), new Phrase.Foreign("x⟨U+2069⟩ y⟨U+2068⟩"), new Phrase.Own("”"));
    }

    private static Reading unknown(String why) {
        return new Reading.Unknown(why, List.of(), Collections.emptySortedSet());
    }

    /** What an author wrote between marks that pair would read as if the agreement said it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2066activity.acv >= 500\u2069",
                "\u2068kept\u2069",
                "\u2069 \u2066",
                "a \u2066b\u2069 by \u2066XA\u2069",
                "\u2066nobody fills the role \u2069"
            })
    void noForeignMarkSetsAnythingApart(String foreign) {
        var words = in(Language.EN);
        var shown = foreign.codePoints()
                .mapToObj(code -> Marks.shown(Character.toString(code)))
                .collect(Collectors.joining());
        var told = Stream.of(
                        new Need.Ask("XA", foreign),
                        new Need.Wait(foreign),
                        new Need.Wait("the acceptance of " + foreign + " by XB"),
                        new Need.Measure("the distance of " + foreign + " from line"),
                        new Need.Decide(foreign),
                        new Need.Decide("a limit for " + foreign))
                .map(need -> words.tell(need, Glossary.NONE));
        var prose = parley.agreement.prose.Words.isolating(Language.EN);
        var readings = new Readings(prose);
        var read = Stream.of(
                        new Reading.Known(new Value.Text(foreign), List.of()),
                        new Reading.Known(new Value.Id(foreign), List.of()),
                        new Reading.Known(new Value.Items(List.of(new Value.Text(foreign))), List.of()),
                        unknown(foreign),
                        unknown("nobody fills the role " + foreign))
                .map(reading ->
                        words.isolated(prose.say("stated", "expression", "x", "reading", readings.of(reading))));
        var about = words.isolated(
                prose.say("about.subject", "subject", prose.named(foreign), "account", "XA", "at", "2026-03-01"));
        assertThat(Stream.of(told, read, Stream.of(about)).flatMap(all -> all)).allSatisfy(phrase -> {
            assertThat(phrase.parts().stream().map(Phrase.Part::text))
                    .anySatisfy(text -> assertThat(text).contains(shown));
            assertThat(phrase.text()).doesNotContainPattern("[\u2066-\u2069]");
        });
    }

    @Test
    void anInstantInAKeptSentenceStaysInOnePiece() {
        var said = new Phrase(List.of(
                new Phrase.Foreign("XB 2026-10-05"),
                new Phrase.Own(" owes. It is due by "),
                in(Language.EN).time(Instant.parse("2026-10-04T03:05:00Z")),
                new Phrase.Own(", and again on "),
                new Phrase.Time("2026-10-06")));
        assertThat(in(Language.EN).isolated(said.withIsolates())).isEqualTo(said);
    }

    @Test
    void aSentenceKeepsForeignPiecesApart() {
        var phrase = in(Language.EN).say("proof.contest", "who", "{debtor}<b>");
        assertThat(phrase.parts()).containsExactly(new Phrase.Own("Contested by "), new Phrase.Foreign("{debtor}<b>"));
    }
}
