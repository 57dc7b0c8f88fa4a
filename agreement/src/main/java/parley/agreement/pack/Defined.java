package parley.agreement.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.Nomenclature.Name;
import parley.agreement.value.Type;

/**
 * What a pack defines that people need a name for, and which of it has one.
 *
 * @param facts fact types by name
 * @param fields of each fact type: its fields, its totals, and {@code id} where it has one
 * @param words of each enumeration, by the own names of the fields in which it stands
 * @param provisions ids, each followed by its steps or levels
 * @param parameters by name
 */
public record Defined(
        Set<String> facts,
        Map<String, Set<String>> fields,
        Map<String, Set<String>> words,
        Set<String> provisions,
        Set<String> parameters) {

    /** Of a whole pack. */
    public static Defined in(Pack pack) {
        return of(
                pack.facts().values(),
                pack.formats().values(),
                pack.provisions().values(),
                pack.parameters().values());
    }

    /** Of the parts of a pack, while it is loaded. */
    public static Defined of(
            Iterable<FactType> types,
            Iterable<Format> formats,
            Iterable<Provision> provisions,
            Iterable<Parameter> parameters) {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        Map<String, Set<String>> words = new LinkedHashMap<>();
        types.forEach(type -> {
            fields.put(type.name(), columns(type));
            type.fields().values().forEach(field -> collect(field.name(), field.type(), words));
        });
        formats.forEach(
                format -> format.fields().values().forEach(field -> collect(field.name(), field.type(), words)));
        Set<String> open = new LinkedHashSet<>();
        parameters.forEach(parameter -> {
            open.add(parameter.name());
            collect(parameter.name(), parameter.type(), words);
        });
        Set<String> rules = new LinkedHashSet<>();
        provisions.forEach(provision -> {
            rules.add(provision.id());
            parts(provision).forEach(part -> rules.add(provision.id() + "." + part));
        });
        return new Defined(fields.keySet(), fields, words, rules, open);
    }

    private static Set<String> columns(FactType type) {
        Set<String> columns = new LinkedHashSet<>();
        if (type.identified()) {
            columns.add("id");
        }
        columns.addAll(type.fields().keySet());
        columns.addAll(type.derived().keySet());
        return columns;
    }

    private static void collect(String field, Type type, Map<String, Set<String>> words) {
        switch (type) {
            case Type.Words list ->
                words.computeIfAbsent(field, _ -> new LinkedHashSet<>()).addAll(list.words());
            case Type.ListOf(var item) -> collect(field, item, words);
            case Type.Simple _,
                    Type.SpanOf _,
                    Type.AnyId _,
                    Type.IdOf _,
                    Type.RowOf _,
                    Type.Groups _,
                    Type.Coded _ -> {}
        }
    }

    private static Stream<String> parts(Provision provision) {
        return switch (provision) {
            case Exchange exchange -> exchange.steps().stream().map(Exchange.Step::id);
            case Limit limit -> limit.limits().stream().map(Limit.Bound::id);
            case Quota quota -> quota.lines().stream().map(Quota.Line::id);
            case Ceiling ceiling -> ceiling.levels().stream().map(Ceiling.Level::id);
            case Notify _, Report _, Refrain _, Adoption _, Declare _ -> Stream.of();
        };
    }

    /** All of it, as a check prints it: {@code fact Activity}, {@code field Activity.start}, {@code word landing}. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        facts.forEach(fact -> all.add("fact " + fact));
        fields.forEach((fact, names) -> names.forEach(field -> all.add("field " + fact + "." + field)));
        words.values().stream().flatMap(Set::stream).distinct().forEach(word -> all.add("word " + word));
        provisions.forEach(rule -> all.add("provision " + rule));
        parameters.forEach(parameter -> all.add("parameter " + parameter));
        return all;
    }

    /** What of it lacks a name; a word has one if it has one in every field in which it stands. */
    public List<String> unnamed(Nomenclature names) {
        List<String> unnamed = new ArrayList<>();
        facts.stream().filter(fact -> names.fact(fact).isEmpty()).forEach(fact -> unnamed.add("fact " + fact));
        fields.forEach((fact, all) -> all.stream()
                .filter(field -> names.field(fact, field).isEmpty())
                .forEach(field -> unnamed.add("field " + fact + "." + field)));
        Set<String> nameless = new LinkedHashSet<>();
        words.forEach((field, all) ->
                all.stream().filter(word -> names.word(field, word).isEmpty()).forEach(nameless::add));
        nameless.forEach(word -> unnamed.add("word " + word));
        provisions.stream()
                .filter(rule -> names.provision(rule).isEmpty())
                .forEach(rule -> unnamed.add("provision " + rule));
        parameters.stream()
                .filter(parameter -> names.parameter(parameter).isEmpty())
                .forEach(parameter -> unnamed.add("parameter " + parameter));
        return unnamed;
    }

    /**
     * What the last step of a path is called: of {@code contingent.activity.hosts} the field {@code hosts} of an activity;
     * of a path that is only a fact's root, the fact. Empty where it leads elsewhere, or has no name.
     */
    static Optional<Name> called(Pack pack, Path path) {
        if (path.root().equals("param")) {
            return path.segments().size() == 2 ? pack.names().parameter(path.last()) : Optional.empty();
        }
        Optional<FactType> fact = holder(pack, path);
        return path.fields().isEmpty()
                ? fact.flatMap(type -> pack.names().fact(type.name()))
                : fact.flatMap(type -> pack.names().field(type.name(), path.last()));
    }

    /** The fact type that the last step of a path is a field of, or that a path that is only a root reads. */
    static Optional<FactType> holder(Pack pack, Path path) {
        Optional<FactType> fact = pack.facts().values().stream()
                .filter(type -> type.isRoot(path.root()))
                .findFirst();
        for (String step : path.fields().subList(0, Math.max(0, path.fields().size() - 1))) {
            fact = fact.flatMap(type -> Optional.ofNullable(type.fields().get(step)))
                    .flatMap(field ->
                            field.type() instanceof Type.IdOf(String next) ? pack.fact(next) : Optional.empty());
        }
        return fact;
    }
}
