package parley.agreement.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;
import parley.agreement.yaml.YamlNode.Sequence;

/** Reads the geometry of a feature: a point, a line, or an area of one ring. Every problem names the feature. */
final class GeometryReader {
    /** The most corners of a line or area. */
    static final int LIMIT_POINTS = 5_000;

    private GeometryReader() {}

    static Optional<Place> place(Keys keys, String name, OptionalLong accuracy) {
        Optional<Scalar> type = keys.needScalar("type", "Point, LineString or Polygon");
        Optional<YamlNode> coordinates = keys.need("coordinates", "its corners, longitude before latitude");
        if (type.isEmpty() || coordinates.isEmpty()) {
            return Optional.empty();
        }
        YamlNode node = coordinates.get();
        return switch (type.get().text()) {
            case "Point" -> point(node, name, keys).map(point -> new Place(Shape.POINT, List.of(point), accuracy));
            case "LineString" -> points(node, name, 2, keys).map(points -> new Place(Shape.LINE, points, accuracy));
            case "Polygon" -> ring(node, name, keys).map(points -> new Place(Shape.POLYGON, points, accuracy));
            default -> {
                keys.problem(type.get(), name + ": " + type.get().describe(), "Point, LineString or Polygon");
                yield Optional.empty();
            }
        };
    }

    /** The corners of an area, without the first again that closes its ring. */
    private static Optional<List<Point>> ring(YamlNode node, String name, Keys keys) {
        if (!(node instanceof Sequence(var at, var rings)) || rings.size() != 1) {
            keys.problem(node, name + ": " + node.describe() + " as rings", "one ring; an area here has no holes");
            return Optional.empty();
        }
        Optional<List<Point>> points = points(rings.getFirst(), name, 4, keys);
        if (points.isPresent() && !points.get().getFirst().equals(points.get().getLast())) {
            keys.problem(rings.getFirst(), name + ": a ring that is not closed", "the first corner again at its end");
            return Optional.empty();
        }
        return points.map(closed -> closed.subList(0, closed.size() - 1));
    }

    private static Optional<List<Point>> points(YamlNode node, String name, int least, Keys keys) {
        if (!(node instanceof Sequence(var at, var items)) || items.size() < least || items.size() > LIMIT_POINTS) {
            keys.problem(node, name + ": " + node.describe(), least + " to " + LIMIT_POINTS + " corners");
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (YamlNode item : items) {
            point(item, name, keys).ifPresent(points::add);
        }
        return points.size() == items.size() ? Optional.of(points) : Optional.empty();
    }

    private static Optional<Point> point(YamlNode node, String name, Keys keys) {
        if (node instanceof Sequence(var at, var pair) && pair.size() == 2) {
            Optional<Long> longitude = degrees(pair.get(0), Point.LONGITUDE_LIMIT);
            Optional<Long> latitude = degrees(pair.get(1), Point.LATITUDE_LIMIT);
            if (longitude.isPresent() && latitude.isPresent()) {
                return Optional.of(new Point(latitude.get(), longitude.get()));
            }
        }
        keys.problem(
                node,
                name + ": a corner that is none",
                "[longitude, latitude] in degrees, from -180 to 180 and from -90 to 90");
        return Optional.empty();
    }

    private static Optional<Long> degrees(YamlNode node, long limit) {
        if (node instanceof Scalar scalar && scalar.raw().matches("-?[0-9]{1,3}(\\.[0-9]{1,20})?")) {
            long e7 = new BigDecimal(scalar.raw())
                    .movePointRight(7)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            return Math.abs(e7) <= limit ? Optional.of(e7) : Optional.empty();
        }
        return Optional.empty();
    }
}
