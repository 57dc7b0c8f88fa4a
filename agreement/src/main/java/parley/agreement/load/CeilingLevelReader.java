package parley.agreement.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.pack.Ceiling.Side;
import parley.agreement.pack.Ceiling.Zones;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Parameter;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads one level of a ceiling.
 *
 * @param zonesDeclared whether the provision has zones; where they could not be read, that was said once
 */
record CeilingLevelReader(
        Vocabulary vocabulary,
        String provision,
        Names names,
        ConditionReader conditions,
        AmountReader amounts,
        Optional<Zones> zones,
        boolean zonesDeclared,
        FactType fact) {
    private static final Set<String> KEYS =
            Set.of("id", "ref", "per", "in", "where", "atMost", "atLeast", "counted", "addsTo");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");
    private static final Pattern GROUP = Pattern.compile("group\\((.+)\\)");

    Optional<Level> read(YamlNode node, Keys around) {
        Optional<Keys> read = Keys.of(node, around.paragraph(), vocabulary.problems, "a level", KEYS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<Scalar> id = keys.needScalar("id", "its name, such as Z4");
        id.filter(s -> !ID.matcher(s.text()).matches())
                .ifPresent(s -> keys.problem(s, s.describe(), "a name such as Z4 or flank-temporary"));
        Optional<String> ref = keys.needText("ref", "the paragraph that sets the limit");
        List<Per> per = per(keys);
        Optional<String> in = keys.scalar("in", "a zone").flatMap(s -> zone(s, keys));
        String place = provision + "/" + id.map(Scalar::text).orElse("");
        Optional<Condition> where =
                keys.get("where").flatMap(n -> CeilingReader.condition(n, place + "/where", keys, conditions));
        Optional<Side> side = side(node, keys);
        Optional<List<Limit>> limits = side.flatMap(s -> new CeilingLimitReader(vocabulary, amounts, names, per)
                .read(keys.get(s.word()).orElseThrow(), place, keys));
        keys.scalar("counted", "all")
                .filter(s -> !s.text().equals("all"))
                .ifPresent(s -> keys.problem(s, s.describe(), "all"));
        boolean whole = !per.isEmpty() && in.isPresent() == keys.has("in") && where.isPresent() == keys.has("where");
        if (!whole || id.isEmpty() || ref.isEmpty() || limits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Level(
                id.get().text(),
                ref.get(),
                per,
                in,
                where,
                side.get(),
                limits.get(),
                keys.has("counted"),
                keys.text("addsTo")));
    }

    private static Optional<Side> side(YamlNode node, Keys keys) {
        List<Side> sides =
                Arrays.stream(Side.values()).filter(s -> keys.has(s.word())).toList();
        if (sides.size() != 1) {
            keys.problem(
                    node, sides.isEmpty() ? "a level without a limit" : "atMost beside atLeast", "atMost or atLeast");
            return Optional.empty();
        }
        return Optional.of(sides.getFirst());
    }

    private Optional<String> zone(Scalar scalar, Keys keys) {
        if (zones.isEmpty() && zonesDeclared) {
            return Optional.empty();
        }
        if (zones.isEmpty() || !zones.get().words().containsKey(scalar.text())) {
            keys.problem(
                    scalar,
                    "the zone " + scalar.text(),
                    zones.map(z -> Nearest.first(scalar.text(), z.words().keySet()))
                            .orElse("zones: { of: a path, contain: ... } in the provision"));
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private List<Per> per(Keys keys) {
        String expected = "a path or group(a path to a party)";
        Optional<YamlNode> node = keys.need("per", expected);
        List<Scalar> texts = node.map(n -> keys.texts(n, expected)).orElse(List.of());
        List<Per> per = new ArrayList<>();
        texts.forEach(text -> per(text, keys).ifPresent(per::add));
        if (per.size() != texts.size()) {
            return List.of();
        }
        if (!per.isEmpty() && per.stream().noneMatch(Per::obliges)) {
            keys.problem(node.orElseThrow(), per + " without a party", "a party or a group among them, who is obliged");
            return List.of();
        }
        return per;
    }

    private Optional<Per> per(Scalar scalar, Keys keys) {
        Matcher group = GROUP.matcher(scalar.text());
        boolean grouped = group.matches();
        Scalar path = grouped ? new Scalar(scalar.at(), group.group(1), scalar.kind(), scalar.raw()) : scalar;
        Expressions expressions = new Expressions(vocabulary.problems);
        Optional<Path> read = expressions.path(
                path,
                names,
                keys.paragraph(),
                type -> grouped ? type == Simple.PARTY : single(type),
                grouped ? "a party" : "a party, a word, a text or an id");
        Optional<Path> own = read.filter(p -> {
            boolean stated = !fact.derived().containsKey(p.fields().getFirst())
                    && p.root().equals(fact.root());
            if (!stated) {
                keys.problem(scalar, p.toString(), "a stated field of " + fact.name());
            }
            return stated;
        });
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (!grouped) {
            Type type =
                    expressions.type(path, own.get(), names, keys.paragraph()).orElseThrow();
            return Optional.of(new Per.Of(own.get(), type == Simple.PARTY));
        }
        List<String> parameters = vocabulary.parameters.values().stream()
                .filter(p -> p.type() instanceof Type.Groups)
                .map(Parameter::name)
                .toList();
        if (parameters.size() != 1) {
            keys.problem(
                    scalar,
                    parameters.size() + " parameters of type groups",
                    "one parameter that says which party is in which group");
            return Optional.empty();
        }
        return Optional.of(new Per.Group(own.get(), parameters.getFirst()));
    }

    private static boolean single(Type type) {
        return switch (type) {
            case Simple simple -> simple == Simple.PARTY || simple == Simple.TEXT;
            case Type.Words _, Type.AnyId _, Type.IdOf _ -> true;
            case Type.SpanOf _, Type.ListOf _, Type.RowOf _, Type.Groups _, Type.Coded _ -> false;
        };
    }
}
