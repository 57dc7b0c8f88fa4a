package parley.desk.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import parley.agreement.value.Value.Place;

/**
 * What the drawing shows of a window: land, then a graticule, then features with how far they may be from where they are said
 * to be, then their numbers.
 *
 * @param land the path of its surface
 * @param coast the path of its edge
 * @param uncertain the paths of circles around corners
 */
public record Chart(
        Window window,
        String land,
        String coast,
        List<Graticule.Line> graticule,
        List<Trace> traces,
        List<String> uncertain,
        List<Group> groups,
        ScaleBar bar) {
    /** A circle smaller than this is not seen, and not drawn. */
    private static final double LEAST_RADIUS = 2;

    private static final double E7 = 1e7;
    private static final double SPARE = 0.02;

    public Chart {
        graticule = List.copyOf(graticule);
        traces = List.copyOf(traces);
        uncertain = List.copyOf(uncertain);
        groups = List.copyOf(groups);
    }

    /** The line or edge of a feature. */
    public record Trace(String path, boolean area, int mark, boolean agreed) {}

    /** Draws features, each with the mark of its kind. */
    static Chart of(Window window, List<Land> lands, List<Feature> features, Marking marking) {
        var land = new Pen(window);
        var coast = new Pen(window);
        for (var ring : lands.stream().flatMap(each -> each.rings().stream()).toList()) {
            for (int turns : turns(window, ring)) {
                var seen = Clip.ring(ring, spare(window.box(), turns));
                land.ring(seen, turns);
                coast.coast(seen, turns);
            }
        }
        var traces = new ArrayList<Trace>();
        var uncertain = new ArrayList<String>();
        for (var feature : features) {
            trace(window, feature, marking, traces);
            uncertain(window, feature.place(), uncertain);
        }
        return new Chart(
                window,
                land.path(),
                coast.path(),
                Graticule.of(window),
                traces,
                uncertain,
                Group.of(window, features, marking),
                ScaleBar.of(window));
    }

    private static void trace(Window window, Feature feature, Marking marking, List<Trace> traces) {
        boolean area = feature.place().shape() == Place.Shape.POLYGON;
        for (var path : paths(window, feature.place())) {
            traces.add(new Trace(
                    path, area, marking.of(feature.kind()), feature.kind().agreed()));
        }
    }

    /** The path of a line or of an area's edge, once for each time that it is seen; none of a point. */
    static List<String> paths(Window window, Place place) {
        var paths = new ArrayList<String>();
        if (place.shape() != Place.Shape.POINT) {
            boolean area = place.shape() == Place.Shape.POLYGON;
            var course = Course.of(place);
            for (int turns : turns(window, course)) {
                var pen = new Pen(window);
                paths.add((area ? pen.ring(course, turns) : pen.line(course, turns)).path());
            }
        }
        return paths;
    }

    static void uncertain(Window window, Place place, List<String> uncertain) {
        double metres = place.accuracyMetres().orElse(0);
        double degree = Window.metres(window.middle() - 0.5, 0, window.middle() + 0.5, 0);
        if (metres / degree * window.height() / window.box().height() < LEAST_RADIUS) {
            return;
        }
        for (var point : place.points()) {
            var circle = Course.circle(point, metres);
            for (int turns : turns(window, circle)) {
                uncertain.add(new Pen(window).ring(circle, turns).path());
            }
        }
    }

    /** By how many turns something is moved to be seen in a window: none if it is not, two where it is seen twice. */
    static int[] turns(Window window, List<Spot> spots) {
        var box = window.box();
        double west = spots.stream().mapToDouble(Spot::east).min().orElse(0);
        double east = spots.stream().mapToDouble(Spot::east).max().orElse(0);
        double south = spots.stream().mapToDouble(Spot::north).min().orElse(0);
        double north = spots.stream().mapToDouble(Spot::north).max().orElse(0);
        if (south > box.north() || north < box.south()) {
            return new int[0];
        }
        return IntStream.rangeClosed(-2, 2)
                .filter(turns -> west + 360 * turns <= box.east() && east + 360 * turns >= box.west())
                .toArray();
    }

    private static Window.Box spare(Window.Box box, int turns) {
        double beside = box.width() * SPARE;
        double above = box.height() * SPARE;
        double turned = 360.0 * turns;
        return new Window.Box(
                box.west() - turned - beside, box.south() - above, box.east() - turned + beside, box.north() + above);
    }

    /** Where the number of a feature stands. */
    static Spot middle(Place place) {
        var corners = Corner.along(place.points());
        if (place.shape() == Place.Shape.LINE) {
            var corner = corners.get(corners.size() / 2);
            return new Spot(corner.east() / E7, corner.north() / E7);
        }
        long west = corners.stream().mapToLong(Corner::east).min().orElseThrow();
        long east = corners.stream().mapToLong(Corner::east).max().orElseThrow();
        long south = corners.stream().mapToLong(Corner::north).min().orElseThrow();
        long north = corners.stream().mapToLong(Corner::north).max().orElseThrow();
        return new Spot((west + east) / (2 * E7), (south + north) / (2 * E7));
    }
}
