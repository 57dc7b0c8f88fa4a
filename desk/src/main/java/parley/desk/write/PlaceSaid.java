package parley.desk.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import parley.agreement.format.BodyReader;
import parley.agreement.geo.Extent;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/** What can be told of a line or an area as it is typed, before anybody judges it: its size, and what is odd about it. */
final class PlaceSaid {
    private static final double KILOMETRE = 1_000;
    private static final double SQUARE_KILOMETRE = 1_000_000;

    private final Words words;
    private final List<Phrase> said = new ArrayList<>();

    private PlaceSaid(Words words) {
        this.words = words;
    }

    /** Nothing of a point, and nothing while a line cannot be read or there are too few corners or too many. */
    static List<Phrase> of(Shape shape, PlaceLines lines, Words words) {
        if (shape == Shape.POINT || lines.size() > BodyReader.LIMIT_POINTS) {
            return List.of();
        }
        var points = lines.corners().stream().map(corner -> corner.point()).toList();
        int least = shape == Shape.LINE ? 2 : 3;
        if (points.size() < Math.max(least, lines.size())) {
            return List.of();
        }
        var telling = new PlaceSaid(words);
        telling.tell(new Place(shape, points, OptionalLong.empty()));
        return List.copyOf(telling.said);
    }

    private void tell(Place place) {
        var extent = Extent.of(place);
        if (extent.isEmpty()) {
            said.add(words.say("drawing.long"));
        } else {
            size(place.shape(), extent.get());
        }
        twice(place);
        if (crossesTheSeam(place)) {
            said.add(words.say("drawing.seam"));
        }
    }

    private void size(Shape shape, Extent extent) {
        var crossings = shape == Shape.POLYGON ? extent.crossings() : List.<Extent.Crossing>of();
        if (shape == Shape.LINE) {
            said.add(words.say("drawing.length", "length", kilometres(extent.lengthMetres())));
        } else if (crossings.isEmpty()) {
            said.add(words.say(
                    "drawing.size",
                    "area",
                    decimals(extent.squareMetres() / SQUARE_KILOMETRE),
                    "width",
                    kilometres(extent.widthMetres()),
                    "length",
                    kilometres(extent.lengthMetres())));
        }
        crossings.forEach(crossing ->
                said.add(words.say("drawing.crossing", "n", crossing.edge() + 1, "other", crossing.other() + 1)));
    }

    /** Neighbours at one place; of an area the last and the first are neighbours too. */
    private void twice(Place place) {
        var points = place.points();
        int edges = place.shape() == Shape.POLYGON ? points.size() : points.size() - 1;
        for (int i = 0; i < edges; i++) {
            int next = (i + 1) % points.size();
            if (points.get(i).equals(points.get(next))) {
                said.add(words.say("drawing.twice", "n", Math.min(i, next) + 1, "other", Math.max(i, next) + 1));
            }
        }
    }

    private static boolean crossesTheSeam(Place place) {
        var points = place.points();
        int edges = place.shape() == Shape.POLYGON ? points.size() : points.size() - 1;
        for (int i = 0; i < edges; i++) {
            long apart = points.get(i).longitudeE7()
                    - points.get((i + 1) % points.size()).longitudeE7();
            if (Math.abs(apart) > Point.LONGITUDE_LIMIT) {
                return true;
            }
        }
        return false;
    }

    private static String kilometres(double metres) {
        return decimals(metres / KILOMETRE);
    }

    /** As many as leave at least four digits, and three at most. */
    static String decimals(double number) {
        int decimals = number >= 1_000 ? 0 : number >= 100 ? 1 : number >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
