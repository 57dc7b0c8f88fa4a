package parley.desk.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;

/**
 * A map on which a place is being drawn: land, what agreements define, what else the form states, and the place as it stands.
 *
 * @param ground land, graticule, scale and what agreements define
 * @param names of what agreements define
 * @param beside the paths of the form's other lines and areas
 * @param dots the form's other points
 * @param edge the paths of the place, as its edges are judged
 * @param handles its corners
 * @param uncertain the paths of circles around them
 */
public record Sketch(
        Chart ground,
        List<Name> names,
        List<String> beside,
        List<Dot> dots,
        List<String> edge,
        List<Handle> handles,
        List<String> uncertain,
        boolean fictional) {
    private static final double E7 = 1e7;

    public Sketch {
        names = List.copyOf(names);
        beside = List.copyOf(beside);
        dots = List.copyOf(dots);
        edge = List.copyOf(edge);
        handles = List.copyOf(handles);
        uncertain = List.copyOf(uncertain);
    }

    /** What an agreement calls one of its places, and where that stands. */
    public record Name(String text, double x, double y) {}

    /** A point of the form, in units of the drawing. */
    public record Dot(double x, double y) {}

    /** A corner that can be moved: by its line, from 0. */
    public record Handle(int line, double x, double y) {}

    /**
     * A place as it is being drawn, which may not be one yet.
     *
     * @param corners by their lines; a line that cannot be read is missing
     */
    public record Draft(Shape shape, List<Numbered> corners, OptionalLong accuracyMetres) {
        public Draft {
            corners = List.copyOf(corners);
        }

        /** A corner that can be read. */
        public record Numbered(int line, Point point) {}

        List<Point> points() {
            return corners.stream().map(Numbered::point).toList();
        }

        /** What can be drawn of it: two corners of an area are a line. */
        public List<Place> places() {
            if (corners.isEmpty()) {
                return List.of();
            }
            if (corners.size() == 1 || shape == Shape.POINT) {
                return points().stream()
                        .map(point -> new Place(Shape.POINT, List.of(point), accuracyMetres))
                        .toList();
            }
            return List.of(new Place(corners.size() == 2 ? Shape.LINE : shape, points(), accuracyMetres));
        }
    }

    static Sketch of(Window window, List<Land> lands, List<Feature> agreed, List<Place> beside, Draft draft) {
        var ground = Chart.of(
                window,
                lands,
                agreed,
                new Marking(agreed.stream().map(Feature::kind).distinct().toList()));
        var names = new ArrayList<Name>();
        for (var feature : agreed) {
            var name = feature.origin() instanceof Origin.Defined of ? of.name() : "";
            seen(window, Chart.middle(feature.place())).forEach(dot -> names.add(new Name(name, dot.x, dot.y)));
        }
        var handles = new ArrayList<Handle>();
        for (var corner : draft.corners()) {
            seen(window, spot(corner.point())).forEach(dot -> handles.add(new Handle(corner.line(), dot.x, dot.y)));
        }
        var uncertain = new ArrayList<String>();
        draft.places().forEach(place -> Chart.uncertain(window, place, uncertain));
        return new Sketch(
                ground,
                names,
                beside.stream()
                        .flatMap(place -> Chart.paths(window, place).stream())
                        .toList(),
                beside.stream()
                        .filter(place -> place.shape() == Shape.POINT)
                        .flatMap(place -> seen(window, spot(place.points().getFirst())))
                        .toList(),
                draft.places().stream()
                        .flatMap(place -> Chart.paths(window, place).stream())
                        .toList(),
                handles,
                uncertain,
                lands.size() > 1);
    }

    private static Spot spot(Point point) {
        return new Spot(point.longitudeE7() / E7, point.latitudeE7() / E7);
    }

    /** Where a spot is seen in a window: nowhere, once, or twice where the window goes around the Earth. */
    private static Stream<Dot> seen(Window window, Spot spot) {
        return Arrays.stream(Chart.turns(window, List.of(spot)))
                .mapToObj(turns -> new Dot(window.x(spot.east() + 360.0 * turns), window.y(spot.north())));
    }

    public Window window() {
        return ground.window();
    }

    /** West, south, east and north of what is shown, in degrees; the east is greater than the west. */
    public String box() {
        return window().box().exact();
    }

    /** A length in units of the drawing. */
    public String number(double units) {
        return Pen.number(units);
    }

    /** The parallel about which the map is drawn. */
    public String middle() {
        return Degrees.graticule(Math.round(window().middle() * 60), false, "N", "S");
    }
}
