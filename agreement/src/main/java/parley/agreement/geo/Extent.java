package parley.agreement.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import parley.agreement.value.Value.Place;

/**
 * How large a place is, along the edges by which it is judged; for who draws it, as nothing that is judged reads it.
 *
 * @param squareMetres of what an area's border encloses, whichever way its corners turn; 0 of a line. Where edges cross it means
 *     nothing, as one loop is taken from another.
 * @param lengthMetres of all its edges
 * @param widthMetres between the two corners that are furthest apart
 * @param crossings of its edges, the first few
 */
public record Extent(double squareMetres, double lengthMetres, double widthMetres, List<Crossing> crossings) {
    /** An area that crosses itself more often is told so by these. */
    static final int MOST_CROSSINGS = 5;

    /** A straight way through the Earth stays within this part of another one, wherever both begin, whose geodesic is as long. */
    private static final double ALIKE = 0.99;

    public Extent {
        crossings = List.copyOf(crossings);
    }

    /** Two edges that meet elsewhere than at a corner that they share, by the numbers of their first corners from 0. */
    public record Crossing(int edge, int other) {}

    /** Empty where the edges are too long for any distance to be judged. */
    public static Optional<Extent> of(Place place) {
        return Outline.of(place).map(outline -> {
            boolean area = outline.shape() == Place.Shape.POLYGON;
            return new Extent(
                    area ? squareMetres(outline) : 0,
                    outline.length(),
                    width(outline.corners()),
                    crossings(outline, area));
        });
    }

    private static double squareMetres(Outline outline) {
        var polygon = new PolygonArea(Geodesic.WGS84, false);
        outline.corners().forEach(corner -> polygon.AddPoint(corner.latitude(), corner.longitude()));
        return Math.abs(polygon.Compute(false, true).area);
    }

    /** Only those pairs are measured whose straight way is about as long as the longest. */
    private static double width(List<Spot> corners) {
        double straight = 0;
        for (int i = 0; i < corners.size(); i++) {
            for (int j = i + 1; j < corners.size(); j++) {
                straight = Math.max(straight, corners.get(i).chord(corners.get(j)));
            }
        }
        if (straight == 0) {
            return 0;
        }
        double width = 0;
        for (int i = 0; i < corners.size(); i++) {
            for (int j = i + 1; j < corners.size(); j++) {
                if (corners.get(i).chord(corners.get(j)) >= straight * ALIKE) {
                    width = Math.max(width, corners.get(i).distance(corners.get(j)));
                }
            }
        }
        return width;
    }

    private static List<Crossing> crossings(Outline outline, boolean area) {
        var found = new ArrayList<Crossing>();
        var pieces = outline.pieces();
        int edges = pieces.isEmpty() ? 0 : pieces.getLast().edge() + 1;
        for (int i = 0; i < pieces.size(); i++) {
            for (int j = i + 1; j < pieces.size() && found.size() < MOST_CROSSINGS; j++) {
                var crossing = new Crossing(pieces.get(i).edge(), pieces.get(j).edge());
                if (!share(crossing, edges, area)
                        && pieces.get(i).crosses(pieces.get(j))
                        && !found.contains(crossing)) {
                    found.add(crossing);
                }
            }
        }
        return found;
    }

    private static boolean share(Crossing edges, int all, boolean area) {
        int apart = edges.other() - edges.edge();
        return apart <= 1 || (area && apart == all - 1);
    }
}
