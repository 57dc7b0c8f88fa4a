package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.form.Submitted;
import parley.desk.words.Words;
import parley.ledger.text.MalformedException;

/** A hand on the map changes the text of a place, and nothing but the line that it means. */
class StrokeTest {
    private static final Words WORDS = Objects.requireNonNull(Words.load().get(Language.EN));
    private static final String SPOT = "&draw.north=36.05&draw.east=-38.05&draw.high=0.001&draw.wide=0.001";

    private static Stroke stroke(String act, String line) {
        return Stroke.read(Submitted.parse("draw.act=" + act + "&draw.line=" + line + SPOT));
    }

    private static List<String> after(String act, String line, Shape shape, String text) {
        return stroke(act, line)
                .on(PlaceLines.of(text), shape, OptionalLong.empty(), WORDS)
                .lines()
                .lines();
    }

    @Test
    void aCornerComesAfterTheLastOrBeforeTheOneThatIsChosen() {
        assertThat(after("add", "", Shape.POLYGON, "36, -38\n\n37, -38"))
                .containsExactly("36, -38", "37, -38", "36.050, -38.050");
        assertThat(after("add", "1", Shape.POLYGON, "36, -38\n37, -38"))
                .containsExactly("36, -38", "36.050, -38.050", "37, -38");
        assertThat(after("add", "", Shape.POLYGON, "")).containsExactly("36.050, -38.050");
    }

    @Test
    void aCornerIsMovedInTheNotationThatItHasAndOthersStayAsTyped() {
        assertThat(after("move", "1", Shape.POLYGON, "36, -38\n36°06'00\"N 038°06'00\"W\nno place"))
                .containsExactly("36, -38", "36°03'00\"N 038°03'00\"W", "no place");
        assertThat(after("add", "", Shape.POLYGON, "36, -38\n24SWE8195\nno place"))
                .containsExactly("36, -38", "24SWE8195", "no place", "24SWE8589");
    }

    @Test
    void aCornerIsTakenAwayAndOneThatIsNotThereIsNot() {
        assertThat(after("remove", "0", Shape.POLYGON, "36, -38\n37, -38")).containsExactly("37, -38");
        assertThat(after("remove", "2", Shape.POLYGON, "36, -38\n37, -38")).hasSize(2);
        assertThat(after("move", "2", Shape.POLYGON, "36, -38\n37, -38")).containsExactly("36, -38", "37, -38");
    }

    @Test
    void aPointIsReplaced() {
        assertThat(after("move", "0", Shape.POINT, "")).containsExactly("36.050, -38.050");
        assertThat(after("move", "0", Shape.POINT, "360000N 0380000W")).containsExactly("360300N 0380300W");
    }

    @Test
    void whatThePositionMayBeOffIsToldAndThatTheAccuracyGivenIsLess() {
        var lines = PlaceLines.of("36, -38");
        assertThat(said(stroke("add", "").on(lines, Shape.POLYGON, OptionalLong.of(1000), WORDS)))
                .isEqualTo("Corner 2: 36.050, -38.050. What was pointed at lies within 72 m of it.");
        assertThat(said(stroke("add", "").on(lines, Shape.POLYGON, OptionalLong.of(71), WORDS)))
                .endsWith("within 72 m of it. The accuracy given, 71 m, is less than that.");
        assertThat(said(stroke("remove", "0").on(lines, Shape.POLYGON, OptionalLong.empty(), WORDS)))
                .isEqualTo("Corner 1 was removed.");
        assertThat(stroke("show", "")
                        .on(lines, Shape.POLYGON, OptionalLong.empty(), WORDS)
                        .said())
                .isEmpty();
    }

    private static String said(Stroke.Left left) {
        return left.said().orElseThrow().text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "draw.act=burn",
                "draw.act=remove&draw.line=-1",
                "draw.act=add",
                "draw.act=add&draw.north=90.1&draw.east=0&draw.high=1&draw.wide=1",
                "draw.act=add&draw.north=0&draw.east=181&draw.high=1&draw.wide=1",
                "draw.act=add&draw.north=0&draw.east=0&draw.high=0&draw.wide=1",
                "draw.act=add&draw.north=NaN&draw.east=0&draw.high=1&draw.wide=1",
                "draw.act=add&draw.north=1e1&draw.east=0&draw.high=1&draw.wide=1",
            })
    void whatNoMapOfTheseSendsIsRefused(String form) {
        var submitted = Submitted.parse(form);
        assertThatThrownBy(() -> Stroke.read(submitted)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON | 36, -38; 36, -37; 37, -37; 37, -38 | Area: 9942 km²; greatest width: 142.6 km; border: 401.1 km (on the ellipsoid WGS 84).",
                "POLYGON | 37, -38; 37, -37; 36, -37; 36, -38 | Area: 9942 km²; greatest width: 142.6 km; border: 401.1 km (on the ellipsoid WGS 84).",
                "POLYGON | 36, -38; 36, -37; 37, -38; 37, -37 | The edge after corner 2 crosses the edge after corner 4: what lies inside is not clear, and no size is given.",
                "LINE | 0, 0; 0, 1 | Length: 111.3 km (on the ellipsoid WGS 84).",
                "LINE | 0, 179.5; 0, -179.5 | Length: 111.3 km (on the ellipsoid WGS 84). An edge crosses the 180th meridian: between two corners the shorter way counts.",
                "POLYGON | 36, -38; 36, -37 | ''",
                "POLYGON | 36, -38; 36, -37; here; 37, -37 | ''",
                "POINT | 36, -38 | ''",
            })
    void theSizeIsToldAndWhatIsOdd(Shape shape, String corners, String told) {
        var said = PlaceSaid.of(shape, PlaceLines.of(corners.replace("; ", "\n")), WORDS);
        assertThat(String.join(" ", said.stream().map(phrase -> phrase.text()).toList()))
                .isEqualTo(told);
    }

    @Test
    void cornersThatFollowEachOtherAtOnePlaceAreNamed() {
        var said = PlaceSaid.of(Shape.POLYGON, PlaceLines.of("36, -38\n36, -37\n37, -37\n36.0, -38.0"), WORDS);
        assertThat(said.stream().map(phrase -> phrase.text())).contains("Corners 1 and 4 are at the same place.");
    }

    @ParameterizedTest
    @CsvSource({"0.0123456, 0.012", "9.9994, 9.999", "12.3456, 12.35", "123.456, 123.5", "9944.4, 9944"})
    void asManyDigitsAreToldAsADrawingIsWorth(double number, String text) {
        assertThat(PlaceSaid.decimals(number)).isEqualTo(text);
    }
}
