package parley.desk.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import parley.agreement.value.Value.Place;
import parley.desk.map.Sketch.Draft;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * What a place is drawn on while somebody writes: outlines of land, and the lines and areas that the agreements of a circle
 * define. No other border. Thread-safe.
 */
public final class Backdrop {
    /** About a single point so much is shown, in degrees from its middle. */
    private static final double AROUND = 0.5;

    private final NodeView node;
    private final Map<String, List<Feature>> agreed = new ConcurrentHashMap<>();
    private final Land world = Land.world();
    private final Land fictional = Land.fictional();

    /** For the circles of a node. */
    public Backdrop(NodeView node) {
        this.node = node;
    }

    /**
     * Draws a place on it.
     *
     * @param box what is shown; empty for what the place needs
     * @param follow whether another box is shown when a corner lies outside of this one
     * @param beside what else the form states
     */
    public Sketch draw(CircleView circle, Optional<Window.Box> box, boolean follow, List<Place> beside, Draft draft) {
        var features = node.packs(circle.summary().id()).stream()
                .flatMap(pack -> agreed.computeIfAbsent(pack.sha256(), _ -> Agreed.in(pack)).stream())
                .toList();
        boolean invented = Land.isFictional(circle.summary());
        var lands = invented ? List.of(world, fictional) : List.of(world);
        var window = box.map(Window::of)
                .filter(shown -> !follow || draft.points().stream().allMatch(point -> sees(shown, point)))
                .orElseGet(() -> first(features, beside, draft, invented));
        return Sketch.of(window, lands, features, beside, draft);
    }

    private static boolean sees(Window window, Place.Point point) {
        return Chart.turns(window, List.of(new Spot(point.longitudeE7() / 1e7, point.latitudeE7() / 1e7))).length > 0;
    }

    /** Around the place; before it has a corner, around all else that is known; else where the parties are, or everywhere. */
    private Window first(List<Feature> features, List<Place> beside, Draft draft, boolean invented) {
        if (!draft.points().isEmpty()) {
            return around(List.of(draft.points())).orElseThrow();
        }
        var known = Stream.concat(features.stream().map(Feature::place), beside.stream())
                .map(Place::points)
                .toList();
        return around(known)
                .or(() -> invented ? around(fictional) : Optional.empty())
                .orElseGet(() -> Window.of(Window.Box.WORLD));
    }

    private static Optional<Window> around(Land land) {
        var corners = new ArrayList<Corner>();
        land.rings()
                .forEach(ring -> ring.forEach(spot ->
                        corners.add(new Corner(Math.round(spot.east() * 1e7), Math.round(spot.north() * 1e7)))));
        return Bounds.of(List.of(corners)).map(Window::around);
    }

    private static Optional<Window> around(List<List<Place.Point>> places) {
        return Bounds.of(places.stream().map(Corner::along).toList()).map(box -> Window.around(wide(box)));
    }

    private static Window.Box wide(Window.Box box) {
        return box.width() > 0 || box.height() > 0
                ? box
                : new Window.Box(
                        box.west() - AROUND,
                        Math.max(-90, box.south() - AROUND),
                        box.east() + AROUND,
                        Math.min(90, box.north() + AROUND));
    }
}
