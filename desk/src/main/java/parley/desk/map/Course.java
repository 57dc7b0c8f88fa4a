package parley.desk.map;

import java.util.ArrayList;
import java.util.List;
import parley.agreement.geo.Ground;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;

/** What lies between corners and around them on the ellipsoid, as spots so near that the way between two is straight. */
final class Course {
    private static final double E7 = 1e7;
    private static final double STRIDE = 20_000;
    private static final int MOST = 64;
    /** Of a circle. */
    private static final int SPOTS = 36;

    private Course() {}

    /** A line from corner to corner; an area comes back to where it began. */
    static List<Spot> of(Place place) {
        var corners = new ArrayList<>(Corner.along(place.points()));
        if (place.shape() == Place.Shape.POLYGON) {
            var around = Corner.around(place.points());
            // One that goes around a pole goes on by way of it: its last two corners are the ends of that way.
            if (around.size() > corners.size()) {
                corners.add(around.get(corners.size()));
                var spots = along(corners);
                spots.add(spot(around.get(corners.size())));
                spots.add(spot(around.getLast()));
                return spots;
            }
            corners.add(corners.getFirst());
        }
        return along(corners);
    }

    private static List<Spot> along(List<Corner> corners) {
        var spots = new ArrayList<>(List.of(spot(corners.getFirst())));
        for (int i = 0; i + 1 < corners.size(); i++) {
            var from = spot(corners.get(i));
            var to = spot(corners.get(i + 1));
            for (var at : Ground.between(position(from), position(to), STRIDE, MOST)) {
                spots.add(new Spot(near(at.longitude(), spots.getLast().east()), at.latitude()));
            }
            spots.add(new Spot(to.east(), to.north()));
        }
        return spots;
    }

    /** All that is so far from a point. */
    static List<Spot> circle(Point point, double metres) {
        var spots = new ArrayList<Spot>();
        var middle = new Ground.Position(point.latitudeE7() / E7, point.longitudeE7() / E7);
        for (int i = 0; i < SPOTS; i++) {
            var at = Ground.along(middle, new Ground.Way(metres, 360.0 * i / SPOTS));
            spots.add(new Spot(near(at.longitude(), middle.longitude()), at.latitude()));
        }
        spots.add(spots.getFirst());
        return spots;
    }

    private static Ground.Position position(Spot spot) {
        return new Ground.Position(spot.north(), spot.east());
    }

    private static Spot spot(Corner corner) {
        return new Spot(corner.east() / E7, corner.north() / E7);
    }

    private static double near(double east, double before) {
        return east + 360 * Math.rint((before - east) / 360);
    }
}
