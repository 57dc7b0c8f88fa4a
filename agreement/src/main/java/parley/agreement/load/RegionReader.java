package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Area;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Region;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;
import parley.agreement.yaml.YamlNode.Sequence;

/** Reads {@code region}: a distance from a line or area, or a table of widths by class and part of a line. */
record RegionReader(Vocabulary vocabulary, Names names, ConditionReader conditions, FactType subject) {
    private static final Set<String> STRIP = Set.of("ref", "place", "within", "of", "side", "model");
    private static final Set<String> TABLE = Set.of("ref", "place", "of", "model", "by", "table", "other");
    private static final Set<String> ROW = Set.of("ref", "class", "markers", "within");

    Optional<Region> read(YamlNode node, String id, Optional<String> paragraph) {
        boolean table =
                node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("table");
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "a region", table ? TABLE : STRIP);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        keys.scalar("model", "WGS84-geodesic").ifPresent(s -> keys.choice(s, List.of("WGS84-geodesic"), w -> w));
        return table ? table(keys, id) : strip(keys, id);
    }

    /** The path under {@code place}; without it the only place that the subject has. */
    private Optional<Path> place(Keys keys, Set<Type> types, String expected) {
        if (keys.has("place")) {
            return keys.scalar("place", "a path to " + expected)
                    .flatMap(s -> expressions().path(s, names, keys.paragraph(), types::contains, expected));
        }
        List<String> fields = subject.fields().values().stream()
                .filter(field -> types.contains(field.type()))
                .map(FactType.Field::name)
                .toList();
        if (fields.size() != 1) {
            keys.need("place", "a path to " + expected + "; " + subject.name() + " has " + fields);
            return Optional.empty();
        }
        return Optional.of(new Path(List.of(subject.root(), fields.getFirst())));
    }

    private Expressions expressions() {
        return new Expressions(vocabulary.problems);
    }

    private Optional<Region> strip(Keys keys, String id) {
        Set<Type> places = Set.of(Simple.POINT, Simple.LINE, Simple.POLYGON);
        Optional<Path> place = place(keys, places, "a place");
        Optional<Path> of = keys.needScalar("of", "a line or area, or a parameter")
                .flatMap(s -> expressions().path(s, names, keys.paragraph(), places::contains, "a line or area"));
        Optional<Scalar> within = keys.needScalar("within", "a distance such as 5 km, or a path to one")
                .filter(s -> distance(s, keys));
        Optional<String> side = keys.needScalar("side", "both sides of the line, or the own")
                .flatMap(s -> keys.choice(s, List.of("both", "own"), w -> w));
        boolean own = side.equals(Optional.of("own"));
        if (own && of.isPresent() && sidesOf(of.get()).isEmpty()) {
            keys.problem(keys.get("of").orElseThrow(), of.get() + ", which has no sides", "a line with left and right");
            return Optional.empty();
        }
        if (side.isEmpty() || place.isEmpty() || of.isEmpty() || within.isEmpty()) {
            return Optional.empty();
        }
        // The same words as in a condition, and so the same node in a proof.
        String text =
                "within(" + place.get() + ", " + of.get() + ", " + within.get().text() + ")";
        Scalar condition = new Scalar(within.get().at(), text, YamlNode.Kind.TEXT, text);
        Optional<Condition.When> when = conditions.when(condition, id + (own ? "/within" : ""), keys);
        String ref = keys.paragraph().orElse("");
        return own
                ? when.map(w ->
                        new Region.OwnSide(id, ref, w, place.get(), of.get().toString(), limit(within.get())))
                : when.map(w -> new Region.Strip(ref, w));
    }

    private Optional<Area.Sides> sidesOf(Path line) {
        return Optional.ofNullable(vocabulary.areas.get(line.toString())).flatMap(Area::sides);
    }

    private static Region.Limit limit(Scalar within) {
        return Value.Distance.parse(within.text())
                .<Region.Limit>map(Region.Limit.Fixed::new)
                .orElseGet(() -> new Region.Limit.Read(Path.parse(within.text())));
    }

    private boolean distance(Scalar scalar, Keys keys) {
        if (scalar.text().contains(".")) {
            return expressions()
                    .path(scalar, names, keys.paragraph(), t -> t == Simple.DISTANCE, "a distance")
                    .isPresent();
        }
        return fixed(scalar, keys).isPresent();
    }

    private static Optional<Value.Distance> fixed(Scalar scalar, Keys keys) {
        Optional<Value.Distance> distance = Value.Distance.parse(scalar.text());
        if (distance.isEmpty()) {
            keys.problem(scalar, scalar.describe(), "a distance such as 5 km or 4500 m");
        }
        return distance;
    }

    private Optional<Region> table(Keys keys, String id) {
        Optional<String> ref = keys.needText("ref", "the paragraph that draws it");
        Optional<Path> place = place(keys, Set.of(Simple.POINT, Simple.LINE), "a point or line");
        Optional<Area> line = keys.needScalar("of", "a line with markers").flatMap(s -> line(s, keys));
        Optional<Scalar> by = keys.needScalar("by", "a path to a class");
        Optional<Path> path = by.flatMap(s -> expressions()
                .path(s, names, keys.paragraph(), t -> t instanceof Type.Words, "a word of a closed list"));
        Optional<Type> type = path.flatMap(p -> expressions().type(by.orElseThrow(), p, names, keys.paragraph()));
        boolean other = keys.needScalar("other", "unknown: a class without a row")
                .flatMap(s -> keys.choice(s, List.of("unknown"), w -> w))
                .isPresent();
        List<YamlNode> nodes = keys.needList("table", "rows { ref, class, markers: [from, to], within }");
        List<Region.Row> rows = new ArrayList<>();
        if (line.isPresent() && type.isPresent() && type.get() instanceof Type.Words words) {
            nodes.forEach(node -> row(node, keys, words.words(), line.get()).ifPresent(rows::add));
        }
        if (ref.isEmpty() || place.isEmpty() || path.isEmpty() || !other || rows.size() != nodes.size()) {
            return Optional.empty();
        }
        return line.filter(_ -> !rows.isEmpty())
                .map(l -> new Region.ByMarker(id, ref.get(), place.get(), l.name(), path.get(), rows));
    }

    private Optional<Area> line(Scalar scalar, Keys keys) {
        Area area = vocabulary.areas.get(scalar.text());
        if (area == null) {
            if (!vocabulary.isBroken("area " + scalar.text())) {
                keys.problem(
                        scalar, "the area " + scalar.text(), Nearest.first(scalar.text(), vocabulary.areas.keySet()));
            }
            return Optional.empty();
        }
        if (area.markers().isEmpty()) {
            keys.problem(scalar, area.name() + ", which has no markers", "a line with markers");
            return Optional.empty();
        }
        return Optional.of(area);
    }

    private Optional<Region.Row> row(YamlNode node, Keys around, List<String> words, Area line) {
        Optional<Keys> read = Keys.of(node, around.paragraph(), vocabulary.problems, "a row of widths", ROW);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<String> ref = keys.needText("ref", "the paragraph that sets the width");
        Optional<String> word = keys.needScalar("class", "a class").flatMap(s -> keys.choice(s, words, w -> w));
        Optional<Value.Distance> within =
                keys.needScalar("within", "a distance such as 5 km").flatMap(s -> fixed(s, keys));
        List<Integer> corners = keys.need("markers", "[from, to]").stream()
                .flatMap(n -> corners(n, line).stream())
                .toList();
        if (keys.has("markers") && (corners.size() != 2 || corners.get(0) >= corners.get(1))) {
            keys.problem(
                    keys.get("markers").orElseThrow(),
                    "a part of " + line.name() + " that it does not have",
                    "[from, to]: two rising markers of its corners");
            return Optional.empty();
        }
        return ref.isPresent() && word.isPresent() && within.isPresent() && corners.size() == 2
                ? Optional.of(new Region.Row(ref.get(), word.get(), corners.get(0), corners.get(1), within.get()))
                : Optional.empty();
    }

    /** The places of two markers among a line's corners. */
    private static List<Integer> corners(YamlNode node, Area line) {
        return node instanceof Sequence(var at, var items)
                ? items.stream()
                        .filter(item -> item instanceof Scalar s && s.raw().matches("[0-9]{1,9}"))
                        .map(item -> line.markers().indexOf(Long.parseLong(((Scalar) item).raw())))
                        .filter(corner -> corner >= 0)
                        .toList()
                : List.of();
    }
}
