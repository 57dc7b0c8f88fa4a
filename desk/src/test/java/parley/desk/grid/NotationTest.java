package parley.desk.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.value.Value.Place.Point;
import parley.desk.grid.Notation.Pointed;

/** What is pointed at on a map, written and read again. Replay with -Dparley.seed. */
class NotationTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());

    private final Random random = new Random(SEED);

    private Pointed anywhere() {
        double size = Math.pow(10, random.nextDouble(-6, -0.4));
        return new Pointed(
                random.nextDouble(-89.5, 89.5), random.nextDouble(-180, 180), size, size * random.nextDouble(0.5, 6));
    }

    private static double metres(double north, double east, Point point) {
        return Geodesic.WGS84.Inverse(north, east, point.latitudeE7() / 1e7, point.longitudeE7() / 1e7).s12;
    }

    private static Point read(String line) {
        return Mgrs.read(line) instanceof Mgrs.Reading.Square square
                ? square.corner()
                : Coordinates.parse(line).orElseThrow(() -> new AssertionError("not read: " + line));
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void noPartOfTheSpotLiesFartherFromWhatIsWrittenThanIsTold(Notation notation) {
        for (int round = 0; round < 2_000; round++) {
            var spot = anywhere();
            var written = notation.write(spot);
            var point = read(written.line());
            for (int i = 0; i < 5; i++) {
                double north = spot.latitude() + (random.nextDouble() - 0.5) * spot.high();
                double east = spot.longitude() + (random.nextDouble() - 0.5) * spot.wide();
                assertThat(metres(Math.clamp(north, -90, 90), east, point))
                        .as("seed %s round %s: %s as %s", SEED, round, spot, written)
                        .isLessThanOrEqualTo((double) written.errorMetres());
            }
        }
    }

    /** Half of the spot and half of the last digit, each way: the digits add no more than the spot itself does, and are no fewer. */
    @ParameterizedTest
    @EnumSource(value = Notation.class, names = "GRID", mode = EnumSource.Mode.EXCLUDE)
    void whatIsToldIsNotMuchMoreThanTheSpotItself(Notation notation) {
        for (int round = 0; round < 2_000; round++) {
            double size = Math.pow(10, random.nextDouble(-5.5, -0.01));
            var spot = new Pointed(random.nextDouble(-85, 85), random.nextDouble(-179, 179), size, size);
            double diagonal = Math.hypot(size, size) * 111_700;
            assertThat((double) notation.write(spot).errorMetres())
                    .as("seed %s: %s as %s", SEED, spot, notation.write(spot))
                    .isLessThanOrEqualTo(diagonal * 1.01 + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void whatIsWrittenIsReadInTheSameNotation(Notation notation) {
        for (int round = 0; round < 1_000; round++) {
            double size = Math.pow(10, random.nextDouble(-6, -0.4));
            var spot = new Pointed(random.nextDouble(-79.9, 83.9), random.nextDouble(-180, 180), size, size);
            assertThat(Notation.of(notation.write(spot).line()))
                    .as("seed %s: %s", SEED, spot)
                    .contains(notation);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SIGNED | 0.001 | 36.123, -38.068",
                "SIGNED | 0.0004 | 36.1235, -38.0679",
                "SIGNED | 0.4 | 36.1, -38.1",
                "SIGNED | 1 | 36, -38",
                "SIGNED | 0.0000000001 | 36.1234567, -38.0678901",
                "LETTERED | 0.01 | 36.12 N 38.07 W",
                "SEXAGESIMAL | 0.4 | 36°07'N 038°04'W",
                "SEXAGESIMAL | 0.0003 | 36°07'24\"N 038°04'04\"W",
                "SEXAGESIMAL | 0.00003 | 36°07'24.4\"N 038°04'04.4\"W",
                "COMPACT | 0.0003 | 360724N 0380404W",
                "GRID | 0.0003 | 24SWE838980",
                "GRID | 0.4 | 24SWE89",
            })
    void aPositionIsWrittenNoMoreExactlyThanTheScreenShowsIt(Notation notation, double size, String line) {
        assertThat(notation.write(new Pointed(36.1234567, -38.0678901, size, size))
                        .line())
                .isEqualTo(line);
    }

    @Test
    void nearAPoleWhereThereIsNoGridDegreesAreWritten() {
        assertThat(Notation.GRID.write(new Pointed(84.5, 10, 0.01, 0.01)).line())
                .isEqualTo("84.50, 10.00");
    }

    @Test
    void roundingCarriesIntoTheNextMinuteAndDegree() {
        var spot = new Pointed(35.99999, -37.99999, 0.0003, 0.0003);
        assertThat(Notation.SEXAGESIMAL.write(spot).line()).isEqualTo("36°00'00\"N 038°00'00\"W");
        assertThat(Notation.SIGNED.write(new Pointed(0, 179.99999, 0.01, 0.01)).line())
                .isEqualTo("0.00, 180.00");
    }

    /** There and back through the plane. */
    @Test
    void aPlaceInThePlaneOfItsZoneIsThatPlaceAgain() {
        for (int round = 0; round < 5_000; round++) {
            int zone = random.nextInt(1, 61);
            double latitude = random.nextDouble(-84, 84);
            double longitude = Utm.middle(zone) + random.nextDouble(-6, 6);
            var plane = Utm.plane(zone, new Utm.Degrees(latitude, longitude));
            var back = Utm.place(zone, plane.easting(), plane.northing());
            assertThat(back.latitude()).as("seed %s", SEED).isCloseTo(latitude, within(1e-11));
            assertThat(back.longitude()).as("seed %s", SEED).isCloseTo(longitude, within(1e-10));
        }
    }

    /** The square that is named holds what was pointed at: it is no farther east and north of its corner than its side. */
    @Test
    void theSquareThatIsNamedHoldsThePlace() {
        for (int round = 0; round < 5_000; round++) {
            int side = (int) Math.pow(10, random.nextInt(5));
            double latitude = random.nextDouble(-80, 84);
            double longitude = random.nextDouble(-180, 180);
            var name = Mgrs.name(latitude, longitude, side).orElseThrow();
            assertThat(Mgrs.read(name))
                    .as("seed %s: %s of %s, %s", SEED, name, latitude, longitude)
                    .isInstanceOfSatisfying(Mgrs.Reading.Square.class, square -> {
                        assertThat(square.metres()).isEqualTo(side);
                        assertThat(metres(latitude, longitude, square.corner())).isLessThanOrEqualTo(square.reach());
                    });
        }
    }
}
