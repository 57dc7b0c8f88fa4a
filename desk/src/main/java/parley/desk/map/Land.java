package parley.desk.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import parley.node.view.CircleSummary;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Outlines of land, and nothing else: see {@code README.md} beside the files. Immutable.
 *
 * @param rings closed; an inner one is water
 */
record Land(List<List<Spot>> rings) {
    /** Codes that stand for no state (ISO 3166-1, user-assigned). */
    private static final Pattern FICTIONAL = Pattern.compile("X[A-Z]");

    Land {
        rings = List.copyOf(rings);
    }

    /** That of the world, which is read once for all desks. */
    static Land world() {
        return World.LAND;
    }

    private static final class World {
        private static final Land LAND = read("land.geojson");
    }

    /** An island that does not exist, for parties that do not. */
    static Land fictional() {
        return read("fictional-island.geojson");
    }

    /** Whether a circle's members are made up, and with them the land on which they play. */
    static boolean isFictional(CircleSummary circle) {
        return circle.members().stream()
                .allMatch(code -> FICTIONAL.matcher(code).matches());
    }

    /** The coordinates are the only arrays of numbers in these files: each ring is an array of arrays of two. */
    private static Land read(String file) {
        try (var in = Land.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no outlines " + file);
            }
            try (var parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), in)) {
                return new Land(rings(parser));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("outlines " + file, unreadable);
        }
    }

    private static List<List<Spot>> rings(JsonParser parser) {
        var rings = new ArrayList<List<Spot>>();
        var ring = new ArrayList<Spot>();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isNumeric()) {
                double east = parser.getDoubleValue();
                parser.nextToken();
                ring.add(new Spot(east, parser.getDoubleValue()));
                parser.nextToken();
            } else if (token == JsonToken.END_ARRAY && !ring.isEmpty()) {
                rings.add(List.copyOf(ring));
                ring.clear();
            }
        }
        return rings;
    }
}
