package parley.agreement.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import net.sf.geographiclib.Geodesic;
import parley.agreement.value.Value.Place;

/** A line whose corners are numbered, and which part of it is nearest to a place. Immutable. */
public final class MarkedLine {
    /** A nearest point this close to a corner is at the corner. */
    public static final double AT_CORNER = 1.0;

    private static final double SPACING = 200;
    private static final int SAMPLES = 2_000;
    /** From here on the search for a nearest point is off by less than a millimetre in distance. */
    private static final double FAR_ENOUGH = 100;

    private static final double CLOSE = 0.01;
    /** For the Earth is no plane: more than enough within a thousand kilometres. */
    private static final double ROUND = 1.02;

    private final Outline line;
    private final double exact;

    private MarkedLine(Outline line, double exact) {
        this.line = line;
        this.exact = exact;
    }

    /** A line to measure from; empty if it is too long. */
    public static Optional<MarkedLine> of(Place line) {
        return Outline.of(line)
                .map(outline -> new MarkedLine(outline, line.accuracyMetres().orElse(0)));
    }

    /**
     * The nearest part of the line.
     *
     * @param distance of the line
     * @param edges which edges the nearest point may lie on, by the number of their first corner
     * @param corner at which corner it lies, where that is certain
     * @param side on which side of the line the point lies
     */
    public record Nearest(Metres distance, SortedSet<Integer> edges, OptionalInt corner, Side side) {}

    /** A side of a line, as seen by who follows its corners. */
    public enum Side {
        LEFT,
        RIGHT,
        /** On the line, beyond one of its ends, or not known exactly enough. */
        UNCERTAIN
    }

    /**
     * A point of a place.
     *
     * @param here what is nearest, given how exactly the point is known
     * @param around what is nearest to any point of the place up to half-way to the next sample
     */
    public record Sample(Nearest here, Nearest around) {}

    /** The nearest parts from points along a place, near enough to each other to stand for all of it. */
    public Optional<List<Sample>> nearest(Place place) {
        double accuracy = exact + place.accuracyMetres().orElse(0);
        return Outline.of(place).map(outline -> {
            double spacing = Math.max(SPACING, outline.length() / SAMPLES);
            double between = outline.pieces().stream()
                    .mapToDouble(piece -> piece.length() / parts(piece, spacing) / 2)
                    .max()
                    .orElse(0);
            List<Sample> samples = new ArrayList<>();
            for (Spot spot : spots(outline, spacing)) {
                samples.add(new Sample(nearest(spot, accuracy), nearest(spot, accuracy + between)));
            }
            return samples;
        });
    }

    private static int parts(Piece piece, double spacing) {
        return Math.max(1, (int) Math.ceil(piece.length() / spacing));
    }

    private static List<Spot> spots(Outline place, double spacing) {
        List<Spot> spots = new ArrayList<>(place.corners());
        for (Piece piece : place.pieces()) {
            var along =
                    Geodesic.WGS84.Line(piece.from().latitude(), piece.from().longitude(), piece.azimuth());
            int parts = parts(piece, spacing);
            for (int part = 1; part < parts; part++) {
                spots.add(Piece.at(along, piece.length() * part / parts));
            }
            spots.add(piece.to());
        }
        return spots;
    }

    private Nearest nearest(Spot spot, double unsure) {
        Outline.Foot foot = line.foot(spot, Double.POSITIVE_INFINITY).orElseThrow();
        double widened = unsure + Metres.CALCULATION;
        Metres distance = Metres.around(foot.atLeast() - widened, foot.atMost() + widened);
        if (unsure == 0) {
            Side side = beyondAnEnd(foot.piece(), foot.along(), 0) ? Side.UNCERTAIN : side(foot, spot, 0);
            return new Nearest(distance, new TreeSet<>(List.of(foot.piece().edge())), corner(foot), side);
        }
        SortedSet<Integer> edges = new TreeSet<>();
        boolean atAnEnd = false;
        for (Piece piece : line.pieces()) {
            if (piece.noNearerThan(spot) <= foot.atMost() + 2 * unsure + Metres.CALCULATION) {
                Piece.Reach reach = piece.reach(spot);
                if (mayBeNearest(reach, foot, spot, unsure)) {
                    edges.add(piece.edge());
                    atAnEnd |= beyondAnEnd(piece, reach.along(), unsure);
                }
            }
        }
        Side side = atAnEnd ? Side.UNCERTAIN : side(foot, spot, unsure);
        return new Nearest(distance, edges, OptionalInt.empty(), side);
    }

    /** Whether the nearest point may be an end of the line, beyond which it has no sides. */
    private boolean beyondAnEnd(Piece piece, double along, double unsure) {
        double margin = 2 * unsure + AT_CORNER;
        return (piece.equals(line.pieces().getFirst()) && along <= margin)
                || (piece.equals(line.pieces().getLast()) && piece.length() - along <= margin);
    }

    /**
     * On which side a spot lies that is nearest to no end of the line: that of its nearest edge, and where that is a corner
     * at which the line turns, outside the turn. It does not change before the line is reached.
     */
    private Side side(Outline.Foot foot, Spot spot, double unsure) {
        if (foot.atLeast() <= unsure + Metres.CALCULATION) {
            return Side.UNCERTAIN;
        }
        OptionalInt corner = corner(foot);
        if (corner.isPresent()) {
            double turn = turn(corner.getAsInt());
            if (Math.abs(turn) > Metres.CALCULATION) {
                return turn > 0 ? Side.RIGHT : Side.LEFT;
            }
        }
        return foot.piece().side(spot) > 0 ? Side.LEFT : Side.RIGHT;
    }

    /** How far the piece after a corner leads to the left of the one before it. */
    private double turn(int corner) {
        Piece before = null;
        for (Piece piece : line.pieces()) {
            if (before != null && before.edge() == corner - 1 && piece.edge() == corner) {
                return before.side(piece.to());
            }
            before = piece;
        }
        return 0;
    }

    /**
     * Whether another piece may be nearer than the one that is, from somewhere no further off than the point is unsure. By
     * a step the two distances change against each other as much as the directions to them differ: by twice the step at
     * most, and far less where both lie the same way. On the way the directions turn by a step's share of the distance.
     */
    private static boolean mayBeNearest(Piece.Reach other, Outline.Foot foot, Spot spot, double unsure) {
        double apart = other.atMost() - foot.atMost();
        double slack = foot.atMost() < FAR_ENOUGH ? Metres.CALCULATION : CLOSE;
        double turned =
                Math.abs(Math.IEEEremainder(spot.direction(other.spot()) - spot.direction(foot.spot()), 2 * Math.PI));
        double turning = foot.atMost() > 2 * unsure ? 2 * unsure / (foot.atMost() - unsure) : 2;
        return apart <= unsure * Math.min(2, (2 * Math.sin(turned / 2) + turning) * ROUND) + slack;
    }

    private OptionalInt corner(Outline.Foot foot) {
        int edge = foot.piece().edge();
        double along = foot.piece().offset() + foot.along();
        double whole = line.pieces().stream()
                .filter(piece -> piece.edge() == edge)
                .mapToDouble(Piece::length)
                .sum();
        if (along <= AT_CORNER) {
            return OptionalInt.of(edge);
        }
        return whole - along <= AT_CORNER ? OptionalInt.of(edge + 1) : OptionalInt.empty();
    }
}
