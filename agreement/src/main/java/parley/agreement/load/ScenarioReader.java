package parley.agreement.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.format.BodyReader;
import parley.agreement.format.TypedReader;
import parley.agreement.pack.Area;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Parameter;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.When;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlData;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads a timeline of entries and the findings expected from it, beside a provision or in a case file. A body must be
 * one that a node would release.
 *
 * @param formats the formats that entries may have
 * @param parameters those that a charter may bind
 * @param areas the places that such a one may be bound to
 * @param bodies reads their bodies
 */
record ScenarioReader(
        Map<String, Format> formats,
        Map<String, Parameter> parameters,
        Map<String, Area> areas,
        BodyReader bodies,
        Problems problems) {
    private static final Set<String> SCENARIO = Set.of("name", "roles", "parameters", "timeline", "expect", "table");
    static final Set<String> ITEM =
            Set.of("at", "by", "format", "subject", "to", "refs", "body", "witnessed", "received", "assumed", "lang");
    private static final Set<String> OTHER = Set.of("during", "members", "incomplete", "n", "excess");
    static final Set<String> EXPECTED = Set.of(
            "at",
            "known",
            "finding",
            "by",
            "account",
            "verdict",
            "absent",
            "cites",
            "needs",
            "during",
            "members",
            "incomplete",
            "n",
            "excess");
    private static final Set<String> ROLES = Set.of("replyTo", "corrects", "withdraws", "joins", "relates");

    /** A reader of what is said in a pack's formats. */
    static ScenarioReader of(Pack pack, Problems problems) {
        return new ScenarioReader(pack.formats(), pack.parameters(), pack.areas(), BodyReader.of(pack), problems);
    }

    /** A scenario beside a provision, or one for each row of its table; its parties are all that are named. */
    List<Scenario> scenarios(YamlNode node, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, problems, "a scenario", SCENARIO);
        Optional<String> name = read.flatMap(keys -> keys.needText("name", "what it shows"));
        if (read.isEmpty() || name.isEmpty()) {
            return List.of();
        }
        if (!read.get().has("table")) {
            return List.of(body(name.get(), List.of(), read.get()));
        }
        return TableRows.expand(read.get(), name.get()).stream()
                .map(row -> body(
                        row.name(),
                        List.of(),
                        Keys.of(row.scenario(), paragraph, problems, "a scenario", SCENARIO)
                                .orElseThrow()))
                .toList();
    }

    /** The timeline, roles and expectations of a scenario or a case. */
    Scenario body(String name, List<Party> listed, Keys keys) {
        Map<String, Party> roles = roles(keys);
        List<Item> timeline = new ArrayList<>();
        keys.need("timeline", "a list of entries");
        for (YamlNode item : keys.list("timeline")) {
            Keys.of(item, keys.paragraph(), problems, "an entry", ITEM)
                    .flatMap(this::item)
                    .ifPresent(timeline::add);
        }
        List<Expected> expect = new ArrayList<>();
        for (YamlNode node : keys.needList("expect", "the findings expected")) {
            Keys.of(node, keys.paragraph(), problems, "an expected finding", EXPECTED)
                    .flatMap(this::expected)
                    .ifPresent(expect::add);
        }
        List<Party> parties = listed.isEmpty() ? named(roles, timeline, expect) : listed;
        return new Scenario(name, parties, roles, bindings(keys), timeline, expect);
    }

    /** Everyone who is named as author, addressee, recipient, debtor, account, role, or in a party field of a body. */
    private List<Party> named(Map<String, Party> roles, List<Item> timeline, List<Expected> expect) {
        Set<Party> parties = new TreeSet<>(roles.values());
        for (Item item : timeline) {
            parties.add(item.by());
            parties.addAll(item.to());
            parties.addAll(item.received().keySet());
            Format format = formats.get(item.format());
            if (format != null) {
                bodies.read(format, item.body()).fields().values().forEach(value -> named(value, parties));
            }
        }
        for (Expected finding : expect) {
            finding.by().ifPresent(parties::add);
            finding.account().ifPresent(parties::add);
        }
        return List.copyOf(parties);
    }

    private static void named(Value value, Set<Party> parties) {
        switch (value) {
            case Value.PartyCode(var party) -> parties.add(party);
            case Value.Items(var items) -> items.forEach(item -> named(item, parties));
            case Value.Row(var fields) -> fields.values().forEach(field -> named(field, parties));
            case Value.Atom _, Value.Blank _, Span _ -> {}
        }
    }

    static Map<String, Party> roles(Keys keys) {
        Map<String, Party> roles = new LinkedHashMap<>();
        if (keys.get("roles").isPresent() && keys.get("roles").get() instanceof YamlNode.Mapping mapping) {
            mapping.entries()
                    .forEach((role, entry) -> party(entry.value(), keys).ifPresent(party -> roles.put(role, party)));
        } else if (keys.has("roles")) {
            keys.problem(keys.get("roles").orElseThrow(), "roles in another form", "a party's code by role");
        }
        return roles;
    }

    /** What the charter of this story would bind. */
    private Map<String, Data> bindings(Keys keys) {
        return keys.get("parameters").map(node -> bindings(node, keys)).orElse(Map.of());
    }

    Map<String, Data> bindings(YamlNode node, Keys keys) {
        Map<String, Data> bindings = new LinkedHashMap<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                Parameter parameter = parameters.get(name);
                if (parameter == null) {
                    keys.problem(entry.key(), "the parameter " + name, Nearest.first(name, parameters.keySet()));
                } else if (Constants.binding(parameter.type(), areas, entry.value(), keys)
                        .isPresent()) {
                    bindings.put(name, YamlData.of(entry.value()));
                }
            });
        } else {
            keys.problem(node, "parameters in another form", "values by name");
        }
        return bindings;
    }

    /** One entry of a timeline. */
    Optional<Item> item(Keys keys) {
        Optional<Instant> at = keys.need("at", "an instant").flatMap(n -> instant(n, keys));
        Optional<Party> by = keys.need("by", "its author").flatMap(n -> party(n, keys));
        Optional<Scalar> format = keys.needScalar("format", "its format");
        Optional<String> subject = keys.scalar("subject", "an id of a fact").flatMap(s -> factId(s, keys));
        List<Party> to = keys.has("to") ? parties(keys.get("to").orElseThrow(), keys) : List.of();
        Data.Members body = keys.get("body").map(n -> members(n, keys)).orElse(new Data.Members(Map.of()));
        format.ifPresent(f -> body(f, body, keys));
        List<Scenario.Ref> refs = refs(keys);
        Optional<When> witnessed = keys.get("witnessed").flatMap(n -> witnessed(n, keys));
        Map<Party, Optional<Instant>> received = received(keys);
        List<String> assumed = keys.texts("assumed", "the name of a value").stream()
                .map(Scalar::text)
                .toList();
        Optional<Scalar> lang = keys.scalar("lang", "a language, such as fr");
        lang.filter(l -> !l.text().matches("[a-z]{2}"))
                .ifPresent(l -> keys.problem(l, l.describe(), "a language, such as fr"));
        if (at.isEmpty() || by.isEmpty() || format.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Item(
                at.get(),
                by.get(),
                format.get().text(),
                subject,
                to,
                refs,
                body,
                witnessed,
                received,
                assumed,
                lang.map(Scalar::text).orElse(Item.ENGLISH),
                keys.at().line()));
    }

    private void body(Scalar name, Data.Members body, Keys keys) {
        Format format = formats.get(name.text());
        if (format == null) {
            keys.problem(name, "the format " + name.text(), Nearest.first(name.text(), formats.keySet()));
            return;
        }
        YamlNode around = keys.get("body").orElse(keys.mapping());
        for (BodyReader.Reason reason : bodies.read(format, body).reasons()) {
            YamlNode at = at(around, reason.pointer().text());
            problems.add(at.at(), keys.paragraph(), reason.what(), reason.expected());
        }
    }

    /** The node that a JSON pointer leads to, or the last one on its way. */
    private static YamlNode at(YamlNode node, String pointer) {
        YamlNode at = node;
        for (String name : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            Optional<YamlNode> next = switch (at) {
                case YamlNode.Mapping mapping -> mapping.get(name);
                case YamlNode.Sequence(var where, var items) ->
                    name.matches("[0-9]{1,6}") && Integer.parseInt(name) < items.size()
                            ? Optional.of(items.get(Integer.parseInt(name)))
                            : Optional.empty();
                case Scalar _ -> Optional.empty();
            };
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    private static Data.Members members(YamlNode node, Keys keys) {
        if (YamlData.of(node) instanceof Data.Members members) {
            return members;
        }
        keys.problem(node, node.describe(), "the fields of the body");
        return new Data.Members(Map.of());
    }

    private List<Scenario.Ref> refs(Keys keys) {
        List<Scenario.Ref> refs = new ArrayList<>();
        for (YamlNode node : keys.list("refs")) {
            Keys.of(node, keys.paragraph(), problems, "a reference", Set.of("role", "by", "n"))
                    .ifPresent(ref -> {
                        Optional<Party> by = ref.get("by").flatMap(n -> party(n, ref));
                        int n = ref.get("n").map(x -> ordinal(x, ref)).orElse(1);
                        ref.needScalar("role", "one of " + new TreeSet<>(ROLES))
                                .flatMap(s -> ref.choice(s, List.copyOf(new TreeSet<>(ROLES)), role -> role))
                                .ifPresent(role -> refs.add(new Scenario.Ref(role, by, n)));
                    });
        }
        return refs;
    }

    private static int ordinal(YamlNode node, Keys keys) {
        if (node instanceof Scalar s && s.raw().matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(s.raw());
        }
        keys.problem(node, node.describe(), "which of the party's entries, from 1");
        return 1;
    }

    private Optional<When> witnessed(YamlNode node, Keys keys) {
        if (node instanceof YamlNode.Sequence(var at, var ends) && ends.size() == 2) {
            Optional<Instant> earliest = instant(ends.get(0), keys);
            Optional<Instant> latest = instant(ends.get(1), keys);
            if (earliest.isPresent() && latest.isPresent() && latest.get().isBefore(earliest.get())) {
                keys.problem(node, "an interval that ends before it begins", "[earliest, latest]");
            }
            return Optional.of(new When(earliest, latest));
        }
        return instant(node, keys).map(When::at);
    }

    private Map<Party, Optional<Instant>> received(Keys keys) {
        Map<Party, Optional<Instant>> received = new LinkedHashMap<>();
        if (keys.get("received").isPresent() && keys.get("received").get() instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((code, entry) -> {
                Optional<Party> party = party(entry.key(), keys);
                boolean never = entry.value() instanceof Scalar s && s.text().equals("never");
                Optional<Instant> at = never ? Optional.empty() : instant(entry.value(), keys);
                party.filter(_ -> never || at.isPresent()).ifPresent(p -> received.put(p, at));
            });
        } else if (keys.has("received")) {
            keys.problem(
                    keys.get("received").orElseThrow(), "received in another form", "an instant, or never, by party");
        }
        return received;
    }

    /** One finding that is expected. */
    Optional<Expected> expected(Keys keys) {
        Optional<Instant> at = keys.need("at", "an instant").flatMap(n -> instant(n, keys));
        Optional<Instant> known = keys.get("known").flatMap(n -> instant(n, keys));
        Optional<String> finding = keys.needText("finding", "provision[.step]/subject");
        Optional<Party> by = keys.get("by").flatMap(n -> party(n, keys));
        Optional<Party> account = keys.get("account").flatMap(n -> party(n, keys));
        boolean absent = keys.flag("absent");
        Optional<Verdict> verdict = keys.scalar("verdict", "a verdict")
                .flatMap(s -> keys.choice(s, List.of(Verdict.values()), Verdict::word));
        if (absent == keys.has("verdict")) {
            keys.problem(keys.mapping(), absent ? "a verdict beside absent" : "no verdict", "verdict, or absent: true");
        }
        List<String> cites =
                keys.texts("cites", "a paragraph").stream().map(Scalar::text).toList();
        List<Map<String, String>> needs = needs(keys);
        Map<String, Data> other = new LinkedHashMap<>();
        for (String key : new TreeSet<>(OTHER)) {
            keys.get(key).ifPresent(n -> other.put(key, YamlData.of(n)));
        }
        if (at.isEmpty() || finding.isEmpty() || (verdict.isEmpty() && !absent)) {
            return Optional.empty();
        }
        return Optional.of(new Expected(
                at.get(),
                known,
                finding.get(),
                by,
                account,
                verdict,
                cites,
                needs,
                other,
                keys.at().line()));
    }

    private List<Map<String, String>> needs(Keys keys) {
        Set<String> sorts = Set.of("ask", "wait", "measure", "decide");
        List<Map<String, String>> needs = new ArrayList<>();
        for (YamlNode node : keys.list("needs")) {
            Keys.of(node, keys.paragraph(), problems, "a need", sorts).ifPresent(need -> {
                Map<String, String> words = new LinkedHashMap<>();
                for (String sort : need.mapping().entries().keySet()) {
                    need.text(sort).ifPresent(text -> words.put(sort, text));
                }
                if (words.size() != 1) {
                    need.problem(node, words.size() + " sorts of need", "one of ask, wait, measure, decide");
                }
                needs.add(words);
            });
        }
        return needs;
    }

    private static Optional<Instant> instant(YamlNode node, Keys keys) {
        return switch (TypedReader.scalar(Type.Simple.MOMENT, YamlData.of(node))) {
            case TypedReader.Result.Read(Value.Moment(var instant)) -> Optional.of(instant);
            case TypedReader.Result.Read _ -> Optional.empty();
            case TypedReader.Result.Unfit(var expected) -> {
                keys.problem(node, node.describe(), expected);
                yield Optional.empty();
            }
        };
    }

    static Optional<Party> party(YamlNode node, Keys keys) {
        if (node instanceof Scalar s && s.kind() == YamlNode.Kind.TEXT && Party.isCode(s.text())) {
            return Optional.of(new Party(s.text()));
        }
        keys.problem(node, node.describe(), "a party's code");
        return Optional.empty();
    }

    static List<Party> parties(YamlNode node, Keys keys) {
        if (node instanceof Scalar s && s.text().equals("*")) {
            return List.of();
        }
        List<Party> parties = new ArrayList<>();
        if (node instanceof YamlNode.Sequence(var at, var items)) {
            items.forEach(item -> party(item, keys).ifPresent(parties::add));
        } else {
            keys.problem(node, node.describe(), "a list of parties");
        }
        return parties;
    }

    private static Optional<String> factId(Scalar scalar, Keys keys) {
        if (TypedReader.isFactId(scalar.text())) {
            return Optional.of(scalar.text());
        }
        keys.problem(scalar, scalar.describe(), "an id PARTY/number");
        return Optional.empty();
    }
}
