package parley.desk.map;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON by another reader than the project's own, which knows whole numbers alone: every digit is kept. */
public final class Tree {
    private Tree() {}

    /** Maps, lists, texts and decimals. */
    public static Object read(String json) {
        try (var parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /** What stands under names and in places, one within the other. */
    public static Object at(Object tree, Object... steps) {
        var found = tree;
        for (var step : steps) {
            found = step instanceof Integer place
                    ? list(found).get(place)
                    : map(found).getOrDefault(step, "");
        }
        return found;
    }

    public static List<?> list(Object tree) {
        return (List<?>) tree;
    }

    @SuppressWarnings("unchecked") // every object is read as such a map
    public static Map<String, Object> map(Object tree) {
        return (Map<String, Object>) tree;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    if (members.put(name, value(parser)) != null) {
                        throw new AssertionError("twice: " + name);
                    }
                }
                yield members;
            }
            case START_ARRAY -> {
                var items = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getString());
            default -> parser.getString();
        };
    }
}
