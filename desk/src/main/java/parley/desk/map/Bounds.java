package parley.desk.map;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.Optional;

/** The smallest box in which corners lie, across the 180th meridian where that is smaller. */
final class Bounds {
    private static final double E7 = 1e7;

    private Bounds() {}

    /** From west to east, in degrees; the west lies between 180 west and 180 east. */
    private record Reach(double west, double east) {}

    /** Empty where there are none. */
    static Optional<Window.Box> of(List<List<Corner>> all) {
        var corners = all.stream().flatMap(List::stream).toList();
        if (corners.isEmpty()) {
            return Optional.empty();
        }
        double south = corners.stream().mapToLong(Corner::north).min().orElseThrow() / E7;
        double north = corners.stream().mapToLong(Corner::north).max().orElseThrow() / E7;
        var reaches = all.stream()
                .filter(each -> !each.isEmpty())
                .map(Bounds::reach)
                .sorted(comparingDouble(Reach::west))
                .toList();
        var best = beyondTheWidestGap(reaches);
        return Optional.of(new Window.Box(best.west, south, best.east, north));
    }

    private static Reach reach(List<Corner> corners) {
        double west = corners.stream().mapToLong(Corner::east).min().orElseThrow() / E7;
        double east = corners.stream().mapToLong(Corner::east).max().orElseThrow() / E7;
        double turns = 360 * Math.floor((west + 180) / 360);
        return new Reach(west - turns, Math.min(east - turns, west - turns + 360));
    }

    private static Reach beyondTheWidestGap(List<Reach> reaches) {
        double first = reaches.getFirst().west();
        double farthest = reaches.stream().mapToDouble(Reach::east).max().orElseThrow();
        double widest = Math.max(0, first + 360 - farthest);
        double west = first;
        double covered = reaches.getFirst().east();
        for (var reach : reaches) {
            // What reaches around the world from the west may cover a gap here too.
            if (reach.west() - Math.max(covered, farthest - 360) > widest) {
                widest = reach.west() - Math.max(covered, farthest - 360);
                west = reach.west();
            }
            covered = Math.max(covered, reach.east());
        }
        return new Reach(west, west + 360 - widest);
    }
}
