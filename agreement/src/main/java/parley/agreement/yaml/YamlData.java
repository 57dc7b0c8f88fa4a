package parley.agreement.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.agreement.value.Data;

/** Turns YAML into the data that an entry would carry: a number without fraction is a number, everything odd a text. */
public final class YamlData {
    private YamlData() {}

    /** Total: a fraction, a number beyond 2^53-1 or in another base, and nothing at all become their text. */
    public static Data of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence(var at, var items) ->
                new Data.Items(items.stream().map(YamlData::of).toList());
            case YamlNode.Mapping(var at, var entries) -> {
                Map<String, Data> members = new LinkedHashMap<>();
                entries.forEach((key, entry) -> members.put(key, of(entry.value())));
                yield new Data.Members(members);
            }
        };
    }

    private static Data scalar(YamlNode.Scalar scalar) {
        return switch (scalar.kind()) {
            case FLAG -> new Data.Flag(scalar.text().equals("true"));
            case INTEGER ->
                scalar.text().matches("0|-?[1-9][0-9]{0,15}")
                                && Math.abs(Long.parseLong(scalar.text())) <= Data.Whole.LIMIT
                        ? new Data.Whole(Long.parseLong(scalar.text()))
                        : new Data.Text(scalar.text());
            case TEXT, FRACTION, NOTHING -> new Data.Text(scalar.text());
        };
    }
}
