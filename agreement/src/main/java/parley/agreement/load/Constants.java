package parley.agreement.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.format.TypedReader;
import parley.agreement.pack.Area;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlData;
import parley.agreement.yaml.YamlNode;

/** Reads a constant that a pack writes where a statement could: a default, the value of a parameter. */
final class Constants {
    private Constants() {}

    /** A constant; a place is one of the pack's areas, by its name. */
    static Optional<Value> read(Type type, Map<String, Area> areas, YamlNode node, Keys keys) {
        return Value.Place.Shape.of(type)
                .map(shape -> area(shape, areas, node, keys))
                .orElseGet(() -> read(type, node, keys));
    }

    private static Optional<Value> area(Value.Place.Shape shape, Map<String, Area> areas, YamlNode node, Keys keys) {
        Area area = node instanceof YamlNode.Scalar scalar ? areas.get(scalar.text()) : null;
        if (area == null || area.place().shape() != shape) {
            List<String> fitting = areas.values().stream()
                    .filter(known -> known.place().shape() == shape)
                    .map(Area::name)
                    .toList();
            keys.problem(node, node.describe(), "the name of a " + shape.word() + " in areas/*.geojson: " + fitting);
            return Optional.empty();
        }
        return Optional.of(area.place());
    }

    static Optional<Value> read(Type type, YamlNode node, Keys keys) {
        return switch (TypedReader.scalar(type, YamlData.of(node))) {
            case TypedReader.Result.Read(var value) -> Optional.of(value);
            case TypedReader.Result.Unfit(var expected) -> {
                keys.problem(node, node.describe(), expected);
                yield Optional.empty();
            }
        };
    }
}
