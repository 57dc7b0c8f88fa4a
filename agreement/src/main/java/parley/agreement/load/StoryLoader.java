package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import parley.agreement.pack.Pack;
import parley.agreement.pack.StoryFile;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlReader;

/**
 * Reads stories: what is said in several circles, each with agreements of its own. An entry and an expected finding are
 * written as in a case, and name their circle. Pure.
 */
public final class StoryLoader {
    private static final Set<String> KEYS = Set.of("story", "title", "sources", "circles", "timeline", "expect");
    private static final Set<String> ITEM = with(ScenarioReader.ITEM, "circle");
    private static final Set<String> EXPECTED = with(ScenarioReader.EXPECTED, "circle", "pack");

    private final Function<String, Optional<Pack>> packs;
    private final Problems problems = new Problems();
    private final Map<String, StoryCircle> circles = new LinkedHashMap<>();

    private StoryLoader(Function<String, Optional<Pack>> packs) {
        this.packs = packs;
    }

    /**
     * Loads a story; throws {@link parley.agreement.yaml.AgreementException} with every problem at once.
     *
     * @param packs an agreement by its short name, if it is at hand
     */
    public static StoryFile load(String file, String text, Function<String, Optional<Pack>> packs) {
        StoryLoader loader = new StoryLoader(packs);
        Optional<StoryFile> read = loader.read(file, text);
        loader.problems.throwIfAny();
        return read.orElseThrow();
    }

    private Optional<StoryFile> read(String file, String text) {
        Optional<Keys> read = YamlReader.document(file, text, problems)
                .flatMap(node -> Keys.of(node, Optional.empty(), problems, "a story", KEYS));
        if (read.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(new Position(file, 1, 1), Optional.empty(), "an empty file", "a story");
            }
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<YamlNode.Scalar> name = keys.needScalar("story", "its short name");
        name.filter(n -> !FormReader.NAME.matcher(n.text()).matches())
                .ifPresent(n -> keys.problem(n, n.describe(), "a name such as crisis"));
        Optional<String> title = keys.needText("title", "what it shows");
        keys.need("sources", "where its figures come from, a list that may be empty");
        List<String> sources = new ArrayList<>();
        keys.list("sources").forEach(s -> keys.text(s, "a source").ifPresent(t -> sources.add(t.text())));
        circles(keys);
        for (YamlNode node : keys.needList("timeline", "a list of entries")) {
            Keys.of(node, Optional.empty(), problems, "an entry", ITEM).ifPresent(this::item);
        }
        for (YamlNode node : keys.needList("expect", "the findings expected")) {
            Keys.of(node, Optional.empty(), problems, "an expected finding", EXPECTED)
                    .ifPresent(this::expected);
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<StoryFile.Circle> told = circles.values().stream()
                .map(circle -> circle.told(name.orElseThrow().text()))
                .toList();
        return Optional.of(new StoryFile(file, name.orElseThrow().text(), title.orElseThrow(), sources, told));
    }

    private void circles(Keys keys) {
        Optional<YamlNode> node = keys.need("circles", "the circles by their names");
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping(var at, var entries) && !entries.isEmpty()) {
            entries.forEach((name, entry) -> {
                if (!FormReader.NAME.matcher(name).matches()) {
                    keys.problem(entry.key(), "the circle " + name, "a name such as council");
                }
                StoryCircle.read(name, entry.value(), packs, problems).ifPresent(c -> circles.put(name, c));
            });
        } else if (node.isPresent()) {
            keys.problem(node.get(), node.get().describe(), "at least one circle by its name");
        }
    }

    /** The circle that an entry or an expected finding names. */
    private Optional<StoryCircle> circle(Keys keys) {
        Optional<YamlNode.Scalar> name = keys.needScalar("circle", "one of " + String.join(", ", circles.keySet()));
        Optional<StoryCircle> circle = name.map(n -> circles.get(n.text()));
        if (name.isPresent() && circle.isEmpty()) {
            keys.problem(
                    name.get(),
                    "the circle " + name.get().text(),
                    Nearest.first(name.get().text(), circles.keySet()));
        }
        return circle;
    }

    private void item(Keys keys) {
        circle(keys).ifPresent(circle -> circle.say(keys));
    }

    private void expected(Keys keys) {
        circle(keys).ifPresent(circle -> circle.expect(keys));
    }

    private static Set<String> with(Set<String> keys, String... more) {
        Set<String> all = new LinkedHashSet<>(new TreeSet<>(keys));
        all.addAll(List.of(more));
        return all;
    }
}
