package parley.desk.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.value.Value.Place.Point;

class DegreesTest {
    @ParameterizedTest
    @CsvSource({
        "361000000, -381000000, 36.1 N 38.1 W, 36°06′00″ N 038°06′00″ W",
        "-1, 1, 0.0000001 S 0.0000001 E, 00°00′00.00036″ S 000°00′00.00036″ E",
        "900000000, -1800000000, 90 N 180 W, 90°00′00″ N 180°00′00″ W",
        "471234567, 85000001, 47.1234567 N 8.5000001 E, 47°07′24.44412″ N 008°30′00.00036″ E",
        "0, 0, 0 N 0 E, 00°00′00″ N 000°00′00″ E",
    })
    void aPositionIsWrittenExactlyInBothWays(long north, long east, String decimal, String sexagesimal) {
        var point = new Point(north, east);
        assertThat(Degrees.decimal(point)).isEqualTo(decimal);
        assertThat(Degrees.sexagesimal(point)).isEqualTo(sexagesimal);
    }

    @ParameterizedTest
    @CsvSource({"2160, true, 36°N", "-2285, false, 38°05′S", "0, true, 0°"})
    void aParallelIsLabelledBySide(long minutes, boolean whole, String label) {
        assertThat(Degrees.graticule(minutes, whole, "N", "S")).isEqualTo(label);
    }
}
