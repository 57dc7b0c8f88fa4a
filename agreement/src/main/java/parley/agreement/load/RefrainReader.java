package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Refrain.Baseline;
import parley.agreement.pack.Refrain.During;
import parley.agreement.pack.Refrain.Exemption;
import parley.agreement.pack.Region;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code refrain}. */
final class RefrainReader {
    static final Set<String> KEYS = Set.of(
            "provision",
            "kind",
            "ref",
            "for",
            "debtors",
            "baseline",
            "where",
            "region",
            "during",
            "unless",
            "exempt",
            "scenarios");
    private static final Set<String> EXEMPT = Set.of("ref", "when", "unless");

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;
    private final String id;
    private final Names names;
    private final ConditionReader conditions;
    private final SatisfactionReader satisfactions;
    private final LiftReader lifts;

    private RefrainReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
        this.id = heading.id();
        this.names = Names.of(vocabulary, List.of(heading.subject().name()));
        this.conditions = ConditionReader.about(vocabulary, heading.subject().name());
        this.satisfactions = new SatisfactionReader(vocabulary, conditions, names, "debtor", Optional.empty());
        this.lifts = new LiftReader(
                vocabulary, new DeadlineReader(vocabulary, names, Map.of()), satisfactions, heading.subject());
    }

    static Optional<Refrain> read(Heading heading) {
        return new RefrainReader(heading).read();
    }

    private Optional<Refrain> read() {
        Optional<List<DebtorRow>> debtors = new DebtorReader(vocabulary, conditions, satisfactions).read(keys, id);
        Optional<Baseline> baseline =
                keys.get("baseline").flatMap(n -> new BaselineReader(vocabulary, names).read(n, keys.paragraph()));
        if (!keys.has("where") && !keys.has("region")) {
            keys.need("where", "what is prohibited, or region: where");
        }
        Optional<Condition> where = keys.get("where").flatMap(n -> where(n, baseline));
        Optional<Region> region = keys.get("region")
                .flatMap(n -> new RegionReader(vocabulary, names, conditions, heading.subject())
                        .read(n, id + "/region", keys.paragraph()));
        Optional<During> during = keys.get("during").flatMap(this::during);
        Optional<Lift> unless = keys.get("unless").flatMap(n -> lifts.read(n, id + "/unless", keys.paragraph()));
        Optional<List<Exemption>> exempt = exempt();
        if (debtors.isEmpty()
                || exempt.isEmpty()
                || failed("baseline", baseline)
                || failed("where", where)
                || failed("region", region)
                || (where.isEmpty() && region.isEmpty())
                || failed("during", during)
                || failed("unless", unless)) {
            return Optional.empty();
        }
        return Optional.of(new Refrain(
                id,
                heading.ref(),
                heading.subject().name(),
                debtors.get(),
                baseline,
                where,
                region,
                during,
                unless,
                exempt.get(),
                heading.scenarios()));
    }

    private boolean failed(String key, Optional<?> read) {
        return keys.has(key) && read.isEmpty();
    }

    private Optional<Condition> where(YamlNode node, Optional<Baseline> baseline) {
        if (keys.has("baseline") && baseline.isEmpty()) {
            return Optional.empty();
        }
        ConditionReader reader = baseline.map(rows -> ConditionReader.about(
                        vocabulary,
                        names.withFact("baseline", rows.fact()),
                        heading.subject().name()))
                .orElse(conditions);
        return reader.read(node, id + "/where", keys.paragraph());
    }

    private Optional<During> during(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence(var at, var items)) || items.size() != 2) {
            keys.problem(node, node.describe(), "two paths: [from, to]");
            return Optional.empty();
        }
        List<Path> paths = items.stream().flatMap(item -> time(item).stream()).toList();
        return paths.size() == 2 ? Optional.of(new During(paths.getFirst(), paths.getLast())) : Optional.empty();
    }

    private Optional<Path> time(YamlNode node) {
        String expected = "a date or an instant";
        return keys.text(node, "a path to " + expected)
                .flatMap(s -> new Expressions(vocabulary.problems)
                        .path(s, names, keys.paragraph(), ConditionReader::isTime, expected));
    }

    private Optional<List<Exemption>> exempt() {
        List<YamlNode> nodes = keys.list("exempt");
        List<Exemption> read = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            exemption(nodes.get(i), id + "/exempt/" + i).ifPresent(read::add);
        }
        return read.size() == nodes.size() ? Optional.of(read) : Optional.empty();
    }

    private Optional<Exemption> exemption(YamlNode node, String where) {
        Optional<Keys> read = Keys.of(node, keys.paragraph(), vocabulary.problems, "an exemption", EXEMPT);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys rule = read.get();
        Optional<String> ref = rule.needText("ref", "the paragraph that leaves it free");
        Optional<Condition> when = rule.need("when", "a condition")
                .flatMap(n -> n instanceof Scalar
                        ? rule.scalar("when", "a condition in quotes").flatMap(s -> conditions.when(s, where, rule))
                        : conditions.read(n, where, rule.paragraph()));
        Optional<Lift> unless = rule.get("unless").flatMap(n -> lifts.read(n, where + "/unless", rule.paragraph()));
        if (rule.has("unless") && unless.isEmpty()) {
            return Optional.empty();
        }
        return ref.flatMap(r -> when.map(w -> new Exemption(where, r, w, unless)));
    }
}
