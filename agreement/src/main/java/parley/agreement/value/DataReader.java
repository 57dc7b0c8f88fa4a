package parley.agreement.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as {@link Data}, strictly: no key twice, no null, no fraction or exponent, no number beyond 2^53-1, nothing
 * after the value. Whether the bytes are canonical is the ledger's question, not this reader's.
 */
public final class DataReader {
    /** The most levels of nesting. */
    public static final int LIMIT_DEPTH = 16;
    /** The most characters. */
    public static final int LIMIT_LENGTH = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(LIMIT_DEPTH)
                    .maxDocumentLength(LIMIT_LENGTH)
                    .maxNumberLength(20)
                    .build())
            .build();

    private DataReader() {}

    /** The data, or empty for anything that is not JSON of this kind. */
    public static Optional<Data> read(String json) {
        if (json.length() > LIMIT_LENGTH) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            Data data = value(parser, parser.nextToken());
            return parser.nextToken() == null ? Optional.of(data) : Optional.empty();
        } catch (JacksonException | NotData _) {
            return Optional.empty();
        }
    }

    private static Data value(JsonParser parser, JsonToken token) throws NotData {
        return switch (token) {
            case VALUE_STRING -> new Data.Text(parser.getString());
            case VALUE_TRUE -> new Data.Flag(true);
            case VALUE_FALSE -> new Data.Flag(false);
            case VALUE_NUMBER_INT -> whole(parser.getString());
            case START_ARRAY -> items(parser);
            case START_OBJECT -> members(parser);
            case null -> throw new NotData();
            case VALUE_NULL,
                    VALUE_NUMBER_FLOAT,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE,
                    PROPERTY_NAME,
                    END_ARRAY,
                    END_OBJECT -> throw new NotData();
        };
    }

    private static Data whole(String digits) throws NotData {
        if (digits.equals("-0") || digits.length() > 17) {
            throw new NotData();
        }
        long number = Long.parseLong(digits);
        if (Math.abs(number) > Data.Whole.LIMIT) {
            throw new NotData();
        }
        return new Data.Whole(number);
    }

    private static Data items(JsonParser parser) throws NotData {
        List<Data> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            items.add(value(parser, next));
        }
        return new Data.Items(items);
    }

    private static Data members(JsonParser parser) throws NotData {
        Map<String, Data> members = new LinkedHashMap<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT; next = parser.nextToken()) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new Data.Members(members);
    }

    /** What stands there is JSON, but not of this kind. */
    private static final class NotData extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
