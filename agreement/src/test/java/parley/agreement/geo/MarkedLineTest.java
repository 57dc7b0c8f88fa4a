package parley.agreement.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.geo.MarkedLine.Nearest;
import parley.agreement.geo.MarkedLine.Sample;
import parley.agreement.geo.MarkedLine.Side;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;

/** Which part of a line is nearest. Replay with -Dparley.seed. */
class MarkedLineTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());

    private final Random random = new Random(SEED);

    @Test
    void whereverAPointMayReallyLieItsNearestEdgeIsAmongThoseNamed() {
        for (int round = 0; round < 150; round++) {
            Place line = zigzag();
            MarkedLine marked = MarkedLine.of(line).orElseThrow();
            double lat = 36 + random.nextDouble(-0.4, 0.4);
            double lon = -38 + random.nextDouble(-0.4, 0.4);
            int accuracy = random.nextInt(1, 20_000);
            Nearest told = only(marked, point(lat, lon, accuracy)).here();
            for (int i = 0; i < 10; i++) {
                double[] moved =
                        Vincenty.direct(lat, lon, random.nextDouble(0, 360), random.nextDouble(0, accuracy - 0.5));
                Nearest real = only(marked, point(moved[0], moved[1], 0)).here();
                assertThat(told.edges())
                        .as("seed %s round %s: %s within %s m of %s, %s", SEED, round, line, accuracy, lat, lon)
                        .containsAll(real.edges());
                assertThat(real.distance().atMost())
                        .isGreaterThanOrEqualTo(told.distance().atLeast());
                assertThat(real.distance().atLeast())
                        .isLessThanOrEqualTo(told.distance().atMost());
            }
        }
    }

    @Test
    void whateverLiesBetweenTwoSamplesIsStoodForByOneOfThem() {
        for (int round = 0; round < 15; round++) {
            MarkedLine marked = MarkedLine.of(zigzag()).orElseThrow();
            Point from = near();
            Point to = near();
            Place track = new Place(Shape.LINE, List.of(from, to), OptionalLong.of(0));
            List<Sample> samples = marked.nearest(track).orElseThrow();
            double[] way = Vincenty.inverse(degrees(from)[0], degrees(from)[1], degrees(to)[0], degrees(to)[1]);
            for (int i = 0; i < 20; i++) {
                double[] at = Vincenty.direct(degrees(from)[0], degrees(from)[1], way[1], random.nextDouble(0, way[0]));
                Nearest real = only(marked, point(at[0], at[1], 0)).here();
                assertThat(samples).as("seed %s round %s", SEED, round).anySatisfy(sample -> {
                    Nearest around = sample.around();
                    assertThat(around.edges()).containsAll(real.edges());
                    assertThat(around.distance().atLeast())
                            .isLessThanOrEqualTo(real.distance().atMost());
                    assertThat(around.distance().atMost())
                            .isGreaterThanOrEqualTo(real.distance().atLeast());
                });
            }
        }
    }

    /** Lines that lead from west to east, so that left is north of them. */
    @Test
    void whatLiesNorthOfALineThatLeadsEastIsLeftOfIt() {
        int told = 0;
        for (int round = 0; round < 300; round++) {
            List<Point> corners = new ArrayList<>();
            for (int i = 0; i <= 5; i++) {
                corners.add(at(36 + random.nextDouble(-0.3, 0.3), -39 + 0.4 * i));
            }
            MarkedLine line = MarkedLine.of(new Place(Shape.LINE, corners, OptionalLong.of(0)))
                    .orElseThrow();
            double lon = random.nextDouble(-38.9, -37.1);
            double lat = 36 + random.nextDouble(-0.6, 0.6);
            Nearest nearest =
                    only(line, point(lat, lon, random.nextInt(0, 2_000))).here();
            int edge = (int) Math.floor((lon + 39) / 0.4);
            double[] from = degrees(corners.get(edge));
            double[] to = degrees(corners.get(edge + 1));
            double there = from[0] + (to[0] - from[0]) * (lon - from[1]) / (to[1] - from[1]);
            if (nearest.side() != Side.UNCERTAIN && nearest.distance().atLeast() > 100) {
                told++;
                assertThat(nearest.side())
                        .as("seed %s round %s: %s, %s and %s", SEED, round, lat, lon, corners)
                        .isEqualTo(lat > there ? Side.LEFT : Side.RIGHT);
            }
        }
        assertThat(told).isGreaterThan(150);
    }

    @Test
    void aPointBesideACornerIsAtTheCornerAndOneFurtherAlongIsNot() {
        MarkedLine line = MarkedLine.of(
                        new Place(Shape.LINE, List.of(at(35, -38), at(36, -38), at(37, -38)), OptionalLong.of(0)))
                .orElseThrow();
        double[] east = Vincenty.direct(36, -38, 90, 20_000);
        assertThat(only(line, point(east[0], east[1], 0)).here().corner()).hasValue(1);
        double[] further = Vincenty.direct(36.001, -38, 90, 20_000);
        Nearest along = only(line, point(further[0], further[1], 0)).here();
        assertThat(along.corner()).isEmpty();
        assertThat(along.edges()).containsExactly(1);
        double[] unsure = Vincenty.direct(36.001, -38, 90, 20_000);
        assertThat(only(line, point(unsure[0], unsure[1], 500)).here().edges()).containsExactly(0, 1);
    }

    private static Sample only(MarkedLine line, Place point) {
        List<Sample> samples = line.nearest(point).orElseThrow();
        assertThat(samples).hasSize(1);
        return samples.getFirst();
    }

    private Place zigzag() {
        List<Point> corners = new ArrayList<>();
        for (int i = random.nextInt(2, 7); i > 0; i--) {
            corners.add(near());
        }
        return new Place(Shape.LINE, corners, OptionalLong.of(0));
    }

    private Point near() {
        return at(36 + random.nextDouble(-0.4, 0.4), -38 + random.nextDouble(-0.4, 0.4));
    }

    private static double[] degrees(Point point) {
        return new double[] {point.latitudeE7() / 1e7, point.longitudeE7() / 1e7};
    }

    private static Point at(double lat, double lon) {
        return DistancesTest.at(lat, lon);
    }

    private static Place point(double lat, double lon, long accuracy) {
        return new Place(Shape.POINT, List.of(at(lat, lon)), OptionalLong.of(accuracy));
    }
}
