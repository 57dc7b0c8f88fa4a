package parley.agreement.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Computed;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads the numbers that a provision computes: counts over facts, and expressions over other parameters. One may use
 * those before it and the parameters of the pack, so that none can rest on itself.
 */
final class ComputedReader {
    private final Vocabulary vocabulary;
    private final Keys keys;
    private final String provision;
    private final String subject;
    private final Expressions expressions;
    private final Map<String, Computed> read = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private boolean whole = true;

    ComputedReader(Vocabulary vocabulary, Keys keys, String provision, String subject) {
        this.vocabulary = vocabulary;
        this.keys = keys;
        this.provision = provision;
        this.subject = subject;
        this.expressions = new Expressions(vocabulary.problems);
    }

    /** Whether all of them could be read. */
    boolean isWhole() {
        return whole && broken.isEmpty();
    }

    Map<String, Computed> read() {
        Optional<YamlNode> node = keys.get("parameters");
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                Optional<Computed> one = unused(name, entry.key()).flatMap(_ -> one(name, entry.value()));
                one.ifPresentOrElse(computed -> read.put(name, computed), () -> broken.add(name));
            });
        } else if (node.isPresent()) {
            keys.problem(node.get(), node.get().describe(), "{ count, where } or { expr } by name");
            whole = false;
        }
        return read;
    }

    private Optional<Scalar> unused(String name, Scalar key) {
        if (!FactReader.FIELD.matcher(name).matches()) {
            keys.problem(key, "the parameter \"" + name + "\"", "a name such as units");
            return Optional.empty();
        }
        if (vocabulary.parameters.containsKey(name)) {
            keys.problem(key, "the parameter " + name + ", which the agreement has already", "another name");
            return Optional.empty();
        }
        return Optional.of(key);
    }

    private Optional<Computed> one(String name, YamlNode node) {
        Optional<Keys> keysOf = Keys.of(
                node, keys.paragraph(), vocabulary.problems, "a parameter", Set.of("ref", "count", "where", "expr"));
        if (keysOf.isEmpty()) {
            return Optional.empty();
        }
        Keys one = keysOf.get();
        Optional<String> ref = one.needText("ref", "the paragraph that it renders");
        if (one.has("count") == one.has("expr")) {
            one.problem(node, one.has("expr") ? "count beside expr" : "neither count nor expr", "one of the two");
            return Optional.empty();
        }
        if (one.has("expr")) {
            return number(node, one).flatMap(number -> ref.map(r -> new Computed.Formula(name, r, number)));
        }
        Optional<FactType> fact = one.needScalar("count", "a fact type").flatMap(s -> fact(s, one));
        Optional<Condition.When> where = fact.flatMap(
                type -> one.needScalar("where", "a condition in quotes").flatMap(s -> where(s, name, type, one)));
        return fact.flatMap(type ->
                where.flatMap(when -> ref.map(r -> new Computed.Counted(name, r, type.name(), when))));
    }

    private Optional<FactType> fact(Scalar scalar, Keys one) {
        FactType fact = vocabulary.facts.get(scalar.text());
        if (fact == null) {
            one.problem(
                    scalar, "the fact type " + scalar.text(), Nearest.first(scalar.text(), vocabulary.facts.keySet()));
        } else if (fact.name().equals(subject)) {
            one.problem(scalar, "the type of the subjects", "another fact type; uses are counted by the quota itself");
            return Optional.empty();
        }
        return Optional.ofNullable(fact);
    }

    /** Reads the stated fields of one fact, and those of the subject. */
    private Optional<Condition.When> where(Scalar scalar, String name, FactType fact, Keys one) {
        Names both = Names.of(vocabulary, List.of(fact.name(), subject));
        return expressions
                .condition(scalar, both, one.paragraph())
                .filter(expr -> Paths.in(expr).stream().allMatch(path -> plain(path, scalar, one)))
                .map(expr -> new Condition.When(
                        provision + "/parameters/" + name + "/where", one.paragraph(), scalar.text(), expr));
    }

    private boolean plain(Path path, Scalar scalar, Keys one) {
        boolean total = vocabulary
                .factOfRoot(path.root())
                .map(type -> type.derived().containsKey(path.segments().get(1)))
                .orElse(false);
        if (total || path.segments().size() > 2) {
            one.problem(scalar, path + (total ? ", a total" : ", through an id"), "fields of the fact itself");
            return false;
        }
        return true;
    }

    /** A whole number, {@code param.name} or {@code { expr }}. */
    Optional<Computed.Amount> number(YamlNode node, Keys around) {
        if (node instanceof Scalar scalar && scalar.kind() == YamlNode.Kind.INTEGER) {
            boolean fits = scalar.raw().matches("[0-9]{1,9}");
            if (!fits) {
                around.problem(node, node.describe(), "0 to 999999999");
                return Optional.empty();
            }
            Expr.Slice slice = new Expr.Slice(0, scalar.text().length());
            Value value = new Value.Count(Long.parseLong(scalar.text()));
            return Optional.of(new Computed.Amount(scalar.text(), new Expr.Literal(slice, value)));
        }
        Optional<Scalar> text = node instanceof YamlNode.Mapping mapping
                ? mapping.get("expr").flatMap(n -> around.text(n, "an expression in quotes"))
                : around.text(node, "a whole number, param.name or { expr }");
        return text.flatMap(s -> expressions.value(s, this::resolve, around.paragraph(), Type.Simple.COUNT))
                .map(expr -> new Computed.Amount(text.orElseThrow().text(), expr));
    }

    /** Parameters and nothing else: what is read of facts is counted by name. */
    private Scope.Resolution resolve(Path path) {
        if (!path.root().equals("param") || path.segments().size() != 2) {
            return new Scope.Resolution.Missing(0, "param and the name of a parameter");
        }
        if (read.containsKey(path.last())) {
            return new Scope.Resolution.Found(Type.Simple.COUNT);
        }
        if (broken.contains(path.last())) {
            return new Scope.Resolution.Broken();
        }
        if (vocabulary.parameters.containsKey(path.last()) || read.isEmpty()) {
            return Names.of(vocabulary, Set.of()).resolve(path);
        }
        Set<String> names = new TreeSet<>(read.keySet());
        names.addAll(vocabulary.parameters.keySet());
        return new Scope.Resolution.Missing(1, Nearest.first(path.last(), names));
    }

    /** What a line's number reads of the subject must be told apart by that line. */
    void checkReads(Computed.Amount number, Collection<Path> per, Path obliged, Keys line) {
        Set<Path> reads = new LinkedHashSet<>();
        reads(number.expr(), reads);
        reads.removeAll(per);
        reads.remove(obliged);
        reads.removeIf(path -> !path.root().equals(FactType.rootOf(subject)));
        for (Path path : reads) {
            line.problem(line.mapping(), "a number that reads " + path, "per: with " + path);
            whole = false;
        }
    }

    private void reads(Expr expr, Set<Path> paths) {
        for (Path path : Paths.in(expr)) {
            switch (path.root().equals("param") ? read.get(path.last()) : null) {
                case Computed.Counted counted ->
                    paths.addAll(Paths.in(counted.where().expr()));
                case Computed.Formula formula -> reads(formula.amount().expr(), paths);
                case null -> {}
            }
        }
    }
}
