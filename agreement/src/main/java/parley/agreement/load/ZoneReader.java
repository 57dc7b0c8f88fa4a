package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling.Zones;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads {@code zones: { of: holding.zone, contain: { area: [Z2, flank], Z2: [Z3] } }}. */
record ZoneReader(Vocabulary vocabulary, Names names) {

    Optional<Zones> read(YamlNode node, Keys around) {
        Optional<Keys> keys =
                Keys.of(node, around.paragraph(), vocabulary.problems, "zones", Set.of("ref", "of", "contain"));
        Optional<Scalar> scalar = keys.flatMap(k -> k.needScalar("of", "a path to the word of a zone"));
        Expressions expressions = new Expressions(vocabulary.problems);
        Optional<Path> of = scalar.flatMap(s -> expressions.path(
                s, names, around.paragraph(), t -> t instanceof Type.Words, "a word of a closed list"));
        Optional<Type> type = of.flatMap(p -> expressions.type(scalar.orElseThrow(), p, names, around.paragraph()));
        if (keys.isEmpty() || of.isEmpty() || !(type.orElseThrow() instanceof Type.Words(var words, boolean _))) {
            return Optional.empty();
        }
        Map<String, Set<String>> inner = new LinkedHashMap<>();
        words.forEach(word -> inner.put(word, new LinkedHashSet<>()));
        boolean known = keys.get()
                .get("contain")
                .map(contain -> contain(contain, keys.get(), words, inner))
                .orElse(true);
        if (!known) {
            return Optional.empty();
        }
        for (String zone : words) {
            Optional<List<String>> circle = Cycles.firstThrough(zone, inner);
            if (circle.isPresent()) {
                keys.get()
                        .problem(
                                node, "a circle of zones " + String.join(" -> ", circle.get()), "zones in larger ones");
                return Optional.empty();
            }
        }
        Map<String, Set<String>> within = new LinkedHashMap<>();
        words.forEach(zone -> within.put(zone, within(zone, inner)));
        return Optional.of(new Zones(of.get(), within));
    }

    /** Whether all of it could be read. */
    private boolean contain(YamlNode node, Keys keys, List<String> words, Map<String, Set<String>> inner) {
        Optional<Keys> read =
                Keys.of(node, keys.paragraph(), vocabulary.problems, "what zones contain", Set.copyOf(words));
        boolean known = read.isPresent()
                && words.containsAll(read.get().mapping().entries().keySet());
        for (String zone : known ? read.orElseThrow().mapping().entries().keySet() : Set.<String>of()) {
            for (Scalar word : read.orElseThrow().texts(zone, "a zone")) {
                if (words.contains(word.text())) {
                    inner.getOrDefault(zone, new LinkedHashSet<>()).add(word.text());
                } else {
                    known = false;
                    keys.problem(word, "the zone " + word.text(), Nearest.first(word.text(), words));
                }
            }
        }
        return known;
    }

    private static Set<String> within(String zone, Map<String, Set<String>> inner) {
        Set<String> within = new LinkedHashSet<>(List.of(zone));
        inner.getOrDefault(zone, Set.of()).forEach(other -> within.addAll(within(other, inner)));
        return within;
    }
}
