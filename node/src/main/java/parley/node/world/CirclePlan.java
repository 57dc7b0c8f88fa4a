package parley.node.world;

import static java.util.Comparator.comparing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.agreement.pack.StoryFile;
import parley.agreement.value.Data;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;

/**
 * What one circle of a world is made of. Immutable.
 *
 * @param name of the circle, which its charter says; the same names give the same keys
 * @param parties who is bound by its packs; at least two
 * @param witnesses who mirrors all of its logs and owes nothing
 * @param roles which member fills which role of the charter
 * @param packs its agreements; the formats of different ones have different names
 * @param parameters what the charter binds, by agreement, of the parameters that it leaves open
 * @param time whose word fixes times
 */
public record CirclePlan(
        String name,
        List<Party> parties,
        List<Party> witnesses,
        Map<String, Party> roles,
        List<Pack> packs,
        SortedMap<String, Map<String, Data>> parameters,
        TimeQuorum time) {
    public CirclePlan {
        parties = parties.stream().sorted().distinct().toList();
        witnesses = witnesses.stream().sorted().distinct().toList();
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
        packs = packs.stream().sorted(comparing(Pack::agreement)).toList();
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** A circle as a story tells it. */
    static CirclePlan of(StoryFile.Circle told) {
        SortedMap<String, Map<String, Data>> parameters = new TreeMap<>();
        told.parts()
                .forEach(part ->
                        parameters.put(part.pack().agreement(), part.scenario().parameters()));
        SortedMap<String, Party> roles = new TreeMap<>();
        told.roles().forEach((role, party) -> roles.put(role, new Party(party.code())));
        return new CirclePlan(
                told.title(),
                codes(told.parties()),
                codes(told.witnesses()),
                roles,
                told.parts().stream().map(StoryFile.Part::pack).toList(),
                parameters,
                told.timekeeper()
                        .<TimeQuorum>map(witness -> new TimeQuorum.Alone(new Party(witness.code())))
                        .orElseGet(TimeQuorum.Majority::new));
    }

    private static List<Party> codes(List<parley.agreement.value.Party> parties) {
        return parties.stream().map(party -> new Party(party.code())).toList();
    }

    /** Everybody who is in it, in the order of their codes. */
    public List<Party> members() {
        return Stream.concat(parties.stream(), witnesses.stream()).sorted().toList();
    }
}
