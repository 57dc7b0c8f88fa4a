package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.pack.Area;
import parley.agreement.pack.Pack;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;
import parley.agreement.yaml.Problem;

/** Lines and areas of a pack: what is read, and that every slip is named with its file and feature. */
class AreaReaderTest {
    private static final String FILE = "areas/all.geojson";
    private static final String AREAS = """
            { "type": "FeatureCollection", "features": [
              { "type": "Feature", "properties": { "name": "border", "markers": [1, 2, 9] },
                "geometry": { "type": "LineString", "coordinates": [[-38, 36], [-38.00000005, 36.5], [-38, 37]] } },
              { "type": "Feature", "properties": { "name": "zone", "accuracyMetres": 30 },
                "geometry": { "type": "Polygon", "coordinates": [[[-38, 36], [-37, 36], [-37, 37], [-38, 37], [-38, 36]]] } }
            ] }
            """;

    @Test
    void aLineAndAnAreaAreReadByNameLongitudeFirstToACentimetre() {
        Pack pack = PackLoader.load(new SmallPack().file(FILE, AREAS).files());
        Area border = area(pack, "border");
        Area zone = area(pack, "zone");
        assertThat(border.markers()).containsExactly(1L, 2L, 9L);
        assertThat(border.place().shape()).isEqualTo(Shape.LINE);
        assertThat(border.place().points())
                .containsExactly(
                        new Point(360_000_000, -380_000_000),
                        new Point(365_000_000, -380_000_000),
                        new Point(370_000_000, -380_000_000));
        assertThat(border.place().accuracyMetres()).hasValue(0);
        assertThat(zone.place().shape()).isEqualTo(Shape.POLYGON);
        assertThat(zone.place().points()).hasSize(4);
        assertThat(zone.place().accuracyMetres()).hasValue(30);
    }

    private static Area area(Pack pack, String name) {
        return Optional.ofNullable(pack.areas().get(name)).orElseThrow();
    }

    @Test
    void whatIsNestedBeyondTheLimitOfTheParserIsAProblemOfTheFile() {
        assertThat(PackLoader.check(
                                new SmallPack().file(FILE, "[".repeat(100_000)).files())
                        .problems())
                .singleElement()
                .asString()
                .startsWith(FILE + ":1:")
                .endsWith("found no JSON, expected GeoJSON, RFC 7946");
    }

    @Test
    void theHashOfAPackCoversItsAreas() {
        String without = new SmallPack().files().sha256();
        String with = new SmallPack().file(FILE, AREAS).files().sha256();
        String moved = new SmallPack()
                .file(FILE, AREAS.replace("[-37, 37]", "[-37, 37.1]"))
                .files()
                .sha256();
        assertThat(List.of(without, with, moved)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[-38, 37], [-38, 36]]] | [-38, 37], [-38, 36.5]]] | zone: a ring that is not closed",
                "[-37, 36], [-37, 37] | [-37, 97], [-37, 37] | zone: a corner that is none",
                "[-38, 37]] } } | [36, 138]] } } | border: a corner that is none",
                "[1, 2, 9] | [1, 2] | markers of border: a list of 2",
                "[1, 2, 9] | [1, 9, 2] | markers of border: a list of 3",
                "'name': 'zone' | 'name': 'border' | the name 'border'",
                "'name': 'zone' | 'name': 'drill' | the name 'drill'",
                "'Polygon' | 'MultiPolygon' | zone: the text 'MultiPolygon'",
                "'accuracyMetres': 30 | 'accuracyMetres': -1 | the number -1",
                "'FeatureCollection' | 'FeatureCollection', 'crs': {} | the key 'crs' in a GeoJSON file",
                "{ 'type': 'FeatureCollection' | { type: FeatureCollection | no JSON",
                "36.5] | 3.65e1] | border: a corner that is none",
                "'markers': [1, 2, 9] | 'left': 'chair' | no right",
                "'markers': [1, 2, 9] | 'left': 'chair', 'right': 'chair' | left and right of what has no two sides",
                "'markers': [1, 2, 9] | 'left': 'chair', 'right': 'judge' | the text 'judge'"
            })
    void aSlipIsNamedByItsFileAndFeature(String old, String replacement, String found) {
        String spoiled = AREAS.replace(old.replace('\'', '"'), replacement.replace('\'', '"'));
        assertThat(spoiled).isNotEqualTo(AREAS);
        List<Problem> problems =
                PackLoader.check(new SmallPack().file(FILE, spoiled).files()).problems();
        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.toString()).startsWith(FILE).contains(found.replace('\'', '"')));
    }
}
