package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the calls, as a desk gives it out, and what it lets be answered. */
record Description(String text, JsonNode root, SchemaRegistry schemas) {
    static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "https://parley.example/openapi.json";
    private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/schema/2026-08-03";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** One call, as {@code GET /api/inbox}. */
    record Call(String method, String path) implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Description of(String text) {
        var known = Map.of(ID, text, OPENAPI, resource("openapi-3.1-schema.json"));
        return new Description(
                text,
                JSON.readTree(text),
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, r -> r.schemas(known)));
    }

    static String resource(String name) {
        try (var in = Description.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every call with what is said of it. */
    Map<Call, JsonNode> calls() {
        var calls = new TreeMap<Call, JsonNode>();
        root.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, said) -> calls.put(new Call(method.toUpperCase(java.util.Locale.ROOT), path), said)));
        return calls;
    }

    /** What is wrong with the document itself. */
    List<String> errors() {
        return errors(OPENAPI, text);
    }

    /** What is wrong with its schemas. */
    List<String> errorsOfSchemas() {
        return root.get("components")
                .get("schemas")
                .valueStream()
                .flatMap(schema -> errors(DIALECT, schema.toString()).stream())
                .toList();
    }

    /** What is wrong with a value of one of its schemas. */
    List<String> errors(Schema schema, String json) {
        return errors(ID + "#/components/schemas/" + schema.name, json);
    }

    /** The name of one of its schemas. */
    record Schema(String name) {}

    /** In what an answer is not as described. */
    List<String> errors(Call call, Wire.Answer answer) {
        var pointer = "/paths/%s/%s/responses/%d"
                .formatted(escaped(call.path()), call.method().toLowerCase(java.util.Locale.ROOT), answer.status());
        var described = root.at(pointer);
        if (described.isMissingNode()) {
            return List.of("a status %d is not described".formatted(answer.status()));
        }
        var at = described.has("$ref") ? described.get("$ref").asString().substring(1) : pointer;
        var type = answer.header("content-type").orElse("none");
        var content = at + "/content/" + escaped(type);
        if (root.at(content).isMissingNode()) {
            return List.of("a type %s is not described".formatted(type));
        }
        return errors(ID + "#" + content + "/schema", answer.body());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private List<String> errors(String schema, String json) {
        return schemas.getSchema(SchemaLocation.of(schema)).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
