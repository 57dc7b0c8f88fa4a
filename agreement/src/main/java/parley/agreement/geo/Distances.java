package parley.agreement.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.value.Value.Place;

/**
 * The distance between two places: nearest point to nearest point, 0 where they meet or one lies in the other. On an
 * ellipsoid, as on a plane, two lines that do not cross are nearest at an end of one of them.
 */
public final class Distances {
    private final Outline one;
    private final Outline other;
    private final double accuracy;

    private Distances(Outline one, Outline other, double accuracy) {
        this.one = one;
        this.other = other;
        this.accuracy = accuracy;
    }

    /**
     * The distance.
     *
     * <p>Places that meet still do after each corner has moved as far as its accuracy allows if some point of the one lies
     * deeper in the other than that, or if they cross and every end is further from the other than that.
     *
     * @param one with its accuracy; without one it counts as exact
     */
    public static Metres between(Place one, Place other) {
        Optional<Outline> first = Outline.of(one);
        Optional<Outline> second = Outline.of(other);
        if (first.isEmpty() || second.isEmpty()) {
            return Metres.ANY;
        }
        double accuracy =
                one.accuracyMetres().orElse(0) + (double) other.accuracyMetres().orElse(0);
        return new Distances(first.get(), second.get(), accuracy).metres();
    }

    private Metres metres() {
        double crossing = crossing();
        if (crossing >= 0 || inside(one, other) || inside(other, one)) {
            double needed = accuracy + Metres.CALCULATION;
            double depth = Math.max(crossing, Math.max(depth(one, other, needed), depth(other, one, needed)));
            return Metres.around(0, needed - depth);
        }
        Apart apart = apart();
        return Metres.around(apart.least - accuracy - Metres.CALCULATION, apart.most + accuracy + Metres.CALCULATION);
    }

    /** How far the places would have to move before they no longer crossed; negative if they do not. */
    private double crossing() {
        double deepest = -1;
        for (int i = 0; i < one.pieces().size(); i++) {
            for (int j = 0; j < other.pieces().size(); j++) {
                if (one.pieces().get(i).crosses(other.pieces().get(j))) {
                    deepest = Math.max(deepest, one.around(i).crossing(other.around(j)));
                }
            }
        }
        return deepest;
    }

    private static boolean inside(Outline place, Outline area) {
        return area.contains(place.corners().getFirst());
    }

    /** How deep some point of a place lies in an area, as far as it is needed; 0 if none was found in it. */
    private static double depth(Outline place, Outline area, double needed) {
        double deepest = 0;
        for (Spot spot : spots(place)) {
            if (area.contains(spot)) {
                Optional<Outline.Foot> edge = area.foot(spot, Double.POSITIVE_INFINITY);
                deepest = Math.max(deepest, edge.map(Outline.Foot::atLeast).orElse(0.0));
                if (deepest >= needed) {
                    return deepest;
                }
            }
        }
        return deepest;
    }

    private static List<Spot> spots(Outline place) {
        List<Spot> spots = new ArrayList<>(place.corners());
        place.pieces().forEach(piece -> spots.add(piece.middle()));
        return spots;
    }

    /** From below and from above, without any accuracy. */
    private record Apart(double least, double most) {}

    /** The least distance of a corner of either to the other. */
    private Apart apart() {
        return apart(other, one, apart(one, other, new Apart(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)));
    }

    private static Apart apart(Outline from, Outline to, Apart known) {
        double least = known.least;
        double most = known.most;
        for (Spot corner : from.corners()) {
            if (to.pieces().isEmpty()) {
                double distance = corner.distance(to.corners().getFirst());
                least = Math.min(least, distance);
                most = Math.min(most, distance);
            } else {
                Optional<Outline.Foot> foot = to.foot(corner, most);
                least = Math.min(least, foot.map(Outline.Foot::atLeast).orElse(least));
                most = Math.min(most, foot.map(Outline.Foot::atMost).orElse(most));
            }
        }
        return new Apart(least, most);
    }
}
