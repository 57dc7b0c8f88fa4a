package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Term;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;

/** Reads {@code terms}. A term is about one fact type: the one that its own conditions, or the terms it names, read. */
record TermReader(Vocabulary vocabulary) {

    void read(YamlNode node, Keys keys) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            keys.problem(node, node.describe(), "conditions by the names of terms");
            return;
        }
        Map<String, Condition> conditions = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            if (!FormReader.NAME.matcher(name).matches()) {
                keys.problem(entry.key(), "the term \"" + name + "\"", "a name such as above-40k");
            }
            ConditionReader.ofTerms(vocabulary)
                    .read(entry.value(), "terms." + name, Optional.empty())
                    .ifPresentOrElse(c -> conditions.put(name, c), () -> vocabulary.breaks("term " + name));
        });
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        conditions.forEach((name, condition) -> {
            Set<String> used = new LinkedHashSet<>();
            terms(condition, used);
            uses.put(name, used);
        });
        conditions.forEach((name, condition) -> {
            Optional<String> fact = fact(name, uses, conditions, mapping, keys);
            fact.ifPresentOrElse(
                    f -> vocabulary.terms.put(name, new Term(name, f, condition)),
                    () -> vocabulary.breaks("term " + name));
        });
    }

    private Optional<String> fact(
            String name,
            Map<String, Set<String>> uses,
            Map<String, Condition> conditions,
            YamlNode.Mapping mapping,
            Keys keys) {
        YamlNode at = mapping.get(name).orElse(mapping);
        var cycle = Cycles.through(name, uses);
        if (cycle.isPresent()) {
            Cycles.firstThrough(name, uses).ifPresent(way -> {
                String found = "a circle of terms " + String.join(" -> ", way);
                keys.problem(at, found, "terms that rest on others only");
            });
            return Optional.empty();
        }
        Set<String> reached = new LinkedHashSet<>(Set.of(name));
        Set<String> facts = new LinkedHashSet<>();
        boolean fine = reach(name, uses, conditions, reached, facts, at, keys);
        if (fine && facts.size() != 1) {
            keys.problem(
                    at, "a term that reads " + (facts.isEmpty() ? "no fact" : facts), "conditions on one fact type");
        }
        return fine && facts.size() == 1 ? facts.stream().findFirst() : Optional.empty();
    }

    /** Gathers the fact types that a term reads, itself and through others. */
    private boolean reach(
            String name,
            Map<String, Set<String>> uses,
            Map<String, Condition> conditions,
            Set<String> reached,
            Set<String> facts,
            YamlNode at,
            Keys keys) {
        Condition condition = conditions.get(name);
        if (condition == null) {
            if (!vocabulary.isBroken("term " + name)) {
                keys.problem(at, "the term " + name, Nearest.first(name, conditions.keySet()));
            }
            return false;
        }
        facts(condition, facts);
        boolean fine = true;
        for (String used : uses.getOrDefault(name, Set.of())) {
            fine &= !reached.add(used) || reach(used, uses, conditions, reached, facts, at, keys);
        }
        return fine;
    }

    private static void terms(Condition condition, Set<String> terms) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> terms(c, terms));
            case Condition.Any any -> any.of().forEach(c -> terms(c, terms));
            case Condition.Not not -> terms(not.of(), terms);
            case Condition.Named named -> terms.add(named.term());
            case Condition.When _, Condition.Window _ -> {}
        }
    }

    private void facts(Condition condition, Set<String> facts) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> facts(c, facts));
            case Condition.Any any -> any.of().forEach(c -> facts(c, facts));
            case Condition.Not not -> facts(not.of(), facts);
            case Condition.When when -> facts(when.expr(), facts);
            case Condition.Named _, Condition.Window _ -> {}
        }
    }

    private void facts(Expr expr, Set<String> facts) {
        switch (expr) {
            case Expr.Read(var slice, var path) -> root(path, facts);
            case Expr.Has(var slice, var path) -> root(path, facts);
            case Expr.Not not -> facts(not.of(), facts);
            case Expr.Negate negate -> facts(negate.of(), facts);
            case Expr.Binary binary -> {
                facts(binary.left(), facts);
                facts(binary.right(), facts);
            }
            case Expr.ListOf list -> list.items().forEach(item -> facts(item, facts));
            case Expr.Call call -> call.arguments().forEach(argument -> facts(argument, facts));
            case Expr.Literal _ -> {}
        }
    }

    private void root(Path path, Set<String> facts) {
        vocabulary.factOfRoot(path.root()).map(FactType::name).ifPresent(facts::add);
    }
}
