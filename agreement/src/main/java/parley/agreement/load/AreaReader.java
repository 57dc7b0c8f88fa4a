package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.pack.Area;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Shape;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;
import parley.agreement.yaml.YamlNode.Sequence;
import parley.agreement.yaml.YamlReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads areas/*.geojson, strictly as RFC 7946 has it: one FeatureCollection, WGS 84 and no other {@code crs}, longitude
 * before latitude, closed rings. A feature has a {@code name} by which conditions read it, and may have {@code
 * accuracyMetres} and, of a line, {@code markers}: the number of each of its corners, and {@code left} and {@code right}:
 * the roles of those whose side it is. Corners are kept to a centimetre.
 */
final class AreaReader {
    private static final Set<String> COLLECTION = Set.of("type", "name", "features");
    private static final Set<String> FEATURE = Set.of("type", "properties", "geometry");
    private static final Set<String> PROPERTIES = Set.of("name", "accuracyMetres", "markers", "left", "right");
    private static final Set<String> GEOMETRY = Set.of("type", "coordinates");
    private static final Set<String> TAKEN = Set.of("param", "notice", "baseline");
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final long LIMIT_ACCURACY = 1_000_000;

    private final Vocabulary vocabulary;

    AreaReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads one file. JSON is YAML too, and its reader knows where everything stands; what is no JSON is refused first. */
    void read(String file, String text) {
        if (json(file, text)) {
            YamlReader.document(file, text, vocabulary.problems)
                    .flatMap(node -> keys(node, "a GeoJSON file", COLLECTION))
                    .filter(keys -> type(keys, "FeatureCollection"))
                    .ifPresent(keys -> keys.needList("features", "features").forEach(this::feature));
        }
    }

    private boolean json(String file, String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                // Only whether it can be read.
            }
            return true;
        } catch (JacksonException e) {
            // What breaks a limit of the parser, nesting for one, may come without a place.
            var at = Optional.ofNullable(e.getLocation());
            vocabulary.problems.add(
                    new Position(
                            file,
                            at.map(l -> Math.max(1, l.getLineNr())).orElse(1),
                            at.map(l -> Math.max(1, l.getColumnNr())).orElse(1)),
                    Optional.empty(),
                    "no JSON",
                    "GeoJSON, RFC 7946");
            return false;
        }
    }

    private Optional<Keys> keys(YamlNode node, String what, Set<String> expected) {
        return Keys.of(node, Optional.empty(), vocabulary.problems, what, expected);
    }

    private static boolean type(Keys keys, String type) {
        return keys.needScalar("type", type)
                .flatMap(s -> keys.choice(s, List.of(type), t -> t))
                .isPresent();
    }

    private void feature(YamlNode node) {
        Optional<Keys> feature = keys(node, "a feature", FEATURE).filter(keys -> type(keys, "Feature"));
        Optional<Keys> properties = feature.flatMap(keys -> keys.need("properties", "its name"))
                .flatMap(n -> keys(n, "the properties of a feature", PROPERTIES));
        Optional<String> name = properties.flatMap(keys ->
                keys.needScalar("name", "its name").filter(s -> free(s, keys)).map(Scalar::text));
        if (feature.isEmpty() || name.isEmpty()) {
            return;
        }
        String what = "the geometry of " + name.get();
        OptionalLong accuracy = accuracy(properties.orElseThrow());
        Optional<Place> place = feature.get()
                .need("geometry", what)
                .flatMap(n -> keys(n, what, GEOMETRY))
                .flatMap(keys -> GeometryReader.place(keys, name.get(), accuracy));
        if (place.isEmpty()) {
            vocabulary.breaks("area " + name.get());
            return;
        }
        List<Long> markers = markers(properties.orElseThrow(), name.get(), place.get());
        Optional<Area.Sides> sides = sides(properties.orElseThrow(), place.get());
        vocabulary.areas.put(name.get(), new Area(name.get(), place.get(), markers, sides));
    }

    private Optional<Area.Sides> sides(Keys keys, Place place) {
        if (!keys.has("left") && !keys.has("right")) {
            return Optional.empty();
        }
        Optional<String> left = keys.needScalar("left", "whose side lies left").flatMap(s -> role(s, keys));
        Optional<String> right =
                keys.needScalar("right", "whose side lies right").flatMap(s -> role(s, keys));
        if (place.shape() != Shape.LINE || left.equals(right)) {
            keys.problem(keys.mapping(), "left and right of what has no two sides", "of a line two roles");
            return Optional.empty();
        }
        return left.flatMap(l -> right.map(r -> new Area.Sides(l, r)));
    }

    private Optional<String> role(Scalar scalar, Keys keys) {
        if (vocabulary.roles.get(scalar.text()) == RoleSource.CHARTER) {
            return Optional.of(scalar.text());
        }
        keys.problem(scalar, scalar.describe(), "a role that the charter fills, of " + vocabulary.roles.keySet());
        return Optional.empty();
    }

    private boolean free(Scalar name, Keys keys) {
        boolean taken = TAKEN.contains(name.text())
                || vocabulary.areas.containsKey(name.text())
                || vocabulary.isBroken("area " + name.text())
                || vocabulary.facts.values().stream().map(FactType::root).anyMatch(name.text()::equals);
        if (taken || !FactReader.FIELD.matcher(name.text()).matches()) {
            keys.problem(name, "the name \"" + name.text() + "\"", "a name such as border that nothing else has");
            return false;
        }
        return true;
    }

    private static OptionalLong accuracy(Keys keys) {
        Optional<YamlNode> node = keys.get("accuracyMetres");
        Optional<Long> metres = node.flatMap(AreaReader::whole).filter(m -> m <= LIMIT_ACCURACY);
        if (node.isPresent() && metres.isEmpty()) {
            keys.problem(node.get(), node.get().describe(), "metres from 0 to " + LIMIT_ACCURACY);
        }
        return OptionalLong.of(metres.orElse(0L));
    }

    private static Optional<Long> whole(YamlNode node) {
        return node instanceof Scalar scalar
                        && scalar.kind() == YamlNode.Kind.INTEGER
                        && scalar.raw().matches("[0-9]{1,9}")
                ? Optional.of(Long.parseLong(scalar.raw()))
                : Optional.empty();
    }

    private static List<Long> markers(Keys keys, String name, Place place) {
        Optional<YamlNode> node = keys.get("markers");
        if (node.isEmpty()) {
            return List.of();
        }
        List<Long> markers = new ArrayList<>();
        if (node.get() instanceof Sequence(var at, var items)) {
            items.forEach(item -> whole(item).ifPresent(markers::add));
        }
        boolean rising = true;
        for (int i = 1; i < markers.size(); i++) {
            rising &= markers.get(i - 1) < markers.get(i);
        }
        if (place.shape() != Shape.LINE || markers.size() != place.points().size() || !rising) {
            keys.problem(
                    node.get(),
                    "markers of " + name + ": " + node.get().describe(),
                    "of a line a rising number for each of its "
                            + place.points().size() + " corners");
            return List.of();
        }
        return markers;
    }
}
