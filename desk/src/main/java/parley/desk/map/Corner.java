package parley.desk.map;

import java.util.ArrayList;
import java.util.List;
import parley.agreement.value.Value.Place.Point;

/**
 * A position in integers of 10^-7 degree, to the east of the first meridian without end: 190 degrees is 170 west, one turn
 * on. So a line that crosses the 180th meridian stays in one piece.
 */
record Corner(long east, long north) {
    /** Once around. */
    static final long TURN = 2 * Point.LONGITUDE_LIMIT;

    /** Points with no jump between neighbours: each lies within half a turn of the one before. */
    static List<Corner> along(List<Point> points) {
        var corners = new ArrayList<Corner>();
        for (var point : points) {
            long east = point.longitudeE7();
            if (!corners.isEmpty()) {
                east = near(east, corners.getLast().east());
            }
            corners.add(new Corner(east, point.latitudeE7()));
        }
        return corners;
    }

    /**
     * The corners of an area without such jumps. One that goes around a pole is closed by way of that pole, the one on its
     * side of the equator, as on a flat map.
     */
    static List<Corner> around(List<Point> points) {
        var corners = along(points);
        var first = corners.getFirst();
        long home = near(first.east(), corners.getLast().east());
        if (home != first.east()) {
            long north = corners.stream().mapToLong(Corner::north).sum() / corners.size();
            long pole = north < 0 ? -Point.LATITUDE_LIMIT : Point.LATITUDE_LIMIT;
            corners.add(new Corner(home, first.north()));
            corners.add(new Corner(home, pole));
            corners.add(new Corner(first.east(), pole));
        }
        return corners;
    }

    private static long near(long east, long before) {
        long near = east;
        while (near - before > Point.LONGITUDE_LIMIT) {
            near -= TURN;
        }
        while (near - before < -Point.LONGITUDE_LIMIT) {
            near += TURN;
        }
        return near;
    }

    Corner turned(long turns) {
        return new Corner(east + turns * TURN, north);
    }

    /** Where the straight way to another corner, on a flat map, has a longitude between the two. */
    Corner towards(Corner other, long meridian) {
        double part = (double) (meridian - east) / (other.east - east);
        return new Corner(meridian, north + Math.round(part * (other.north - north)));
    }
}
