package parley.node.world;

import static java.util.Comparator.comparing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
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

    /** Everybody who is in it, in the order of their codes. */
    public List<Party> members() {
        return Stream.concat(parties.stream(), witnesses.stream()).sorted().toList();
    }
}
