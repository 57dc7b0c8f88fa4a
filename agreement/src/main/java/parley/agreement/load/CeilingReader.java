package parley.agreement.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Presence;
import parley.agreement.pack.Ceiling.Zones;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code ceiling}. */
final class CeilingReader {
    static final Set<String> KEYS = Set.of(
            "provision",
            "kind",
            "ref",
            "for",
            "sum",
            "since",
            "during",
            "counted",
            "zones",
            "exempt",
            "levels",
            "requires",
            "scenarios");

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;
    private final FactType fact;
    private final Names names;
    private final ConditionReader conditions;
    private final AmountReader amounts;

    private CeilingReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
        this.fact = heading.subject();
        this.names = Names.of(vocabulary, List.of(fact.name()));
        this.conditions = ConditionReader.about(vocabulary, fact.name());
        this.amounts = new AmountReader(vocabulary, names);
    }

    static Optional<Ceiling> read(Heading heading) {
        return new CeilingReader(heading).read();
    }

    private Optional<Ceiling> read() {
        Optional<Ceiling.Amount> sum = keys.need("sum", "a path to a count, or an expression in quotes")
                .flatMap(node -> amounts.read(node, keys));
        Optional<Presence> present = present();
        Optional<Condition> counted = keys.get("counted").flatMap(this::counted);
        Optional<Zones> zones = keys.get("zones").flatMap(n -> new ZoneReader(vocabulary, names).read(n, keys));
        List<Ceiling.Exemption> exempt = exempt();
        CeilingLevelReader reader = new CeilingLevelReader(
                vocabulary, heading.id(), names, conditions, amounts, zones, keys.has("zones"), fact);
        List<YamlNode> nodes = keys.needList("levels", "a list { id, ref, per, in, atMost }");
        List<Level> levels = new ArrayList<>();
        Map<String, YamlNode> places = new HashMap<>();
        nodes.forEach(node -> reader.read(node, keys).ifPresent(level -> {
            levels.add(level);
            if (places.put(level.id(), node) != null) {
                keys.problem(node, "the level " + level.id() + " again", "each level once");
            }
        }));
        between(levels, places);
        keys.get("requires")
                .filter(_ -> zones.isPresent() || !keys.has("zones"))
                .ifPresent(node -> new CeilingChecks(vocabulary, levels, zones).read(node, keys));
        boolean whole = levels.size() == nodes.size()
                && !levels.isEmpty()
                && zones.isPresent() == keys.has("zones")
                && counted.isPresent() == keys.has("counted")
                && exempt.size() == keys.list("exempt").size();
        if (!whole || sum.isEmpty() || present.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Ceiling(
                heading.id(),
                heading.ref(),
                fact.name(),
                sum.get(),
                present.get(),
                counted,
                zones,
                exempt,
                levels,
                heading.scenarios()));
    }

    private Optional<Presence> present() {
        if (keys.has("since") && keys.has("during")) {
            keys.problem(keys.get("since").orElseThrow(), "since beside during", "one of them");
        }
        if (keys.has("since")) {
            return keys.scalar("since", "a date of the key").flatMap(this::since);
        }
        return keys.has("during") ? during() : Optional.of(new Presence.Always());
    }

    private Optional<Presence> since(Scalar scalar) {
        Optional<String> field = date(scalar);
        if (field.isPresent() && (fact.identified() || !fact.key().contains(field.get()))) {
            keys.problem(
                    scalar,
                    scalar.text() + ", which is not in the key of " + fact.name(),
                    "a date of the key, so that what held before stays stated");
            return Optional.empty();
        }
        return field.map(Presence.Since::new);
    }

    private Optional<Presence> during() {
        List<Scalar> ends = keys.texts("during", "two dates of the fact");
        if (ends.size() != 2) {
            keys.problem(keys.get("during").orElseThrow(), ends.size() + " ends", "two dates: [from, to]");
            return Optional.empty();
        }
        Optional<String> from = date(ends.get(0));
        Optional<String> to = date(ends.get(1));
        return from.flatMap(f -> to.map(t -> new Presence.During(f, t)));
    }

    /** A field of the fact itself that is a date. */
    private Optional<String> date(Scalar scalar) {
        return new Expressions(vocabulary.problems)
                .path(scalar, names, keys.paragraph(), type -> type == Simple.DAY, "a date")
                .filter(path -> {
                    boolean own = path.segments().size() == 2
                            && path.root().equals(fact.root())
                            && fact.fields().containsKey(path.last());
                    if (!own) {
                        keys.problem(scalar, path.toString(), "a date of " + fact.name() + " itself");
                    }
                    return own;
                })
                .map(path -> path.last());
    }

    private Optional<Condition> counted(YamlNode node) {
        return Keys.of(node, keys.paragraph(), vocabulary.problems, "what is counted", Set.of("ref", "where"))
                .flatMap(of -> of.need("where", "a condition")
                        .flatMap(where -> condition(where, heading.id() + "/counted", of, conditions)));
    }

    private List<Ceiling.Exemption> exempt() {
        List<Ceiling.Exemption> exempt = new ArrayList<>();
        List<YamlNode> nodes = keys.list("exempt");
        for (int i = 0; i < nodes.size(); i++) {
            String id = heading.id() + "/exempt/" + i;
            Keys.of(nodes.get(i), keys.paragraph(), vocabulary.problems, "an exemption", Set.of("ref", "when"))
                    .ifPresent(of -> {
                        Optional<String> ref = of.needText("ref", "the paragraph that exempts");
                        Optional<Condition> when =
                                of.need("when", "a condition").flatMap(n -> condition(n, id, of, conditions));
                        ref.flatMap(r -> when.map(w -> new Ceiling.Exemption(r, w)))
                                .ifPresent(exempt::add);
                    });
        }
        return exempt;
    }

    /** A condition: in quotes, or written out with its parts. */
    static Optional<? extends Condition> one(YamlNode node, String id, Keys around, ConditionReader conditions) {
        return node instanceof Scalar
                ? around.text(node, "a condition in quotes").flatMap(text -> conditions.when(text, id, around))
                : conditions.read(node, id, around.paragraph());
    }

    static Optional<Condition> condition(YamlNode node, String id, Keys around, ConditionReader conditions) {
        return one(node, id, around, conditions).map(condition -> condition);
    }

    /** A level adds its room to another level, and counts only some of the rows. */
    private void between(List<Level> levels, Map<String, YamlNode> places) {
        for (Level level : levels) {
            YamlNode at = places.getOrDefault(level.id(), keys.mapping());
            level.addsTo().ifPresent(to -> {
                List<String> others = levels.stream()
                        .map(Level::id)
                        .filter(id -> !id.equals(level.id()))
                        .toList();
                if (!others.contains(to)) {
                    keys.problem(at, "addsTo " + to, Nearest.first(to, others));
                } else if (level.in().isEmpty() && level.where().isEmpty()) {
                    keys.problem(
                            at,
                            "addsTo " + to + " in a level that counts every row",
                            "a level with a zone or a condition of its own");
                }
            });
        }
    }
}
