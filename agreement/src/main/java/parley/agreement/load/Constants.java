package parley.agreement.load;

import java.util.Map;
import java.util.Optional;
import parley.agreement.format.BindingReader;
import parley.agreement.format.TypedReader;
import parley.agreement.pack.Area;
import parley.agreement.pack.Binding;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlData;
import parley.agreement.yaml.YamlNode;

/** Reads a constant that a pack writes where a statement could: a default, the value of a parameter. */
final class Constants {
    private Constants() {}

    /** What a pack or a story binds a parameter to; a place is one of the pack's areas, by its name. */
    static Optional<Binding> binding(Type type, Map<String, Area> areas, YamlNode node, Keys keys) {
        return switch (BindingReader.read(type, areas, YamlData.of(node))) {
            case BindingReader.Result.Read(var binding) -> Optional.of(binding);
            case BindingReader.Result.Unfit(var expected) -> {
                keys.problem(node, node.describe(), expected);
                yield Optional.empty();
            }
        };
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
