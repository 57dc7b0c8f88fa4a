package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.expr.Path;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Area;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.value.Type;
import parley.agreement.yaml.Nearest;

/**
 * The names that a condition may read: facts by their roots, entries by theirs, parameters, and areas. Steps through ids to
 * the facts they name.
 */
final class Names implements Scope {
    private final Vocabulary vocabulary;
    private final Map<String, Root> roots = new LinkedHashMap<>();

    private Names(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private sealed interface Root {
        record OfFact(String fact) implements Root {}

        record OfEntry(String format) implements Root {}
    }

    /** Parameters, and facts of these types. */
    static Names of(Vocabulary vocabulary, Iterable<String> facts) {
        Names names = new Names(vocabulary);
        facts.forEach(fact -> names.roots.put(FactType.rootOf(fact), new Root.OfFact(fact)));
        return names;
    }

    /** The same names, and the fields of an entry in a format under another. */
    Names with(String root, String format) {
        Names names = new Names(vocabulary);
        names.roots.putAll(roots);
        names.roots.put(root, new Root.OfEntry(format));
        return names;
    }

    /** The same names, and the fields of a fact under another root than its own. */
    Names withFact(String root, String fact) {
        Names names = new Names(vocabulary);
        names.roots.putAll(roots);
        names.roots.put(root, new Root.OfFact(fact));
        return names;
    }

    boolean hasRoot(String root) {
        return roots.containsKey(root);
    }

    @Override
    public Resolution resolve(Path path) {
        if (path.root().equals("param")) {
            return parameter(path);
        }
        Root root = roots.get(path.root());
        Area area = vocabulary.areas.get(path.root());
        if (root == null && area != null) {
            return further(area.place().shape().type(), path, 1);
        }
        if (root == null && vocabulary.isBroken("area " + path.root())) {
            return new Resolution.Broken();
        }
        if (root == null) {
            Set<String> expected = new TreeSet<>(roots.keySet());
            if (!vocabulary.parameters.isEmpty()) {
                expected.add("param");
            }
            expected.addAll(vocabulary.areas.keySet());
            return new Resolution.Missing(0, Nearest.first(path.root(), expected));
        }
        return switch (root) {
            case Root.OfFact(var fact) -> fact(fact, path, 1);
            case Root.OfEntry(var format) -> entry(format, path);
        };
    }

    @Override
    public boolean notified(Path path) {
        Root root = roots.get(path.root());
        FactType fact = root instanceof Root.OfFact(String name) ? vocabulary.facts.get(name) : null;
        for (int i = 1; fact != null && i < path.segments().size(); i++) {
            FactType.Field field = fact.fields().get(path.segments().get(i));
            if (field == null) {
                return false;
            }
            if (i == path.segments().size() - 1) {
                return !field.notifiedBy().isEmpty();
            }
            fact = field.type() instanceof Type.IdOf(String next) ? vocabulary.facts.get(next) : null;
        }
        return false;
    }

    private Resolution parameter(Path path) {
        if (path.segments().size() != 2) {
            return new Resolution.Missing(0, "param and the name of a parameter");
        }
        if (vocabulary.isBroken("parameter " + path.last())) {
            return new Resolution.Broken();
        }
        var parameter = vocabulary.parameters.get(path.last());
        if (parameter == null && vocabulary.parameters.isEmpty()) {
            return new Resolution.Missing(1, "a parameter, of which this agreement has none");
        }
        return parameter == null
                ? new Resolution.Missing(1, Nearest.first(path.last(), vocabulary.parameters.keySet()))
                : new Resolution.Found(parameter.type());
    }

    private Resolution entry(String name, Path path) {
        Format format = vocabulary.formats.get(name);
        if (format == null) {
            return new Resolution.Broken();
        }
        if (path.segments().size() == 1) {
            return new Resolution.Missing(
                    0, "a field of it: " + String.join(", ", format.fields().keySet()));
        }
        String field = path.segments().get(1);
        if (vocabulary.isBroken("format " + name + "." + field)) {
            return new Resolution.Broken();
        }
        Format.FormField declared = format.fields().get(field);
        return declared == null
                ? new Resolution.Missing(1, Nearest.first(field, format.fields().keySet()))
                : further(declared.type(), path, 2);
    }

    /** Follows a path from a fact; the segment is the next to be looked up. */
    private Resolution fact(String name, Path path, int segment) {
        FactType fact = vocabulary.facts.get(name);
        if (fact == null) {
            return new Resolution.Broken();
        }
        Set<String> expected = new TreeSet<>(fact.fields().keySet());
        expected.addAll(fact.derived().keySet());
        if (fact.identified()) {
            expected.add("id");
        }
        if (segment == path.segments().size()) {
            return new Resolution.Missing(segment - 1, "a field of it: " + String.join(", ", expected));
        }
        String field = path.segments().get(segment);
        if (vocabulary.isBroken(name + "." + field)) {
            return new Resolution.Broken();
        }
        if (field.equals("id") && fact.identified()) {
            return further(new Type.IdOf(name), path, segment + 1);
        }
        if (fact.fields().containsKey(field)) {
            return further(fact.fields().get(field).type(), path, segment + 1);
        }
        if (fact.derived().containsKey(field)) {
            return further(fact.derived().get(field).type(), path, segment + 1);
        }
        return new Resolution.Missing(segment, Nearest.first(field, expected));
    }

    private Resolution further(Type type, Path path, int segment) {
        if (segment == path.segments().size()) {
            return new Resolution.Found(type);
        }
        return type instanceof Type.IdOf(var fact)
                ? fact(fact, path, segment)
                : new Resolution.Missing(segment, "nothing; " + type.described() + " has no fields");
    }
}
