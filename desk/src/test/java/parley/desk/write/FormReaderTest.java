package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.words.Words;
import parley.node.view.Typed;

class FormReaderTest {
    private static final Map<Language, Words> WORDS = Words.load();

    private static Typed typed(String format, String... controls) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < controls.length; i += 2) {
            values.put(controls[i], List.of(controls[i + 1].split("\\|", -1)));
        }
        return new Typed(format, values);
    }

    private static String body(Pack pack, Typed typed) {
        return Agreements.read(pack, typed).body().print().utf8();
    }

    private static List<Problem> problems(Pack pack, Typed typed, String control) {
        return Agreements.read(pack, typed).problems().stream()
                .filter(problem -> problem.control().equals(control))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "notification; start; 2026-03-01; \"start\":\"2026-03-01\"",
                "notification; start; ' 2026-03-01 '; \"start\":\"2026-03-01\"",
                "notification; commenced; 2026-03-01 09:00; \"commenced\":\"2026-03-01T09:00:00Z\"",
                "notification; commenced; 2026-03-01 09:00:30 UTC; \"commenced\":\"2026-03-01T09:00:30Z\"",
                "notification; commenced; 2026-03-01T09:00:30Z; \"commenced\":\"2026-03-01T09:00:30Z\"",
                "notification; form; landing; \"form\":\"landing\"",
                "notification; cancelled; yes; \"cancelled\":true",
                "notification; cancelled; no; \"cancelled\":false",
                "notification; hosts; XB|XA; \"hosts\":[\"XB\",\"XA\"]",
                "notification; command; North/1; \"command\":\"North/1\"",
                "annual-exchange; personnel; 12700; \"personnel\":12700",
                "annual-exchange; personnel; 12 700; \"personnel\":12700",
                "annual-exchange; personnel; 0; \"personnel\":0",
                "annual-exchange; equipment; a\\r\\nb; \"equipment\":\"a\\nb\"",
                "contest; debtor; xb; \"debtor\":\"XB\"",
                "contest; activity; XB/7; \"activity\":\"XB/7\"",
            })
    void eachTypeIsReadAsItIsTyped(String format, String field, String text, String json) {
        var typed = typed(format, "b." + field, text.replace("\\r\\n", "\r\n"));
        assertThat(body(Agreements.VD11, typed)).isEqualTo("{" + json + "}");
        assertThat(problems(Agreements.VD11, typed, "b." + field)).isEmpty();
    }

    @Test
    void aDistanceAndAPointHaveTheirUnits() {
        var typed = typed("platform", "b.range", "4500 m", "b.position", "36.1, -38.1", "b.position:accuracy", "50");
        assertThat(body(Agreements.GUARANTEES, typed))
                .isEqualTo(
                        "{\"position\":{\"accuracyMetres\":50,\"points\":[[361000000,-381000000]]},\"range\":\"4500 m\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "notification; start; soon; date; “soon” is no date. Write year, month and day, such as 2026-03-01.",
                "notification; start; 2026-02-30; date; “2026-02-30” is no date. Write year, month and day, such as 2026-03-01.",
                "notification; start; 01.03.2026; date; “01.03.2026” is no date. Write year, month and day, such as 2026-03-01.",
                "notification; commenced; 2026-03-01; instant; “2026-03-01” is no instant. Write day and hour in UTC, such as 2026-03-01 09:00:00.",
                "notification; commenced; 2026-03-01 24:00; instant; “2026-03-01 24:00” is no instant. Write day and hour in UTC, such as 2026-03-01 09:00:00.",
                "notification; form; march; word; “march” is none of: exercise, landing, transfer, concentration. Choose one.",
                "notification; cancelled; perhaps; bool; “perhaps” is neither yes nor no. Choose one.",
                "notification; hosts; 1x; party; “1x” is no party’s code. Write one such as XA.",
                "notification; hosts; XA|XA; twice; A party stands twice. Name each once.",
                "notification; command; a b; id; “a b” is no id. Use letters, digits and . / _ -, at most 64.",
                "notification; activity; 7; factid; “7” is no such id. Write the party and its number, such as XA/7.",
                "annual-exchange; personnel; 12.7; count; “12.7” is no whole number from 0 to 9007199254740991. Write digits only.",
                "annual-exchange; personnel; -1; count; “-1” is no whole number from 0 to 9007199254740991. Write digits only.",
                "annual-exchange; personnel; 9007199254740992; count; “9007199254740992” is no whole number from 0 to 9007199254740991. Write digits only.",
                "notification; area; 36.1 here; corner; “36.1 here” is no position. Write latitude and longitude, such as 36.1, -38.1 or 36°06'00\"N 038°06'00\"W.",
                "notification; area; 36.1 -38.1; corners; 'Corners given: 1; asked for: 3–500. Write one a line.'",
            })
    void whatCannotBeReadIsToldWithHowToPutItRight(
            String format, String field, String text, String key, String message) {
        var found = problems(Agreements.VD11, typed(format, "b." + field, text), "b." + field);
        var told = found.stream().filter(problem -> problem.key().equals(key)).toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().in(words(Language.EN)).text()).isEqualTo(message);
    }

    private static Words words(Language language) {
        return Objects.requireNonNull(WORDS.get(language));
    }

    @Test
    void everyProblemIsWordedInEveryLanguage() {
        for (var key : List.of(
                "required",
                "both",
                "text",
                "count",
                "bool",
                "date",
                "instant",
                "party",
                "twice",
                "distance",
                "id",
                "factid",
                "word",
                "corner",
                "corners",
                "point",
                "accuracy",
                "mgrs.digits",
                "mgrs.zone",
                "mgrs.letters",
                "mgrs.band",
                "mgrs.polar",
                "mgrs.accuracy",
                "metres",
                "phrase.code",
                "phrase.missing",
                "phrase.line",
                "row",
                "many",
                "reader",
                "whom",
                "whom.both",
                "line",
                "lang",
                "entry",
                "role")) {
            for (var language : Language.values()) {
                assertThat(Problem.of("x", key, "1", "2").in(words(language)).text())
                        .isNotBlank();
            }
        }
    }

    @Test
    void aRequiredFieldWantsAnAnswerOrAReason() {
        assertThat(problems(Agreements.VD11, typed("notification"), "b.start"))
                .containsExactly(Problem.of("b.start", "required"));
        for (var blank : List.of("toFollow", "withheld", "notApplicable", "nil")) {
            var typed = typed("notification", "b.start:blank", blank);
            assertThat(body(Agreements.VD11, typed)).isEqualTo("{\"start\":{\"absent\":\"" + blank + "\"}}");
            assertThat(problems(Agreements.VD11, typed, "b.start")).isEmpty();
        }
        assertThat(problems(Agreements.VD11, typed("notification"), "b.cancelled"))
                .isEmpty();
    }

    @Test
    void aReasonBesideAValueIsNeither() {
        assertThat(problems(
                        Agreements.VD11,
                        typed("notification", "b.start", "2026-03-01", "b.start:blank", "nil"),
                        "b.start"))
                .containsExactly(Problem.of("b.start", "both"));
        assertThat(problems(
                        Agreements.VD11,
                        typed(
                                "notification",
                                "b.contingents:rows",
                                "1",
                                "b.contingents.0.troops",
                                "1",
                                "b.contingents:blank",
                                "nil"),
                        "b.contingents"))
                .containsExactly(Problem.of("b.contingents", "both"));
    }

    @Test
    void aChoiceHoldsItsReasonsAmongItsWords() {
        assertThat(body(Agreements.VD11, typed("notification", "b.form", "absent:withheld")))
                .isEqualTo("{\"form\":{\"absent\":\"withheld\"}}");
    }

    @Test
    void aListCanBeGivenWithNothingInIt() {
        assertThat(body(Agreements.VD11, typed("reply-explanation", "b.answers:blank", "empty")))
                .isEqualTo("{\"answers\":[]}");
    }

    @Test
    void aRowHoldsValuesAndReasonsAndAnEmptyOneIsTold() {
        var typed = typed(
                "notification",
                "b.contingents:rows",
                "2",
                "b.contingents.0.troops",
                "9400",
                "b.contingents.0.brigades:blank",
                "toFollow",
                "b.contingents.0.from",
                "then");
        assertThat(body(Agreements.VD11, typed))
                .isEqualTo("{\"contingents\":[{\"brigades\":{\"absent\":\"toFollow\"},\"troops\":9400}]}");
        assertThat(problems(Agreements.VD11, typed, "b.contingents.0.from")).hasSize(1);
        assertThat(problems(Agreements.VD11, typed, "b.contingents.1"))
                .containsExactly(Problem.of("b.contingents.1", "row", "2"));
    }

    @Test
    void aRowOfAFactWithAnIdNamesIt() {
        var typed = typed("annual-calendar", "b.items:rows", "1", "b.items.0.designation", "Winter road");
        assertThat(problems(Agreements.VD11, typed, "b.items.0.id"))
                .containsExactly(Problem.of("b.items.0.id", "required"));
    }

    @Test
    void aPlaceSaysHowExactItIs() {
        var corners = "36.1, -38.1\n36.1, -37.9\n35.9, -37.9";
        assertThat(problems(Agreements.VD11, typed("notification", "b.area", corners), "b.area:accuracy"))
                .containsExactly(Problem.of("b.area:accuracy", "accuracy"));
        assertThat(problems(
                        Agreements.VD11,
                        typed("notification", "b.area", corners, "b.area:accuracy", "1000001"),
                        "b.area:accuracy"))
                .containsExactly(Problem.of("b.area:accuracy", "metres", "1000001", "1000000"));
    }

    /** The square of a grid reference is read as its south-west corner, and never as more exact than it is. */
    @ParameterizedTest
    @CsvSource({
        "24SWE8101395414, 1, mgrs.accuracy",
        "24SWE8101395414, 2, ''",
        "24S WE 81 95, 1414, mgrs.accuracy",
        "24S WE 81 95, 1415, ''",
        "24S WE 81 95, '', mgrs.accuracy",
    })
    void aGridReferenceAsksForAnAccuracyThatCoversItsSquare(String line, String metres, String key) {
        var typed = typed("notification", "b.area", "36, -38\n37, -38\n" + line, "b.area:accuracy", metres);
        assertThat(problems(Agreements.VD11, typed, "b.area:accuracy"))
                .extracting(Problem::key)
                .isEqualTo(key.isEmpty() ? List.of() : List.of(key));
        assertThat(body(Agreements.VD11, typed)).contains(line.length() > 12 ? "[360999" : "[360962608,-381001910]");
    }

    @Test
    void aGridReferenceThatIsNoneSaysWhy() {
        var typed = typed("notification", "b.area", "36, -38\n37, -38\n24TWE8195", "b.area:accuracy", "2000");
        assertThat(problems(Agreements.VD11, typed, "b.area")
                        .getFirst()
                        .in(words(Language.EN))
                        .text())
                .contains("“24TWE8195” names a square that does not lie in that zone and band", "24S");
    }

    @Test
    void aFormOfManyRowsIsBounded() {
        var typed = typed("request-explanation", "b.causes:rows", "9999");
        assertThat(problems(Agreements.VD11, typed, "b.causes"))
                .extracting(Problem::key)
                .contains("many");
    }

    @Test
    void rowsAreAddedAndRemovedWithWhatStandsInThem() {
        var typed = typed(
                "request-explanation",
                "b.causes:rows",
                "3",
                "b.causes.0",
                "first",
                "b.causes.1",
                "second",
                "b.causes.2",
                "third");
        var fewer = Lists.remove(typed, "b.causes", 1);
        assertThat(body(Agreements.VD11, fewer)).isEqualTo("{\"causes\":[\"first\",\"third\"]}");
        var more = Lists.add(fewer, "b.causes");
        assertThat(Lists.count(more, "b.causes")).isEqualTo(3);
        assertThat(more.value("b.causes.2")).isEmpty();
        assertThat(Lists.remove(typed, "b.causes", 7)).isEqualTo(typed);
    }

    @Test
    void linesOfASpreadsheetBecomeRows() {
        var sheet = Agreements.sheet(Agreements.VD11, "notification");
        var lines = """
                party;state;from;to;troops;brigades
                XB;XB;2026-12-01;2026-12-09;9400;toFollow
                """.replace(';', '\t');
        var typed = typed("notification", "b.contingents:paste", lines);
        var pasted = sheet.paste(typed, "b.contingents").orElseThrow();
        assertThat(body(Agreements.VD11, pasted)).isEqualTo("""
                        {"contingents":[{"brigades":{"absent":"toFollow"},"from":"2026-12-01","party":"XB","state":"XB",\
                        "to":"2026-12-09","troops":9400}]}""");
        assertThat(pasted.value("b.contingents:paste")).isEmpty();
    }

    @Test
    void linesWithoutAHeadAreTakenInTheOrderOfTheForm() {
        var sheet = Agreements.sheet(Agreements.VD11, "notification");
        var typed = typed("notification", "b.contingents:paste", "XB/7,XB,XB,2026-12-01,2026-12-09,\"9400\"");
        assertThat(body(Agreements.VD11, sheet.paste(typed, "b.contingents").orElseThrow()))
                .contains("\"activity\":\"XB/7\"", "\"troops\":9400");
    }

    @Test
    void aLineWithTooManyCellsIsLeftWhereItWasPasted() {
        var sheet = Agreements.sheet(Agreements.VD11, "notification");
        var cells = String.join("\t", Arrays.asList(new String[40]));
        assertThat(sheet.paste(typed("notification", "b.contingents:paste", cells), "b.contingents"))
                .isEmpty();
    }
}
