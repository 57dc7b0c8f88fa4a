package parley.agreement.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;

class NoteTest {
    private static final Path MAIN =
            Path.of(System.getProperty("parley.root")).resolve("agreement/src/main/java/parley/agreement");
    private static final Pattern NOTED =
            Pattern.compile("new (?:Reading\\.)?(Unknown|Need\\.Wait|Need\\.Measure)\\(\\s*\"([^\"]+)\"");

    private static final List<String> WHY = List.of(
            "not known",
            "unknown",
            "toFollow",
            "withheld",
            "stated differently",
            "unbound",
            "not settled",
            "not sure",
            "not every row says",
            "not known of each",
            "not every date is known",
            "a later one has no date",
            "2027-03-01 at the latest",
            "perhaps never",
            "no distance",
            "no place",
            "not filled",
            "nobody fills the role depositary",
            "division by 0",
            "beyond what is counted",
            "of no known row",
            "no row there",
            "glider is in no row",
            "no limit for fourth",
            "as of no entry",
            "witnessed at about the same time");

    private static final List<Need> NEEDS = List.of(
            new Need.Wait("receipt by XB"),
            new Need.Wait("the next entry of the log"),
            new Need.Wait("a date that was stated as none"),
            new Need.Wait("the step that it runs from"),
            new Need.Wait("the acceptance of XA/1 by XB"),
            new Need.Wait("request about XA/1"),
            new Need.Wait("the working days of harbour beyond 2026 to 2028"),
            new Need.Measure("the distance of flight.track from mdl"),
            new Need.Measure("on which side of border exercise.area lies"),
            new Need.Measure("on which days the rows lie"),
            new Need.Measure("what counts in the sum"),
            new Need.Measure("numbers whose result is below 2^63"),
            new Need.Measure("a divisor other than 0"),
            new Need.Decide("the width for glider at marker 644"),
            new Need.Decide("the width for glider between markers 644 and 646"),
            new Need.Decide("the width for glider"),
            new Need.Decide("a limit for fourth"));

    private static String said(String why, Language language) {
        return new Readings(Words.in(language)).of(new Reading.Unknown(why, List.of(), new TreeSet<>()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyNoteIsSaidInTheWordsOfTheLanguage(Language language) {
        List<String> said = Stream.concat(
                        WHY.stream().map(why -> said(why, language)),
                        NEEDS.stream().map(new Readings(Words.in(language))::need))
                .toList();
        List<Note> notes = Stream.of(Note.WHY, Note.WAIT, Note.MEASURE, Note.DECIDE)
                .flatMap(List::stream)
                .toList();
        assertThat(notes).allSatisfy(note -> {
            String pattern =
                    Objects.requireNonNull(Words.in(language).patterns().get(note.key()), note.key());
            String[] own = pattern.split("\\{[a-z]+}", -1);
            assertThat(said).as(pattern).anyMatch(text -> text.matches(sentence(own)));
        });
    }

    private static String sentence(String[] own) {
        return String.join(".+", Stream.of(own).map(Pattern::quote).toList());
    }

    @Test
    void everyReasonThatTheEvaluatorWritesHasWords() throws IOException {
        List<String> without = new ArrayList<>();
        int found = 0;
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(NoteTest::isOfTheEvaluator).toList()) {
                Matcher noted = NOTED.matcher(Files.readString(file));
                while (noted.find()) {
                    found++;
                    List<Note> notes = switch (noted.group(1)) {
                        case "Unknown" -> Note.WHY;
                        case "Need.Wait" -> Note.WAIT;
                        default -> Note.MEASURE;
                    };
                    if (!fits(notes, noted.group(2))) {
                        without.add(file.getFileName() + ": " + noted.group(2));
                    }
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    /** The re-check writes findings of nobody. */
    private static boolean isOfTheEvaluator(Path path) {
        return path.toString().endsWith(".java") && !path.toString().contains("/recheck/");
    }

    /** Whether one of some notes fits a literal, or what follows it when its end is a name: "nobody fills the role X". */
    private static boolean fits(List<Note> notes, String literal) {
        List<String> tries = List.of(
                literal,
                literal + "X",
                literal + "X by Y",
                literal + "X from Y",
                literal + "X Y lies",
                literal + "X beyond 1 to 2");
        return tries.stream()
                .map(text -> Note.say(notes, text, Words.in(Language.EN)))
                .anyMatch(Optional::isPresent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T09:00:00Z..2026-03-01T09:00:59Z|entre 2026-03-01 09:00:00 UTC et 2026-03-01 09:00:59 UTC",
                "2026-03-01T09:00:00Z..never|pas avant 2026-03-01 09:00:00 UTC",
                "ever..2026-03-01T09:00:00Z|pas après 2026-03-01 09:00:00 UTC",
                "ever..never|indéterminable à ce stade",
                "a reason of tomorrow|inconnu, «\u00a0a reason of tomorrow\u00a0»",
            })
    void anIntervalIsSaidByItsBoundsAndAnUnknownReasonAsItStands(String why, String said) {
        assertThat(said(why, Language.FR)).isEqualTo(said);
    }

    @Test
    void whatIsNoNoteIsANameOfThePack() {
        Readings german = new Readings(Words.in(Language.DE));
        assertThat(german.need(new Need.Ask("XB", "activity.troops")))
                .isEqualTo("bei XB nach „activity.troops“ fragen");
        assertThat(german.need(new Need.Wait("ratification"))).isEqualTo("„ratification“ abwarten");
        assertThat(german.need(new Need.Measure("activity.area"))).isEqualTo("„activity.area“ messen");
        assertThat(german.need(new Need.Decide("alliances"))).isEqualTo("über „alliances“ entscheiden");
    }
}
