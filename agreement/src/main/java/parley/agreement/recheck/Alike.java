package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** What the rows of one sum have in common, found from the name of the sum, and whom it obliges. */
final class Alike {
    private final Case given;
    private final Ceiling rule;
    private final Level level;
    private final Faults faults;

    Alike(Case given, Ceiling rule, Level level, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.level = level;
        this.faults = faults;
    }

    /** The values of the sum; empty if its name does not fit the rows, or if it does not oblige the debtor. */
    Optional<List<String>> values() {
        List<Set<String>> candidates = new ArrayList<>();
        for (int i = 0; i < level.per().size(); i++) {
            candidates.add(candidates(i));
        }
        return combinations(candidates).stream()
                .filter(values -> given.finding().subject().equals(Optional.of(String.join("/", values))))
                .filter(this::obliges)
                .findFirst();
    }

    private Set<String> candidates(int per) {
        return switch (level.per().get(per)) {
            case Per.Group(var _, String parameter) -> groups(parameter).keySet();
            case Per.Of _ -> {
                Set<String> said = new LinkedHashSet<>();
                given.finding().proof().because().stream()
                        .flatMap(days -> days.because().stream())
                        .flatMap(row -> row.because().stream().limit(1))
                        .flatMap(all -> all.because().stream().skip(per).limit(1))
                        .forEach(part -> {
                            if (part instanceof Proof.Compared common) {
                                Ordering.known(common.right()).ifPresent(value -> said.add(value.toString()));
                            }
                        });
                yield said;
            }
        };
    }

    private static List<List<String>> combinations(List<Set<String>> candidates) {
        List<List<String>> all = List.of(List.of());
        for (Set<String> values : candidates) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> begun : all) {
                for (String value : values) {
                    List<String> one = new ArrayList<>(begun);
                    one.add(value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    private boolean obliges(List<String> values) {
        String debtor = given.finding().debtor().code();
        for (int i = 0; i < values.size(); i++) {
            Per per = level.per().get(i);
            if (per.obliges()) {
                return switch (per) {
                    case Per.Of _ -> values.get(i).equals(debtor);
                    case Per.Group(var _, String parameter) ->
                        groups(parameter).getOrDefault(values.get(i), List.of()).contains(debtor);
                };
            }
        }
        return false;
    }

    /** The parties of each group on the day judged. */
    Map<String, List<String>> groups(String parameter) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        if (given.record().parameters().get(parameter) instanceof Data.Members(Map<String, Data> bound)) {
            bound.forEach((name, parties) -> groups.put(
                    name,
                    parties instanceof Data.Items(List<Data> items)
                            ? items.stream()
                                    .map(item -> item instanceof Data.Text(String code) ? code : "")
                                    .toList()
                            : List.of()));
        } else if (Optional.ofNullable(given.pack().parameters().get(parameter))
                        .flatMap(open -> open.bound().on(given.today()))
                        .orElse(null)
                instanceof Value.Row(Map<String, Value> bound)) {
            bound.forEach((name, parties) -> groups.put(
                    name,
                    parties instanceof Value.Items(List<Value> items)
                            ? items.stream().map(Value::toString).toList()
                            : List.of(parties.toString())));
        }
        return groups;
    }

    /** What a row of the sum can say: its value, or a party of its group. */
    List<String> wanted(int at, String value) {
        return switch (level.per().get(at)) {
            case Per.Of _ -> List.of(value);
            case Per.Group(var _, String parameter) -> groups(parameter).getOrDefault(value, List.of());
        };
    }

    /** Checks that a row has a value of the sum, or may have it. */
    Truth common(int at, String value, String row, Proof node) {
        Per per = level.per().get(at);
        Shape.site(node, rule.id() + "/" + level.id() + "/rows/" + row + "/per/" + at, Optional.empty(), faults);
        if (!(node instanceof Proof.Compared compared)) {
            faults.add(node, "does not compare " + per);
            return Truth.UNKNOWN;
        }
        new Expressions(given, faults, per.toString()).path(per.path(), compared.left(), node);
        List<String> wanted = wanted(at, value);
        Value right = switch (per) {
            case Per.Of _ -> new Value.Text(value);
            case Per.Group _ ->
                new Value.Items(wanted.stream()
                        .<Value>map(code -> new Value.PartyCode(new Party(code)))
                        .toList());
        };
        faults.same(node, "what the rows have in common", Ordering.known(compared.right()), Optional.of(right));
        faults.same(
                node,
                "the text",
                node.site().text(),
                per instanceof Per.Group ? per.path() + " in the group " + value : per + " == " + value);
        Truth follows = switch (compared.left()) {
            case Reading.Known known -> Truth.of(wanted.contains(known.value().toString()));
            case Reading.None _ -> Truth.FALSE;
            case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Truth.UNKNOWN;
        };
        faults.same(node, "the truth", node.outcome(), follows.name());
        return follows;
    }
}
