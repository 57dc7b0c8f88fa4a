package parley.agreement.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of a YAML document that knows where it stands. */
public sealed interface YamlNode {
    Position at();

    /** What YAML 1.2 takes an unquoted scalar for. */
    enum Kind {
        TEXT,
        INTEGER,
        FRACTION,
        FLAG,
        NOTHING
    }

    /**
     * A scalar.
     *
     * @param text its content, without quotes
     * @param raw as it stands in the file, quotes included
     */
    record Scalar(Position at, String text, Kind kind, String raw) implements YamlNode {
        /** Where the character at this offset of {@link #text} stands; where that is not known, where the scalar begins. */
        public Position within(int offset) {
            return RawText.column(text, raw, offset).map(at::right).orElse(at);
        }
    }

    /** A list. */
    record Sequence(Position at, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A mapping; its keys are unique and in the order of the file. */
    record Mapping(Position at, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}

    /** What stands here, as a person would say it. */
    default String describe() {
        return switch (this) {
            case Scalar(var at, var text, var kind, var raw) ->
                switch (kind) {
                    case TEXT -> "the text \"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
                    case INTEGER, FRACTION -> "the number " + text;
                    case FLAG -> text;
                    case NOTHING -> "nothing";
                };
            case Sequence(var at, var items) -> "a list of " + items.size();
            case Mapping(var at, var entries) -> "a mapping with " + (entries.isEmpty() ? "nothing" : entries.keySet());
        };
    }
}
