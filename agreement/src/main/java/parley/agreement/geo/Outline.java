package parley.agreement.geo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;
import parley.agreement.value.Value.Place;

/**
 * A place on the ellipsoid, its edges cut into pieces. Immutable.
 *
 * @param corners as stated
 * @param pieces of its edges in their order; none of a point
 * @param length of all edges together
 */
record Outline(Place.Shape shape, List<Spot> corners, List<Piece> pieces, double length) {
    /** Half-way round the Earth: a longer line, or an area of a longer border, is no place that can be measured. */
    static final double LIMIT = 20_000_000;

    private static final int CAPABILITIES = GeodesicMask.LATITUDE
            | GeodesicMask.LONGITUDE
            | GeodesicMask.AZIMUTH
            | GeodesicMask.DISTANCE
            | GeodesicMask.DISTANCE_IN;

    /** The outline of a place; empty if its edges are too long. */
    static Optional<Outline> of(Place place) {
        List<Spot> corners = place.points().stream().map(Spot::of).toList();
        List<Piece> pieces = new ArrayList<>();
        double length = 0;
        int edges = place.shape() == Place.Shape.POLYGON ? corners.size() : corners.size() - 1;
        for (int edge = 0; edge < edges; edge++) {
            Spot from = corners.get(edge);
            Spot to = corners.get((edge + 1) % corners.size());
            length += from.distance(to);
            if (length > LIMIT) {
                return Optional.empty();
            }
            cut(from, to, edge, pieces);
        }
        return Optional.of(new Outline(place.shape(), corners, List.copyOf(pieces), length));
    }

    private static void cut(Spot from, Spot to, int edge, List<Piece> pieces) {
        GeodesicLine line = Geodesic.WGS84.InverseLine(
                from.latitude(), from.longitude(), to.latitude(), to.longitude(), CAPABILITIES);
        double whole = line.Distance();
        int parts = Math.max(1, (int) Math.ceil(whole / Piece.LIMIT));
        double length = whole / parts;
        Spot begin = from;
        for (int part = 0; part < parts; part++) {
            double offset = part * length;
            Spot end = part == parts - 1 ? to : Piece.at(line, offset + length);
            Spot middle = Piece.at(line, offset + length / 2);
            double azimuth = line.Position(offset, CAPABILITIES).azi2;
            pieces.add(new Piece(begin, end, middle, length, edge, offset, azimuth));
            begin = end;
        }
    }

    /** Whether a spot lies in an area: seen from there, its border then goes once round. */
    boolean contains(Spot spot) {
        if (shape != Place.Shape.POLYGON || spot.chord(corners.getFirst()) > length / 2 + 1) {
            return false;
        }
        double turned = 0;
        for (Piece piece : pieces) {
            double turn = spot.direction(piece.to()) - spot.direction(piece.from());
            turned += Math.IEEEremainder(turn, 2 * Math.PI);
        }
        return Math.abs(turned) > Math.PI;
    }

    /** A piece and its neighbours on the same edge, as one: where two pieces meet is no end of a line. */
    Piece around(int i) {
        return pieces.get(i).with(pieces.get(Math.max(0, i - 1)), pieces.get(Math.min(pieces.size() - 1, i + 1)));
    }

    /**
     * The nearest point to a spot, among the pieces that may be nearer than a bound; empty if none may be.
     *
     * @param below pieces that can only be further away are left out
     */
    Optional<Foot> foot(Spot spot, double below) {
        List<Piece> inOrder = new ArrayList<>(pieces);
        int nearest = 0;
        for (int i = 1; i < pieces.size(); i++) {
            if (pieces.get(i).noNearerThan(spot) < pieces.get(nearest).noNearerThan(spot)) {
                nearest = i;
            }
        }
        Collections.swap(inOrder, 0, nearest);
        Optional<Foot> best = Optional.empty();
        double bound = below;
        for (Piece piece : inOrder) {
            if (piece.noNearerThan(spot) < bound) {
                Piece.Reach reach = piece.reach(spot);
                Foot foot = new Foot(reach.atLeast(), reach.atMost(), piece, reach.along(), reach.spot());
                best = Optional.of(best.map(other -> other.or(foot)).orElse(foot));
                bound = Math.min(bound, reach.atMost());
            }
        }
        return best;
    }

    /** The nearest point of an outline: how far it is, from below and from above, and where on which piece. */
    record Foot(double atLeast, double atMost, Piece piece, double along, Spot spot) {
        Foot or(Foot other) {
            double least = Math.min(atLeast, other.atLeast);
            Foot nearer = other.atMost < atMost ? other : this;
            return new Foot(least, nearer.atMost, nearer.piece, nearer.along, nearer.spot);
        }
    }
}
