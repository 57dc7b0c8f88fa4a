package parley.agreement.load;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.StoryFile;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** A circle of a story while it is read: who is in it, under which agreements, and what was read of it so far. */
final class StoryCircle {
    private static final Set<String> KEYS =
            Set.of("title", "packs", "parties", "witnesses", "roles", "parameters", "time");

    private final String name;
    private final Keys keys;
    private final Map<String, Pack> packs;
    private final Map<String, ScenarioReader> readers = new LinkedHashMap<>();
    private final List<Party> parties;
    private final List<Party> witnesses;
    private final Map<String, Party> roles;
    private final Map<String, Map<String, Data>> parameters;
    private final Optional<Party> timekeeper;
    private final List<Item> timeline = new ArrayList<>();
    private final Map<String, List<Expected>> expect = new LinkedHashMap<>();

    private StoryCircle(String name, Keys keys, Map<String, Pack> packs, Problems problems) {
        this.name = name;
        this.keys = keys;
        this.packs = packs;
        packs.forEach((agreement, pack) -> {
            readers.put(agreement, ScenarioReader.of(pack, problems));
            expect.put(agreement, new ArrayList<>());
        });
        this.parties = CaseLoader.parties(keys.needList("parties", "the codes of those who are bound"), keys);
        this.witnesses = CaseLoader.parties(keys.list("witnesses"), keys);
        this.roles = ScenarioReader.roles(keys);
        this.parameters = parameters(problems);
        this.timekeeper = timekeeper(problems);
    }

    /** Reads what a circle is; its packs are those at hand under their short names. */
    static Optional<StoryCircle> read(
            String name, YamlNode node, Function<String, Optional<Pack>> packs, Problems problems) {
        return Keys.of(node, Optional.empty(), problems, "a circle", KEYS).map(keys -> {
            StoryCircle circle = new StoryCircle(name, keys, packs(keys, packs), problems);
            circle.requireMembers();
            return circle;
        });
    }

    private static Map<String, Pack> packs(Keys keys, Function<String, Optional<Pack>> packs) {
        Map<String, Pack> found = new TreeMap<>();
        for (YamlNode node : keys.needList("packs", "the short names of its agreements")) {
            keys.text(node, "an agreement").ifPresent(agreement -> {
                Optional<Pack> pack = packs.apply(agreement.text());
                if (pack.isEmpty()) {
                    keys.problem(node, "the agreement " + agreement.text(), "one that is at hand");
                } else if (found.put(agreement.text(), pack.get()) != null) {
                    keys.problem(node, agreement.text() + " twice", "each agreement once");
                }
            });
        }
        Map<String, String> defined = new TreeMap<>();
        found.forEach((agreement, pack) -> pack.formats().keySet().forEach(format -> {
            String other = defined.putIfAbsent(format, agreement);
            if (other != null) {
                keys.problem(
                        keys.get("packs").orElseThrow(),
                        other + " and " + agreement + ", which both define the format " + format,
                        "one of them");
            }
        }));
        return found;
    }

    /** What a charter of the circle would refuse, said where it stands in the story. */
    private void requireMembers() {
        if (parties.size() == 1) {
            keys.problem(keys.get("parties").orElseThrow(), "one party", "at least two");
        }
        witnesses.stream()
                .filter(parties::contains)
                .forEach(both -> keys.problem(
                        keys.get("witnesses").orElseThrow(),
                        both + ", which is a party of it",
                        "a witness that is none"));
        roles.forEach((role, party) -> {
            if (!parties.contains(party) && !witnesses.contains(party)) {
                keys.problem(
                        keys.get("roles").orElseThrow(), "the " + role + " " + party, "a member of the circle " + name);
            }
        });
    }

    private Map<String, Map<String, Data>> parameters(Problems problems) {
        Map<String, Map<String, Data>> bound = new TreeMap<>();
        keys.get("parameters")
                .flatMap(node -> Keys.of(node, Optional.empty(), problems, "parameters by agreement", packs.keySet()))
                .ifPresent(by -> readers.forEach((agreement, reader) ->
                        by.get(agreement).ifPresent(node -> bound.put(agreement, reader.bindings(node, by)))));
        return bound;
    }

    private Optional<Party> timekeeper(Problems problems) {
        Optional<YamlNode> node = keys.get("time");
        if (node.isEmpty() || (node.get() instanceof Scalar word && word.text().equals("majority"))) {
            return Optional.empty();
        }
        String expected = "majority, or { witness: ... } in a circle of two parties";
        if (!(node.get() instanceof YamlNode.Mapping)) {
            keys.problem(node.get(), node.get().describe(), expected);
            return Optional.empty();
        }
        Optional<Keys> time = Keys.of(node.get(), Optional.empty(), problems, "the time quorum", Set.of("witness"));
        Optional<Party> witness =
                time.flatMap(t -> t.need("witness", "its code").flatMap(n -> ScenarioReader.party(n, t)));
        if (witness.isPresent() && (parties.size() != 2 || !witnesses.contains(witness.get()))) {
            keys.problem(
                    node.get(),
                    "time fixed by " + witness.get() + " alone, among " + parties + " and the witnesses " + witnesses,
                    expected);
        }
        return witness;
    }

    /** Reads an entry that is said in this circle. */
    void say(Keys entry) {
        Set<String> formats = new LinkedHashSet<>();
        packs.values().forEach(pack -> formats.addAll(pack.formats().keySet()));
        Optional<Scalar> format = entry.needScalar("format", "its format");
        Optional<String> agreement = format.flatMap(f -> packs.entrySet().stream()
                .filter(each -> each.getValue().formats().containsKey(f.text()))
                .map(Map.Entry::getKey)
                .findFirst());
        if (format.isPresent() && agreement.isEmpty()) {
            entry.problem(
                    format.get(),
                    "the format " + format.get().text(),
                    Nearest.first(format.get().text(), formats));
        }
        agreement.flatMap(named -> reader(named).item(entry)).ifPresent(item -> {
            Set<Party> named = new LinkedHashSet<>(item.to());
            named.add(item.by());
            named.addAll(item.received().keySet());
            requireParties(named, entry);
            timeline.add(item);
        });
    }

    /** Reads a finding that is expected in this circle. */
    void expect(Keys finding) {
        Optional<String> agreement = agreement(finding);
        agreement.ifPresent(named -> reader(named).expected(finding).ifPresent(expected -> {
            FindingNames.fault(expected.finding(), pack(named).provisions(), _ -> false)
                    .ifPresent(fault -> finding.problem(finding.mapping(), "the finding " + expected.finding(), fault));
            Set<Party> parties = new LinkedHashSet<>();
            expected.by().ifPresent(parties::add);
            expected.account().ifPresent(parties::add);
            requireParties(parties, finding);
            requireNonNull(expect.get(named)).add(expected);
        }));
    }

    /** The agreement under which something is expected: the one that is named, or the only one with such a provision. */
    private Optional<String> agreement(Keys finding) {
        Optional<Scalar> named = finding.scalar("pack", "an agreement of the circle");
        if (named.isPresent()) {
            return finding.choice(named.get(), List.copyOf(packs.keySet()), agreement -> agreement);
        }
        Optional<String> said = finding.needText("finding", "provision[.step]/subject");
        String provision = said.orElse("").split("[./]", 2)[0];
        Set<String> provisions = new LinkedHashSet<>();
        packs.values().forEach(pack -> provisions.addAll(pack.provisions().keySet()));
        List<String> with = packs.keySet().stream()
                .filter(agreement -> pack(agreement).provisions().containsKey(provision))
                .toList();
        if (said.isPresent() && with.isEmpty()) {
            finding.problem(
                    finding.mapping(),
                    "the finding " + said.get(),
                    "a provision: " + Nearest.first(provision, provisions));
        } else if (with.size() > 1) {
            finding.problem(
                    finding.mapping(), "the finding " + said.orElse("") + " of " + with, "pack: and one of them");
        }
        return with.size() == 1 ? Optional.of(with.getFirst()) : Optional.empty();
    }

    private void requireParties(Set<Party> named, Keys at) {
        named.removeAll(parties);
        if (!named.isEmpty() && !parties.isEmpty()) {
            at.problem(at.mapping(), "the circle " + name + " with " + named, "its parties " + parties);
        }
    }

    /** The circle, once everything of it was read. */
    StoryFile.Circle told(String story) {
        List<StoryFile.Part> parts = packs.entrySet().stream()
                .map(each -> new StoryFile.Part(
                        each.getValue(),
                        new Scenario(
                                story + " in " + name,
                                parties,
                                roles,
                                parameters.getOrDefault(each.getKey(), Map.of()),
                                timeline,
                                expect.getOrDefault(each.getKey(), List.of()))))
                .toList();
        return new StoryFile.Circle(
                name, keys.text("title").orElse(name), parties, witnesses, timekeeper, roles, parts);
    }

    private Pack pack(String agreement) {
        return requireNonNull(packs.get(agreement));
    }

    private ScenarioReader reader(String agreement) {
        return requireNonNull(readers.get(agreement));
    }
}
