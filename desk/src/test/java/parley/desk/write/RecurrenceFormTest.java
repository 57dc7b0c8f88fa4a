package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.words.Words;
import parley.node.view.Typed;

/** How something recurs, as it is typed. */
class RecurrenceFormTest {
    private static final Pack PACK = pack();

    private static Pack pack() {
        var council = PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "council"));
        TreeMap<String, String> texts = new TreeMap<>(council.texts());
        texts.computeIfPresent(
                "formats/session-attendance.yaml",
                (_, text) ->
                        text.replace("fields:\n", "fields:\n  - { item: \"0\", name: again, type: recurrence }\n"));
        return PackLoader.load(new PackFiles(texts));
    }

    private static FormReader.Read read(String typed) {
        return FormReader.read(
                PACK,
                PACK.format("session-attendance").orElseThrow(),
                new Typed(
                        "session-attendance",
                        Map.of(
                                "b.again", List.of(typed),
                                "b.session", List.of("XA/1"),
                                "b.present", List.of("XA"))));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=MONTHLY;BYDAY=1TU;COUNT=6",
        "count=6;freq=monthly;byday=1tu",
        "' RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=1TU '"
    })
    void aRuleIsTypedInAnyOrderAndSentInItsOneSpelling(String typed) {
        var read = read(typed);
        assertThat(read.problems()).isEmpty();
        assertThat(read.body().print().utf8()).contains("\"again\":\"FREQ=MONTHLY;BYDAY=1TU;COUNT=6\"");
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=MONTHLY;BYDAY=1TU, recurrence.endless, FREQ=MONTHLY;BYDAY=1TU",
        "FREQ=DAILY;COUNT=201, recurrence.many, 200",
        "FREQ=MINUTELY;COUNT=5, recurrence.often, FREQ=MINUTELY;COUNT=5",
        "FREQ=DAILY;BYHOUR=3;COUNT=5, recurrence.part, BYHOUR=3"
    })
    void oneThatNeverEndsOrIsNotTakenIsToldAtItsField(String typed, String key, String shown) {
        assertThat(read(typed).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.control()).isEqualTo("b.again");
            assertThat(problem.key()).isEqualTo(key);
            for (var language : Language.values()) {
                var words = Optional.ofNullable(Words.load().get(language)).orElseThrow();
                assertThat(problem.in(words).text()).contains(shown).doesNotContain("{");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theFormSaysHowItIsTyped(Language language) {
        var words = Optional.ofNullable(Words.load().get(language)).orElseThrow();
        var sheet = new Sheet(PACK, PACK.format("session-attendance").orElseThrow());
        var slots = new Slots(sheet, new Typed("session-attendance", Map.of()), List.of("XA"), List.of(), words).all();
        assertThat(slots.getFirst().hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("RFC 5545", "COUNT=6"));
    }
}
