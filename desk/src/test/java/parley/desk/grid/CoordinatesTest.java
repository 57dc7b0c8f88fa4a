package parley.desk.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.value.Value.Place.Point;

class CoordinatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "36.1, -38.1 | 361000000 | -381000000",
                "36.1 -38.1 | 361000000 | -381000000",
                "36.1,-38.1 | 361000000 | -381000000",
                "36.1; -38.1 | 361000000 | -381000000",
                "+36.1 +38.1 | 361000000 | 381000000",
                "36.1 N 38.1 W | 361000000 | -381000000",
                "36.1°N, 38.1°W | 361000000 | -381000000",
                "36.1S38.1E | -361000000 | 381000000",
                "-0.0000001, 0.0000001 | -1 | 1",
                "90, -180 | 900000000 | -1800000000",
                "36°06'00\"N 038°06'00\"W | 361000000 | -381000000",
                "36°06′00″N, 38°06′00″W | 361000000 | -381000000",
                "36°06'N 038°06'W | 361000000 | -381000000",
                "36°06.5'N 038°06.25'W | 361083333 | -381041667",
                "36 06 00 N 038 06 00 W | 361000000 | -381000000",
                "36:06:00N 38:06:00W | 361000000 | -381000000",
                "360600N 0380600W | 361000000 | -381000000",
                "360600N0380600W | 361000000 | -381000000",
                "3606N 03806W | 361000000 | -381000000",
                "00°00'01\"N 000°00'01\"E | 2778 | 2778",
                "59°59'59.9999\"S 179°59'59.9999\"E | -600000000 | 1800000000",
            })
    void whatOfficersWriteIsTakenToTheUnit(String line, long latitude, long longitude) {
        assertThat(Coordinates.parse(line)).contains(new Point(latitude, longitude));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "36,1",
                "36,1 38,1",
                "36.1",
                "36.12345678, 38.1",
                "91, 0",
                "0, 180.0000001",
                "-36.1 N 38.1 W",
                "36.1 N 38.1",
                "36.1, 38.1 W",
                "36°60'00\"N 038°06'00\"W",
                "36°06'60\"N 038°06'00\"W",
                "36°06.5'30\"N 038°06'00\"W",
                "36°06'00\" 038°06'00\"",
                "360600 0380600",
                "366000N 0380600W",
                "38.1 W 36.1 N",
                "here",
                "",
            })
    void whatCouldMeanTwoPlacesOrNoneIsRefused(String line) {
        assertThat(Coordinates.parse(line)).isEmpty();
    }

    /** Each could be split in very many ways; the span only bounds what would otherwise take longer than anyone waits. */
    @ParameterizedTest
    @ValueSource(strings = {"1|x", "1 1|x", "1°|x", "1|1|x", "1 N|x", "1 1 1|N|1|x"})
    void whiteSpaceWithoutEndIsRefusedAtOnce(String around) {
        for (int n : new int[] {70, 1_000, 20_000}) {
            var hostile = around.replace("|", " ".repeat(n));
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(Coordinates.parse(hostile)).isEmpty());
        }
    }

    @Test
    void blanksBetweenTheNumbersSayNothing() {
        assertThat(Coordinates.parse("36.1  \t ,    -38.1")).contains(new Point(361_000_000, -381_000_000));
        assertThat(Coordinates.parse(" ".repeat(80) + "36.1, -38.1")).isEmpty();
    }

    @Test
    void everyPointIsReadAsItIsPrinted() {
        long seed = Long.getLong("parley.seed", 20261126L);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            var point = new Point(
                    random.nextLong(-Point.LATITUDE_LIMIT, Point.LATITUDE_LIMIT + 1),
                    random.nextLong(-Point.LONGITUDE_LIMIT, Point.LONGITUDE_LIMIT + 1));
            assertThat(Coordinates.parse(Coordinates.print(point)))
                    .as("seed %d", seed)
                    .contains(point);
        }
    }
}
