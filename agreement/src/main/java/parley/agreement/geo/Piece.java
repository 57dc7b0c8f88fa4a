package parley.agreement.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/**
 * A geodesic of at most {@link #LIMIT} metres, part of an edge between two corners.
 *
 * @param edge which edge, from 0
 * @param offset how far from the edge's first corner the piece begins
 * @param azimuth in which direction it leaves its first end
 */
record Piece(Spot from, Spot to, Spot middle, double length, int edge, double offset, double azimuth) {
    /** So short that it lies within a centimetre of the plane through its ends and the centre of the Earth. */
    static final double LIMIT = 50_000;
    /** Beyond this the distance along a piece is bounded by its ends alone. */
    private static final double FAR = 5_000_000;

    private static final double BRACKET = 0.5;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int POSITION = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.DISTANCE_IN;

    /** A distance from a spot to a piece, and where on the piece it is reached, in metres from its first end. */
    record Reach(double atLeast, double atMost, double along, Spot spot) {}

    /** No point of the piece can be nearer than this. */
    double noNearerThan(Spot spot) {
        return Math.max(0, spot.chord(middle) - length / 2);
    }

    /**
     * The distance of a spot. Along a piece that is not far the distance falls and then rises, so that the golden section
     * closes in on the least; it stops at half a metre, and over half a metre a distance changes by no more.
     */
    Reach reach(Spot spot) {
        double first = spot.distance(from);
        double last = spot.distance(to);
        double ends = Math.min(first, last);
        double at = first <= last ? 0 : length;
        Spot end = first <= last ? from : to;
        if (length <= BRACKET) {
            return new Reach(Math.max(0, ends - BRACKET), ends, at, end);
        }
        if (noNearerThan(spot) > FAR) {
            return new Reach(Math.max(0, (first + last - length) / 2), ends, at, end);
        }
        GeodesicLine line = Geodesic.WGS84.Line(from.latitude(), from.longitude(), azimuth, POSITION);
        double low = 0;
        double high = length;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = distance(line, left, spot);
        double atRight = distance(line, right, spot);
        while (high - low > BRACKET) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = distance(line, left, spot);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = distance(line, right, spot);
            }
        }
        double least = Math.min(atLeft, atRight);
        if (ends <= least) {
            return new Reach(Math.max(0, ends - BRACKET), ends, at, end);
        }
        return new Reach(Math.max(0, least - BRACKET), least, (low + high) / 2, at(line, (low + high) / 2));
    }

    private static double distance(GeodesicLine line, double along, Spot spot) {
        return at(line, along).distance(spot);
    }

    static Spot at(GeodesicLine line, double along) {
        GeodesicData data = line.Position(along, POSITION);
        return Spot.at(data.lat2, data.lon2);
    }

    /** Whether the two cross; an end that lies on the other counts as left of it, so that of two pieces that meet one does. */
    boolean crosses(Piece other) {
        return middle.chord(other.middle) <= (length + other.length) / 2
                && left(other.from) != left(other.to)
                && other.left(from) != other.left(to);
    }

    private boolean left(Spot spot) {
        return side(spot) >= 0;
    }

    /** Of two that cross, how far an end would have to move before they no longer did. */
    double crossing(Piece other) {
        double ends = Math.min(Math.abs(side(other.from)), Math.abs(side(other.to)));
        return Math.min(ends, Math.min(Math.abs(other.side(from)), Math.abs(other.side(to))));
    }

    /** This piece and its neighbours on the same edge, as one. */
    Piece with(Piece before, Piece after) {
        Piece first = before.edge == edge ? before : this;
        Piece last = after.edge == edge ? after : this;
        return new Piece(
                first.from,
                last.to,
                middle,
                last.offset + last.length - first.offset,
                edge,
                first.offset,
                first.azimuth);
    }

    /** How far to the left of the plane through both ends and the centre of the Earth a spot lies; negative to the right. */
    double side(Spot spot) {
        double nx = from.y() * to.z() - from.z() * to.y();
        double ny = from.z() * to.x() - from.x() * to.z();
        double nz = from.x() * to.y() - from.y() * to.x();
        double norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
        return norm == 0 ? 0 : (nx * spot.x() + ny * spot.y() + nz * spot.z()) / norm;
    }
}
