package parley.agreement.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.geo.Extent.Crossing;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;

/** Sizes against the ellipsoid's own integrals and a brute force. Replay with -Dparley.seed. */
class ExtentTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final double EQUATOR = 6_378_137;
    private static final double E2 = 1 / 298.257223563 * (2 - 1 / 298.257223563);

    private final Random random = new Random(SEED);

    /** Between two meridians and the equator and a parallel, which here is cut into edges too short to leave it. */
    @ParameterizedTest
    @CsvSource({"1, 10, 1", "36, -38, 2", "60, 179, 3", "-45, 20, 1"})
    void anAreaBetweenMeridiansIsAsLargeAsTheIntegralOfTheEllipsoid(double north, double west, double width) {
        var corners = new ArrayList<Point>();
        corners.add(point(0, west));
        corners.add(point(0, west + width));
        for (int i = 0; i <= 400; i++) {
            corners.add(point(north, west + width - width * i / 400));
        }
        var extent = Extent.of(area(corners)).orElseThrow();
        double expected = zone(Math.abs(north)) * width / 360;
        assertThat(extent.squareMetres()).isCloseTo(expected, within(expected * 1e-5));
        Collections.reverse(corners);
        assertThat(Extent.of(area(corners)).orElseThrow().squareMetres())
                .as("whichever way it turns")
                .isCloseTo(extent.squareMetres(), within(1.0));
        assertThat(extent.crossings()).isEmpty();
    }

    /** The surface from the equator to a parallel: Snyder's formula for the authalic latitude, before it is divided. */
    private static double zone(double latitude) {
        double e = Math.sqrt(E2);
        double sine = Math.sin(Math.toRadians(latitude));
        double q = sine / (1 - E2 * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e);
        return Math.PI * EQUATOR * EQUATOR * (1 - E2) * q;
    }

    @Test
    void theGreatestWidthIsThatOfTheTwoFurthestOfAllCorners() {
        for (int round = 0; round < 50; round++) {
            var corners = new ArrayList<Point>();
            double reach = Math.pow(10, random.nextDouble(-3, 0.8));
            double north = random.nextDouble(-70, 70);
            double east = random.nextDouble(-180, 180);
            for (int i = 0; i < 12; i++) {
                corners.add(point(
                        Math.clamp(north + random.nextDouble(-reach, reach), -89, 89),
                        east + random.nextDouble(-reach, reach)));
            }
            double widest = 0;
            for (var one : corners) {
                for (var other : corners) {
                    widest = Math.max(widest, metres(one, other));
                }
            }
            double expected = widest;
            assertThat(Extent.of(area(corners)).orElseThrow().widthMetres())
                    .as("seed %s: %s", SEED, corners)
                    .isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void edgesThatCrossAreNamedAndThoseThatMeetAtACornerAreNot() {
        var bow = List.of(point(36, -38), point(36, -37), point(37, -38), point(37, -37));
        assertThat(Extent.of(area(bow)).orElseThrow().crossings()).containsExactly(new Crossing(1, 3));
        var square = List.of(point(36, -38), point(36, -37), point(37, -37), point(37, -38));
        assertThat(Extent.of(area(square)).orElseThrow().crossings()).isEmpty();
        var acrossTheMeridian = List.of(point(1, 179), point(1, -179), point(2, 179), point(2, -179));
        assertThat(Extent.of(area(acrossTheMeridian)).orElseThrow().crossings()).containsExactly(new Crossing(1, 3));
        assertThat(Extent.of(area(bow.subList(0, 3))).orElseThrow().crossings()).isEmpty();
    }

    @Test
    void aStarIsToldByItsFirstCrossingsOnly() {
        var star = new ArrayList<Point>();
        for (int i = 0; i < 11; i++) {
            double turn = 2 * Math.PI * i * 5 / 11;
            star.add(point(36 + Math.sin(turn), -38 + Math.cos(turn)));
        }
        assertThat(Extent.of(area(star)).orElseThrow().crossings()).hasSize(Extent.MOST_CROSSINGS);
    }

    @Test
    void aLineHasALengthAndNoArea() {
        var line = new Place(Shape.LINE, List.of(point(0, 0), point(0, 1), point(0, 2)), OptionalLong.empty());
        assertThat(Extent.of(line).orElseThrow().squareMetres()).isZero();
        assertThat(Extent.of(line).orElseThrow().lengthMetres()).isCloseTo(2 * 111_319.491, within(0.01));
        var nowhere = new Place(Shape.LINE, Collections.nCopies(500, point(1, 1)), OptionalLong.empty());
        assertThat(Extent.of(nowhere).orElseThrow()).isEqualTo(new Extent(0, 0, 0, List.of()));
    }

    @Test
    void whatNoDistanceIsJudgedOfHasNoSizeEither() {
        assertThat(Extent.of(area(List.of(point(0, 0), point(0, 120), point(0, -120)))))
                .isEmpty();
    }

    private static double metres(Point one, Point other) {
        return Geodesic.WGS84.Inverse(
                        one.latitudeE7() / 1e7,
                        one.longitudeE7() / 1e7,
                        other.latitudeE7() / 1e7,
                        other.longitudeE7() / 1e7)
                .s12;
    }

    private static Place area(List<Point> corners) {
        return new Place(Shape.POLYGON, corners, OptionalLong.empty());
    }

    private static Point point(double latitude, double longitude) {
        return new Point(Math.round(latitude * 1e7), Math.round(Math.IEEEremainder(longitude, 360) * 1e7));
    }
}
