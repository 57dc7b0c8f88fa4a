package parley.desk.map;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of features whose middles are so near that they stand below each other.
 *
 * @param more how many others are there, whose numbers there is no room for
 */
public record Group(double x, double y, List<Label> labels, int more) {
    static final double LINE = 20;
    private static final double NEAR = 34;
    private static final int MOST = 6;

    public Group {
        labels = List.copyOf(labels);
    }

    /** The number of a feature in the table, with the mark of its kind, and its name if an agreement gives it one. */
    public record Label(int number, int mark, String name) {}

    private static final class Growing {
        private final double x;
        private final double y;
        private final List<Label> labels = new ArrayList<>();

        Growing(double x, double y) {
            this.x = x;
            this.y = y;
        }

        boolean near(double otherX, double otherY) {
            return Math.hypot(x - otherX, y - otherY) < NEAR;
        }

        Group grown() {
            int shown = Math.min(labels.size(), MOST);
            return new Group(x, y - (shown - 1) * LINE / 2, labels.subList(0, shown), labels.size() - shown);
        }
    }

    static List<Group> of(Window window, List<Feature> features, Marking marking) {
        var groups = new ArrayList<Growing>();
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            var middle = Chart.middle(feature.place());
            for (int turns : Chart.turns(window, List.of(middle))) {
                double x = window.x(middle.east() + 360.0 * turns);
                double y = window.y(middle.north());
                var name = feature.origin() instanceof Origin.Defined of ? of.name() : "";
                var label = new Label(i + 1, marking.of(feature.kind()), name);
                groups.stream()
                        .filter(group -> group.near(x, y))
                        .findFirst()
                        .orElseGet(() -> {
                            var begun = new Growing(x, y);
                            groups.add(begun);
                            return begun;
                        })
                        .labels
                        .add(label);
            }
        }
        return groups.stream().map(Growing::grown).toList();
    }

    /** Where a line of it stands. */
    public double at(int line) {
        return y + line * LINE;
    }
}
