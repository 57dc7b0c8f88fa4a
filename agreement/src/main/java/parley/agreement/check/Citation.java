package parley.agreement.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlReader;

/**
 * A {@code ref} in a pack: {@code 40.1.1}; {@code 39 first sentence}, which is in 39; {@code 16, 38}; {@code 42-46},
 * which is each of them.
 */
record Citation(Position at, String ref) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})-([0-9]{1,4})");
    private static final int LIMIT_RANGE = 200;

    /** Every {@code ref} of a file, except in scenarios. */
    static List<Citation> in(String file, String text) {
        List<Citation> found = new ArrayList<>();
        YamlReader.documents(file, text, new Problems()).forEach(node -> collect(node, found));
        return found;
    }

    /** Every {@code ref} of the YAML files that carry meaning, except in scenarios. */
    static List<Citation> in(SortedMap<String, String> meaning) {
        List<Citation> found = new ArrayList<>();
        meaning.forEach((path, text) -> {
            if (path.endsWith(".yaml")) {
                found.addAll(in(path, text));
            }
        });
        return found;
    }

    /** Every {@code ref} at or below a node, except in scenarios. */
    static List<Citation> in(YamlNode node) {
        List<Citation> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(YamlNode node, List<Citation> found) {
        switch (node) {
            case YamlNode.Scalar _ -> {}
            case YamlNode.Sequence(var at, var items) -> items.forEach(item -> collect(item, found));
            case YamlNode.Mapping(var at, var entries) ->
                entries.forEach((key, entry) -> {
                    if (key.equals("ref") && entry.value() instanceof YamlNode.Scalar ref) {
                        found.add(new Citation(ref.at(), ref.text()));
                    } else if (!key.equals("scenarios")) {
                        collect(entry.value(), found);
                    }
                });
        }
    }

    /** The parts of the text that it names, each as {@code 39 first sentence} or {@code 42}. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (String part : ref.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
            int to = range.matches() ? Integer.parseInt(range.group(2)) : -1;
            if (from <= to && to - from < LIMIT_RANGE) {
                for (int number = from; number <= to; number++) {
                    parts.add(String.valueOf(number));
                }
            } else {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** Whether one of these parts is this paragraph, or a sentence of it; a heading may name several paragraphs itself. */
    static boolean names(String part, String paragraph) {
        return new Citation(new Position("", 1, 1), paragraph)
                .parts().stream().anyMatch(number -> part.equals(number) || part.startsWith(number + " "));
    }
}
