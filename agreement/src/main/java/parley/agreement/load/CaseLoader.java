package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.CaseFile;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.value.Party;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problem;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlReader;

/** Reads case files against a pack. Pure. */
public final class CaseLoader {
    private static final Set<String> KEYS =
            Set.of("case", "title", "agreement", "sources", "parties", "roles", "parameters", "timeline", "expect");

    private CaseLoader() {}

    /** What came of loading: a case, or at least one problem. */
    public record Loaded(Optional<CaseFile> loaded, List<Problem> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /** Loads a case; throws {@link parley.agreement.yaml.AgreementException} with every problem at once. */
    public static CaseFile load(String file, String text, Pack pack) {
        Problems problems = new Problems();
        Optional<CaseFile> read = read(file, text, pack, problems);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Loads a case, or says why not. */
    public static Loaded check(String file, String text, Pack pack) {
        Problems problems = new Problems();
        Optional<CaseFile> read = read(file, text, pack, problems);
        return new Loaded(problems.isEmpty() ? read : Optional.empty(), problems.all());
    }

    private static Optional<CaseFile> read(String file, String text, Pack pack, Problems problems) {
        Optional<Keys> read = YamlReader.document(file, text, problems)
                .flatMap(node -> Keys.of(node, Optional.empty(), problems, "a case", KEYS));
        if (read.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(new Position(file, 1, 1), Optional.empty(), "an empty file", "a case");
            }
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<YamlNode.Scalar> name = keys.needScalar("case", "its short name");
        name.filter(n -> !FormReader.NAME.matcher(n.text()).matches())
                .ifPresent(n -> keys.problem(n, n.describe(), "a name such as zapad-2017"));
        Optional<String> title = keys.needText("title", "what it shows");
        Optional<YamlNode.Scalar> agreement = keys.needScalar("agreement", pack.agreement());
        agreement
                .filter(a -> !a.text().equals(pack.agreement()))
                .ifPresent(a -> keys.problem(a, a.describe(), pack.agreement()));
        keys.need("sources", "where its figures come from, a list that may be empty");
        List<String> sources = new ArrayList<>();
        keys.list("sources").forEach(s -> keys.text(s, "a source").ifPresent(t -> sources.add(t.text())));
        List<Party> parties = parties(keys);
        Scenario scenario = ScenarioReader.of(pack, problems)
                .body(name.map(YamlNode.Scalar::text).orElse(""), parties, keys);
        members(scenario, parties, keys);
        for (Scenario.Expected expected : scenario.expect()) {
            FindingNames.fault(expected.finding(), pack.provisions(), _ -> false)
                    .ifPresent(fault -> problems.add(
                            new Position(file, expected.line(), 1),
                            Optional.empty(),
                            "the finding " + expected.finding(),
                            fault));
        }
        return name.flatMap(n -> title.map(t -> new CaseFile(file, n.text(), t, pack.agreement(), sources, scenario)));
    }

    private static List<Party> parties(Keys keys) {
        return parties(keys.needList("parties", "the codes of all parties"), keys);
    }

    /** Codes of parties, each once. */
    static List<Party> parties(List<YamlNode> nodes, Keys keys) {
        Set<Party> parties = new LinkedHashSet<>();
        for (YamlNode node : nodes) {
            ScenarioReader.party(node, keys)
                    .filter(party -> !parties.add(party))
                    .ifPresent(party -> keys.problem(node, party + " twice", "each party once"));
        }
        return List.copyOf(parties);
    }

    /** Whoever acts or is judged must be a party of the case. */
    private static void members(Scenario scenario, List<Party> parties, Keys keys) {
        Set<Party> named = new LinkedHashSet<>(scenario.roles().values());
        for (Scenario.Item item : scenario.timeline()) {
            named.add(item.by());
            named.addAll(item.to());
            named.addAll(item.received().keySet());
        }
        for (Scenario.Expected expected : scenario.expect()) {
            expected.by().ifPresent(named::add);
            expected.account().ifPresent(named::add);
        }
        named.removeAll(parties);
        if (!named.isEmpty() && !parties.isEmpty()) {
            YamlNode at = keys.get("parties").orElse(keys.mapping());
            keys.problem(at, "parties without " + named, "everyone who acts or is judged");
        }
    }
}
