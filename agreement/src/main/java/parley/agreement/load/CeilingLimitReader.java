package parley.agreement.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.format.TypedReader;
import parley.agreement.pack.Ceiling.Amount;
import parley.agreement.pack.Ceiling.Bound;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.pack.Ceiling.Start;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.time.Rounding;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlData;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads the limits of a level: one for all days, or a list of limits that hold from their days.
 *
 * @param per what the rows of one sum have in common
 */
record CeilingLimitReader(Vocabulary vocabulary, AmountReader amounts, Names names, List<Per> per) {
    private static final Set<String> BOUND = Set.of("expr", "by", "table");
    private static final Set<String> DATED = Set.of("ref", "from", "value", "expr", "by", "table");
    private static final int MONTHS = 1200;

    Optional<List<Limit>> read(YamlNode node, String place, Keys level) {
        String ref = level.paragraph().orElse("");
        if (!(node instanceof YamlNode.Sequence(var at, var items))) {
            return bound(node, level)
                    .map(bound -> List.of(new Limit(place + "/limits/0", ref, new Start.Always(), bound)));
        }
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String id = place + "/limits/" + i;
            Keys.of(items.get(i), level.paragraph(), vocabulary.problems, "a dated limit", DATED)
                    .flatMap(keys -> dated(keys, id))
                    .ifPresent(limits::add);
        }
        if (items.isEmpty()) {
            level.problem(node, "an empty list", "limits { ref, from, value }");
        }
        for (int i = 1; i < limits.size(); i++) {
            inOrder(limits.get(i - 1), limits.get(i), items.get(i), level);
        }
        return limits.size() == items.size() && !items.isEmpty() ? Optional.of(limits) : Optional.empty();
    }

    private Optional<Limit> dated(Keys keys, String id) {
        Optional<Start> from =
                keys.need("from", "a date, or { after, months, rounding }").flatMap(n -> start(n, keys));
        Optional<Bound> bound = keys.has("value")
                ? keys.get("value").flatMap(n -> amounts.bound(n, keys)).map(Bound.Fixed::new)
                : bound(keys);
        if (keys.has("value") && (keys.has("expr") || keys.has("table"))) {
            keys.problem(keys.mapping(), "value beside another bound", "one of value, expr and table");
        }
        return from.flatMap(f -> bound.map(b -> new Limit(id, keys.paragraph().orElse(""), f, b)));
    }

    private Optional<Bound> bound(YamlNode node, Keys level) {
        return node instanceof YamlNode.Mapping
                ? Keys.of(node, level.paragraph(), vocabulary.problems, "a bound", BOUND)
                        .flatMap(this::bound)
                : amounts.bound(node, level).map(Bound.Fixed::new);
    }

    private Optional<Bound> bound(Keys keys) {
        if (keys.has("expr") == keys.has("table")) {
            keys.problem(keys.mapping(), "a bound without its number", "one of expr, or by and table");
            return Optional.empty();
        }
        return keys.has("expr")
                ? keys.get("expr").flatMap(n -> amounts.bound(n, keys)).map(Bound.Fixed::new)
                : table(keys);
    }

    /** {@code by: group(holding.party), table: { east: 20000, west: 18000 }}. */
    private Optional<Bound> table(Keys keys) {
        List<String> known = per.stream().map(Per::toString).toList();
        Optional<Scalar> by = keys.needScalar("by", "one of " + known);
        by.filter(s -> !known.contains(s.text()))
                .ifPresent(s -> keys.problem(s, s.describe(), Nearest.first(s.text(), known)));
        if (by.isEmpty() || !known.contains(by.get().text())) {
            return Optional.empty();
        }
        int index = known.indexOf(by.get().text());
        if (!(keys.get("table").orElseThrow() instanceof YamlNode.Mapping mapping)) {
            keys.problem(keys.get("table").orElseThrow(), "a table in another form", "a bound for each value");
            return Optional.empty();
        }
        Map<String, Amount> table = new LinkedHashMap<>();
        mapping.entries()
                .forEach((value, entry) -> amounts.bound(entry.value(), keys).ifPresent(a -> table.put(value, a)));
        boolean whole =
                table.size() == mapping.entries().size() && everyWord(per.get(index), table.keySet(), mapping, keys);
        return whole ? Optional.of(new Bound.Table(index, table)) : Optional.empty();
    }

    /** A table by words has a row for every word, and no other; the groups of a charter are not known here. */
    private boolean everyWord(Per of, Set<String> rows, YamlNode at, Keys keys) {
        if (of instanceof Per.Of(Path path, boolean party)
                && names.resolve(path) instanceof parley.agreement.expr.Scope.Resolution.Found(var type)
                && !(type instanceof Type.Words words && rows.equals(Set.copyOf(words.words())))) {
            keys.problem(
                    at, "bounds for " + rows, party ? "groups; no party stands in a pack" : "a bound for each word");
            return false;
        }
        return true;
    }

    private Optional<Start> start(YamlNode node, Keys around) {
        if (node instanceof YamlNode.Mapping) {
            return Keys.of(
                            node,
                            around.paragraph(),
                            vocabulary.problems,
                            "a day counted in months",
                            Set.of("after", "months", "rounding"))
                    .flatMap(this::after);
        }
        if (TypedReader.scalar(Simple.DAY, YamlData.of(node))
                instanceof TypedReader.Result.Read(Value.Day(LocalDate day))) {
            return Optional.of(new Start.On(day));
        }
        around.problem(node, node.describe(), "a date such as 2026-03-01, or { after, months, rounding }");
        return Optional.empty();
    }

    private Optional<Start> after(Keys keys) {
        Optional<Scalar> scalar = keys.needScalar("after", "a date that one fact states, such as agreement.inForce");
        Optional<Integer> months = keys.need("months", "how many").flatMap(n -> months(n, keys));
        Optional<Rounding> rounding = keys.needScalar(
                        "rounding", "where the month is too short: down, its last day, or up, the next first")
                .flatMap(s -> keys.choice(s, List.of(Rounding.values()), Rounding::word));
        return scalar.flatMap(s -> anchor(s, keys))
                .flatMap(a ->
                        months.flatMap(m -> rounding.map(r -> new Start.After(a.path(), a.fact(), a.role(), m, r))));
    }

    private record Anchor(Path path, String fact, String role) {}

    /** A fact that stands alone: its only key is a party, under the name of a role that the charter fills. */
    private Optional<Anchor> anchor(Scalar scalar, Keys keys) {
        Optional<Path> path = new Expressions(vocabulary.problems).path(scalar, keys.paragraph());
        Optional<FactType> fact = path.flatMap(p -> vocabulary.factOfRoot(p.root()));
        String expected = "a date of a fact whose only key is a party, named like a role that the charter fills";
        if (path.isEmpty()) {
            return Optional.empty();
        }
        List<String> key = fact.map(FactType::key).orElse(List.of());
        boolean alone = key.size() == 1
                && isOf(fact, key.getFirst(), Simple.PARTY)
                && vocabulary.roles.get(key.getFirst()) == RoleSource.CHARTER;
        boolean date = alone
                && path.get().segments().size() == 2
                && isOf(fact, path.get().last(), Simple.DAY);
        if (!date) {
            keys.problem(scalar, path.get().toString(), expected);
            return Optional.empty();
        }
        return Optional.of(new Anchor(path.get(), fact.orElseThrow().name(), key.getFirst()));
    }

    private static boolean isOf(Optional<FactType> fact, String field, Simple type) {
        return fact.flatMap(f -> Optional.ofNullable(f.fields().get(field)))
                .filter(f -> f.type() == type)
                .isPresent();
    }

    private static Optional<Integer> months(YamlNode node, Keys keys) {
        if (node instanceof Scalar scalar && scalar.raw().matches("0|[1-9][0-9]{0,3}")) {
            int months = Integer.parseInt(scalar.raw());
            if (months <= MONTHS) {
                return Optional.of(months);
            }
        }
        keys.problem(node, node.describe(), "a number of months from 0 to " + MONTHS);
        return Optional.empty();
    }

    /** Each limit begins after the one before it, as far as that can be told. */
    private static void inOrder(Limit before, Limit limit, YamlNode at, Keys keys) {
        boolean later = switch (limit.from()) {
            case Start.On(LocalDate day) -> !(before.from() instanceof Start.On(LocalDate first)) || day.isAfter(first);
            case Start.After after ->
                !(before.from() instanceof Start.After first)
                        || !after.path().equals(first.path())
                        || after.months() > first.months();
            case Start.Always _ -> true;
        };
        if (!later) {
            keys.problem(
                    at, "a limit that begins no later than the one before it", "limits in the order of their days");
        }
    }
}
