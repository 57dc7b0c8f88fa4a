package parley.desk.map;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.agreement.value.Value.Place;
import parley.desk.words.Words;
import parley.ledger.json.Json;

/**
 * Features as RFC 7946 has them: longitude before latitude, areas counterclockwise, cut at the 180th meridian. Every corner has
 * all digits that were stated; only corners where one is cut, and at a pole that an area goes around, are worked out.
 *
 * @param address of the page of an entry, in full or below the desk's
 */
record GeoJson(Words words, Function<Origin.Stated, String> address) {
    /** The most features of one answer. */
    static final int MOST = 20_000;

    /** A collection of the first of them; how many there are stands beside them. */
    String print(List<Feature> features) {
        return "{\"type\":\"FeatureCollection\",\"matched\":" + features.size() + ",\"returned\":"
                + Math.min(MOST, features.size()) + ",\"features\":["
                + features.stream().limit(MOST).map(this::feature).collect(Collectors.joining(",\n", "\n", "\n"))
                + "]}\n";
    }

    private String feature(Feature feature) {
        var properties = new StringBuilder();
        var kind = feature.kind();
        var language = words.language().code();
        add(properties, "kind", kind.title().in(language));
        switch (feature.origin()) {
            case Origin.Stated stated -> {
                add(properties, "format", kind.name());
                add(properties, "statedBy", feature.by());
                stated.subject().ifPresent(subject -> add(properties, "subject", subject));
                add(properties, "item", stated.item());
                add(properties, "field", stated.field().in(language));
                add(properties, "written", stated.written().toString());
                add(properties, "entry", address.apply(stated));
            }
            case Origin.Defined(var agreement, var name, var paragraphs) -> {
                add(properties, "agreement", agreement);
                add(properties, "name", name);
                add(properties, "paragraphs", String.join(", ", paragraphs));
            }
        }
        feature.held().from().ifPresent(from -> add(properties, "from", from.toString()));
        feature.held().to().ifPresent(to -> add(properties, "to", to.toString()));
        feature.place()
                .accuracyMetres()
                .ifPresent(metres -> properties.append(",\"accuracyMetres\":").append(metres));
        return "{\"type\":\"Feature\",\"id\":%s,\"geometry\":%s,\"properties\":{%s}}"
                .formatted(text(feature.id()), geometry(feature.place()), properties.substring(1));
    }

    private static void add(StringBuilder properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.append(',').append(text(name)).append(':').append(text(value));
        }
    }

    private static String text(String text) {
        return Json.text(text).print().utf8();
    }

    static String geometry(Place place) {
        return switch (place.shape()) {
            case POINT ->
                geometry("Point", position(Corner.along(place.points()).getFirst()));
            case LINE ->
                several(
                        "LineString",
                        Cut.line(place.points()).stream()
                                .map(GeoJson::positions)
                                .toList());
            case POLYGON ->
                several(
                        "Polygon",
                        Cut.area(place.points()).stream().map(GeoJson::ring).toList());
        };
    }

    private static String several(String type, List<String> pieces) {
        return pieces.size() == 1
                ? geometry(type, pieces.getFirst())
                : geometry("Multi" + type, "[" + String.join(",", pieces) + "]");
    }

    private static String geometry(String type, String coordinates) {
        return "{\"type\":\"%s\",\"coordinates\":%s}".formatted(type, coordinates);
    }

    private static String ring(List<Corner> ring) {
        return ring.stream().map(GeoJson::position).collect(Collectors.joining(",", "[[", ","))
                + position(ring.getFirst()) + "]]";
    }

    private static String positions(List<Corner> line) {
        return line.stream().map(GeoJson::position).collect(Collectors.joining(",", "[", "]"));
    }

    private static String position(Corner corner) {
        return "[" + Degrees.number(corner.east()) + "," + Degrees.number(corner.north()) + "]";
    }
}
