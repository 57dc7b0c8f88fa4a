package parley.agreement.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;

/** Distances against published values, against a brute force of its own, and at their edges. Replay with -Dparley.seed. */
class DistancesTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());

    private final Random random = new Random(SEED);

    /**
     * The library's own page (Wellington to Salamanca), the Geodetic Datum of Australia's technical manual (Flinders Peak to
     * Buninyong; its ellipsoid differs from WGS 84 by less than a millimetre here), the quarter meridian, a degree of the
     * equator.
     */
    @ParameterizedTest
    @CsvSource({
        "-41.32, 174.81, 40.96, -5.50, 19959679.267",
        "-37.9510334, 144.4248679, -37.6528211, 143.9264955, 54972.271",
        "0, 0, 90, 0, 10001965.729",
        "0, 10, 0, 11, 111319.491",
        "0, 179.5, 0, -179.5, 111319.491"
    })
    void aPublishedDistanceLiesInTheInterval(double lat1, double lon1, double lat2, double lon2, double published) {
        Metres metres = Distances.between(point(lat1, lon1, 0), point(lat2, lon2, 0));
        assertThat(metres.atLeast()).isLessThanOrEqualTo((long) Math.floor(published));
        assertThat(metres.atMost()).isGreaterThanOrEqualTo((long) Math.ceil(published));
        assertThat(metres.atMost() - metres.atLeast()).isLessThanOrEqualTo(4);
    }

    @Test
    void aLineIsAsFarAsItsNearestOfManyPoints() {
        for (int round = 0; round < 20; round++) {
            double lat = random.nextDouble(-75, 75);
            double lon = random.nextDouble(-180, 180);
            double reach = Math.pow(10, random.nextDouble(-2, 0.5));
            Place line = place(Shape.LINE, 0, near(lat, lon, reach), near(lat, lon, reach), near(lat, lon, reach));
            Place point = point(near(lat, lon, reach), 0);
            double brute = Math.min(
                    brute(
                            point.points().getFirst(),
                            line.points().get(0),
                            line.points().get(1)),
                    brute(
                            point.points().getFirst(),
                            line.points().get(1),
                            line.points().get(2)));
            assertThat(Distances.between(point, line))
                    .as("seed %s round %s: %s from %s", SEED, round, point, line)
                    .satisfies(metres -> {
                        assertThat((double) metres.atLeast()).isLessThanOrEqualTo(brute + 0.01);
                        assertThat((double) metres.atMost()).isGreaterThanOrEqualTo(brute - 0.5);
                        assertThat(metres.atMost() - metres.atLeast()).isLessThanOrEqualTo(5);
                    })
                    .isEqualTo(Distances.between(line, point));
        }
    }

    @Test
    void anAccuracyWidensTheIntervalByItselfAndOfBothByTheirSum() {
        Metres exact = Distances.between(point(36, -38, 0), point(36.5, -38, 0));
        assertThat(Distances.between(point(36, -38, 100), point(36.5, -38, 50)))
                .isEqualTo(new Metres(exact.atLeast() - 150, exact.atMost() + 150));
        assertThat(Distances.between(point(36, -38, 100_000), point(36.5, -38, 0))
                        .atLeast())
                .isZero();
    }

    @Test
    void insideAnAreaTheDistanceIsNoneUnlessItsEdgeIsWithinTheAccuracy() {
        Place area = place(Shape.POLYGON, 0, at(36, -39), at(36, -37), at(37, -37), at(37, -39));
        assertThat(Distances.between(point(36.5, -38, 0), area)).isEqualTo(new Metres(0, 0));
        assertThat(Distances.between(point(36.5, -38, 50_000), area)).isEqualTo(new Metres(0, 0));
        Metres nearEdge = Distances.between(point(36.01, -38, 5_000), area);
        assertThat(nearEdge.atLeast()).isZero();
        assertThat(nearEdge.atMost()).isBetween(3_000L, 5_000L);
        assertThat(Distances.between(point(35, -38, 0), area).atLeast()).isGreaterThan(100_000);
    }

    @Test
    void anAreaAroundAnotherAndOneThatCrossesItAreAtNoDistance() {
        Place outer = place(Shape.POLYGON, 100, at(35, -40), at(35, -36), at(38, -36), at(38, -40));
        Place inner = place(Shape.POLYGON, 100, at(36, -39), at(36, -37), at(37, -37), at(37, -39));
        Place across = place(Shape.POLYGON, 100, at(36.4, -45), at(36.4, -30), at(36.6, -30), at(36.6, -45));
        for (Place other : List.of(inner, across)) {
            assertThat(Distances.between(outer, other)).isEqualTo(new Metres(0, 0));
            assertThat(Distances.between(other, outer)).isEqualTo(new Metres(0, 0));
        }
    }

    @Test
    void twoLinesThatCrossFarFromTheirEndsMeetWhateverTheAccuracyAndTwoThatBarelyTouchMayNot() {
        Place west = place(Shape.LINE, 0, at(36, -39), at(36, -37));
        assertThat(Distances.between(west, place(Shape.LINE, 1_000, at(35, -38), at(37, -38))))
                .isEqualTo(new Metres(0, 0));
        Metres barely = Distances.between(west, place(Shape.LINE, 1_000, at(35, -38), at(36.005, -38)));
        assertThat(barely.atLeast()).isZero();
        assertThat(barely.atMost()).isBetween(1L, 1_001L);
    }

    @Test
    void anAreaAcrossTheDateLineAndOneAroundThePoleHoldWhatLiesInThem() {
        Place across = place(Shape.POLYGON, 0, at(10, 179), at(10, -179), at(12, -179), at(12, 179));
        assertThat(Distances.between(point(11, 180, 0), across)).isEqualTo(new Metres(0, 0));
        assertThat(Distances.between(point(11, 0, 0), across).atLeast()).isGreaterThan(10_000_000);
        Place polar = place(Shape.POLYGON, 0, at(80, 0), at(80, 90), at(80, 180), at(80, -90));
        assertThat(Distances.between(point(89, 45, 0), polar)).isEqualTo(new Metres(0, 0));
        assertThat(Distances.between(point(70, 45, 0), polar).atLeast()).isGreaterThan(500_000);
    }

    @Test
    void ofALineLongerThanHalfWayRoundTheEarthNothingIsSaid() {
        Place round = place(Shape.LINE, 0, at(0, 0), at(0, 120), at(0, -120), at(0, 0));
        assertThat(Distances.between(point(1, 1, 0), round)).isEqualTo(Metres.ANY);
    }

    @Test
    void whereAPlaceMayReallyLieItsDistanceIsNeverOutsideTheInterval() {
        for (int round = 0; round < 30; round++) {
            Place line = place(Shape.LINE, 0, near(36, -38, 0.3), near(36, -38, 0.3), near(36, -38, 0.3));
            Point stated = near(36, -38, 0.3);
            int accuracy = random.nextInt(1, 5_000);
            Metres told = Distances.between(point(stated, accuracy), line);
            double away = random.nextDouble(0, accuracy);
            double[] moved = Vincenty.direct(
                    stated.latitudeE7() / 1e7, stated.longitudeE7() / 1e7, random.nextDouble(0, 360), away);
            Metres real = Distances.between(point(moved[0], moved[1], 0), line);
            assertThat(real.atMost()).as("seed %s round %s", SEED, round).isGreaterThanOrEqualTo(told.atLeast());
            assertThat(real.atLeast()).as("seed %s round %s", SEED, round).isLessThanOrEqualTo(told.atMost());
        }
    }

    /** The least of four thousand points of the edge, and of a thousand more around that one. */
    private static double brute(Point from, Point first, Point last) {
        double[] whole = Vincenty.inverse(
                first.latitudeE7() / 1e7, first.longitudeE7() / 1e7, last.latitudeE7() / 1e7, last.longitudeE7() / 1e7);
        double step = whole[0] / 4_000;
        double best = 0;
        for (int i = 0; i <= 4_000; i++) {
            best = nearer(from, first, whole[1], best, i * step);
        }
        double centre = best;
        for (int i = -500; i <= 500; i++) {
            double along = Math.clamp(centre + i * step / 500, 0, whole[0]);
            best = nearer(from, first, whole[1], best, along);
        }
        return distance(from, first, whole[1], best);
    }

    private static double nearer(Point from, Point first, double azimuth, double one, double other) {
        return distance(from, first, azimuth, other) < distance(from, first, azimuth, one) ? other : one;
    }

    private static double distance(Point from, Point first, double azimuth, double along) {
        double[] at = Vincenty.direct(first.latitudeE7() / 1e7, first.longitudeE7() / 1e7, azimuth, along);
        return Vincenty.inverse(from.latitudeE7() / 1e7, from.longitudeE7() / 1e7, at[0], at[1])[0];
    }

    private Point near(double lat, double lon, double degrees) {
        return at(
                lat + random.nextDouble(-degrees, degrees),
                Math.IEEEremainder(lon + random.nextDouble(-degrees, degrees), 360));
    }

    static Point at(double lat, double lon) {
        return new Point(Math.round(lat * 1e7), Math.round(lon * 1e7));
    }

    private static Place point(double lat, double lon, long accuracy) {
        return point(at(lat, lon), accuracy);
    }

    private static Place point(Point point, long accuracy) {
        return place(Shape.POINT, accuracy, point);
    }

    private static Place place(Shape shape, long accuracy, Point... points) {
        return new Place(shape, List.of(points), OptionalLong.of(accuracy));
    }
}
