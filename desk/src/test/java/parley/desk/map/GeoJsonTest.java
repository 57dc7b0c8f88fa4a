package parley.desk.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;

/** Geometries read back by another reader of JSON. The seed is printed; {@code -Dparley.seed} plays it again. */
class GeoJsonTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 2_000;
    private static final long E7 = 10_000_000;

    /** Latitude and longitude in degrees, alternating. */
    private static Place place(Place.Shape shape, double... degrees) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < degrees.length; i += 2) {
            points.add(new Point(Math.round(degrees[i] * E7), Math.round(degrees[i + 1] * E7)));
        }
        return new Place(shape, points, OptionalLong.empty());
    }

    private static String area(double... degrees) {
        return GeoJson.geometry(place(Place.Shape.POLYGON, degrees));
    }

    @Test
    void longitudeComesFirstAndAnAreaTurnsCounterclockwiseHoweverItWasStated() {
        var square =
                "{\"type\":\"Polygon\",\"coordinates\":[[[-38.1,35.9],[-37.9,35.9],[-37.9,36.1],[-38.1,36.1],[-38.1,35.9]]]}";
        assertThat(area(36.1, -38.1, 36.1, -37.9, 35.9, -37.9, 35.9, -38.1)).isEqualTo(square);
        assertThat(area(35.9, -38.1, 35.9, -37.9, 36.1, -37.9, 36.1, -38.1)).isEqualTo(square);
    }

    @Test
    void anAreaAcrossThe180thMeridianIsCutThere() {
        assertThat(area(-20, 170, -20, -170, 10, -170, 10, 170))
                .isEqualTo("{\"type\":\"MultiPolygon\",\"coordinates\":["
                        + "[[[180,10],[170,10],[170,-20],[180,-20],[180,10]]],"
                        + "[[[-180,-20],[-170,-20],[-170,10],[-180,10],[-180,-20]]]]}");
    }

    @Test
    void anAreaThatCrossesItTwiceIsThreePieces() {
        // A C that opens to the east: its back lies west of the meridian, its arms reach across.
        var tree = Tree.read(area(0, 175, 0, -175, 2, -175, 2, 177, 8, 177, 8, -175, 10, -175, 10, 175));
        assertThat(Tree.list(Tree.at(tree, "coordinates"))).hasSize(3);
        assertThat(Tree.at(tree, "coordinates", 0)).asString().doesNotContain("-180");
    }

    @Test
    void aLineAcrossThe180thMeridianIsCutThere() {
        assertThat(GeoJson.geometry(place(Place.Shape.LINE, 10, 170, 20, -170, 30, 170)))
                .isEqualTo("{\"type\":\"MultiLineString\",\"coordinates\":[[[170,10],[180,15]],"
                        + "[[-180,15],[-170,20],[-180,25]],[[180,25],[170,30]]]}");
    }

    @ParameterizedTest
    @CsvSource({"70, 90", "-70, -90"})
    void anAreaAroundAPoleGoesToThePoleAlongTheMeridian(double latitude, int pole) {
        assertThat(area(latitude, 0, latitude, 90, latitude, 180, latitude, -90))
                .contains("[180," + pole + "]", "[-180," + pole + "]")
                .doesNotContain("270", "360");
    }

    @Test
    void everyCornerComesBackWithAllItsDigitsAndNothingIsAddedButAtTheMeridian() {
        System.out.println("GeoJsonTest: seed " + SEED);
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var stated = star(random);
            var geometry = GeoJson.geometry(new Place(Place.Shape.POLYGON, stated, OptionalLong.empty()));
            var rings = rings(geometry);
            var about = "seed " + SEED + ", round " + round + ": " + stated + " as " + geometry;
            var read = new HashSet<List<Long>>();
            double twice = 0;
            for (var ring : rings) {
                assertThat(ring.getFirst()).as(about).isEqualTo(ring.getLast());
                var open = ring.subList(0, ring.size() - 1);
                assertThat(Cut.twiceTheArea(open)).as(about).isPositive();
                twice += Cut.twiceTheArea(open);
                open.forEach(corner -> read.add(position(corner.east(), corner.north())));
                for (int i = 0; i + 1 < ring.size(); i++) {
                    assertThat(Math.abs(ring.get(i).east() - ring.get(i + 1).east()))
                            .as(about)
                            .isLessThanOrEqualTo(180 * E7);
                }
            }
            var expected = stated.stream()
                    .map(point -> position(point.longitudeE7(), point.latitudeE7()))
                    .toList();
            assertThat(read).as(about).containsAll(expected);
            read.removeAll(expected);
            assertThat(read).as(about).allMatch(corner -> Math.abs(corner.getFirst()) == 180 * E7);
            assertThat(twice).as(about).isCloseTo(Math.abs(Cut.twiceTheArea(Corner.around(stated))), within(1e-4));
        }
    }

    /** The 180th meridian is one, whichever name it has. */
    private static List<Long> position(long east, long north) {
        return List.of(east == -180 * E7 ? 180 * E7 : east, north);
    }

    /** A simple area, often across the 180th meridian, at times with corners on it: a star of random rays. */
    private static List<Point> star(Random random) {
        double north = random.nextDouble(-60, 60);
        double east = random.nextInt(3) == 0 ? random.nextDouble(-180, 180) : 180 + random.nextDouble(-3, 3);
        int rays = random.nextInt(3, 24);
        var points = new ArrayList<Point>();
        for (int i = 0; i < rays; i++) {
            double reach = random.nextDouble(0.5, 6);
            double angle = 2 * Math.PI * i / rays;
            long longitude = Math.round((east + reach * Math.cos(angle)) * E7);
            if (random.nextInt(12) == 0 && Math.abs(longitude - 180 * E7) < E7 / 5) {
                longitude = 180 * E7;
            }
            long home = Math.floorMod(longitude + 180 * E7, 360 * E7) - 180 * E7;
            points.add(new Point(
                    Math.round((north + reach * Math.sin(angle)) * E7),
                    home == -180 * E7 && random.nextBoolean() ? 180 * E7 : home));
        }
        if (random.nextBoolean()) {
            Collections.reverse(points);
        }
        return points;
    }

    private static List<List<Corner>> rings(String geometry) {
        var tree = Tree.read(geometry);
        var coordinates = Tree.list(Tree.at(tree, "coordinates"));
        var polygons = Tree.at(tree, "type").equals("Polygon") ? List.of(coordinates) : coordinates;
        var rings = new ArrayList<List<Corner>>();
        for (var polygon : polygons) {
            for (var ring : Tree.list(polygon)) {
                rings.add(Tree.list(ring).stream()
                        .map(at -> new Corner(e7(Tree.at(at, 0)), e7(Tree.at(at, 1))))
                        .toList());
            }
        }
        return rings;
    }

    private static long e7(Object degrees) {
        return ((BigDecimal) degrees).movePointRight(7).longValueExact();
    }
}
