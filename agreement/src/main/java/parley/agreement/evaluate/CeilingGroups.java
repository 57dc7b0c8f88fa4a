package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * What the rows of one sum have in common, and whom it obliges. A group is what its parameter is bound to on the day
 * judged; a party in no group belongs to none of them.
 *
 * @param known groups that were read already, by parameter
 */
record CeilingGroups(Scene scene, Ceiling rule, Level level, Map<String, Optional<Map<String, Set<Party>>>> known) {
    CeilingGroups(Scene scene, Ceiling rule, Level level) {
        this(scene, rule, level, new HashMap<>());
    }

    /** The parties of each group; empty while nobody has decided the parameter. */
    Optional<Map<String, Set<Party>>> groups(String parameter) {
        return known.computeIfAbsent(parameter, this::bound);
    }

    private Optional<Map<String, Set<Party>>> bound(String parameter) {
        Reading bound = Parameters.read(scene, parameter);
        if (!(bound instanceof Reading.Known(Value.Row(Map<String, Value> rows), List<Source> _))) {
            return Optional.empty();
        }
        Map<String, Set<Party>> groups = new LinkedHashMap<>();
        rows.forEach((name, parties) -> groups.put(name, Account.parties(parties)));
        return Optional.of(groups);
    }

    private Optional<String> groupOf(String parameter, Party party) {
        return groups(parameter)
                .flatMap(groups -> groups.entrySet().stream()
                        .filter(group -> group.getValue().contains(party))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    /** The values of a row, if all of them are known. */
    Optional<List<String>> values(Account account, FactKey row) {
        List<String> values = new ArrayList<>();
        for (Per per : level.per()) {
            if (!(account.path(row, per.path().fields()) instanceof Reading.Known(Value value, List<Source> _))) {
                return Optional.empty();
            }
            Optional<String> one = switch (per) {
                case Per.Of _ -> Optional.of(value.toString());
                case Per.Group(var _, String parameter) ->
                    Account.parties(value).stream().findFirst().flatMap(party -> groupOf(parameter, party));
            };
            if (one.isEmpty()) {
                return Optional.empty();
            }
            values.add(one.get());
        }
        return Optional.of(values);
    }

    /** The one of the values that says who is obliged. */
    Per obliging() {
        return level.per().stream()
                .filter(Per::obliges)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a loaded pack obliges someone: " + level.id()));
    }

    /** The party of a row whose stock it is, as an account has it. */
    Optional<Party> party(Account account, FactKey row) {
        return account.path(row, obliging().path().fields()) instanceof Reading.Known(Value value, List<Source> _)
                ? Account.parties(value).stream().findFirst()
                : Optional.empty();
    }

    /** Who is obliged by the sum of these values: of a group each party. */
    List<Party> obliged(List<String> values) {
        String value = values.get(level.per().indexOf(obliging()));
        return switch (obliging()) {
            case Per.Of _ ->
                scene.record().parties().stream()
                        .filter(party -> party.code().equals(value))
                        .toList();
            case Per.Group(var _, String parameter) -> {
                Set<Party> members = groups(parameter)
                        .map(groups -> groups.getOrDefault(value, Set.of()))
                        .orElse(Set.of());
                yield scene.record().parties().stream()
                        .filter(members::contains)
                        .toList();
            }
        };
    }

    /** That a row has these values; one that is not known it may have. */
    List<Proof> inCommon(Account account, FactKey row, List<String> values) {
        List<Proof> proofs = new ArrayList<>();
        for (int i = 0; i < level.per().size(); i++) {
            Per per = level.per().get(i);
            String value = values.get(i);
            Reading reading = account.path(row, per.path().fields());
            Site site = new Site(
                    rule.id() + "/" + level.id() + "/rows/" + row + "/per/" + i,
                    Optional.empty(),
                    switch (per) {
                        case Per.Of of -> of + " == " + value;
                        case Per.Group group -> group.path() + " in the group " + value;
                    });
            Reading.Known wanted = new Reading.Known(
                    switch (per) {
                        case Per.Of _ -> new Value.Text(value);
                        case Per.Group(var _, String parameter) ->
                            new Value.Items(groups(parameter).orElse(Map.of()).getOrDefault(value, Set.of()).stream()
                                    .<Value>map(Value.PartyCode::new)
                                    .toList());
                    },
                    List.of());
            proofs.add(new Proof.Compared(site, has(reading, wanted), reading, wanted));
        }
        return proofs;
    }

    private static Truth has(Reading reading, Reading.Known wanted) {
        return switch (reading) {
            case Reading.Known(Value value, List<Source> _) ->
                Truth.of(
                        wanted.value() instanceof Value.Items(List<Value> items)
                                ? items.contains(value)
                                : wanted.value().toString().equals(value.toString()));
            case Reading.None _ -> Truth.FALSE;
            case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Truth.UNKNOWN;
        };
    }
}
