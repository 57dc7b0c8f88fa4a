package parley.cli.found;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Member;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;
import parley.ledger.json.Json;

/**
 * What a charter is drafted from, beside its members.
 *
 * @param name what people call the circle
 * @param from when it holds from; cut to the second
 * @param roles who fills which role of an agreement
 * @param parameters what parameters are bound to, by agreement
 */
public record CharterDraft(
        String name,
        Instant from,
        boolean drill,
        Map<String, Party> roles,
        List<Pack> packs,
        Map<String, Json.Members> parameters,
        TimeQuorum time) {
    /** 64 MiB a day: a thousand full entries and all that goes with them. */
    private static final long BYTES_PER_DAY = 64L << 20;

    public CharterDraft {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        roles = Map.copyOf(roles);
        packs = List.copyOf(packs);
        parameters = Map.copyOf(parameters);
    }

    /** The charter of these members, in whatever order they come. */
    public Charter of(Collection<Member> members) {
        return new Charter(
                name,
                from,
                drill,
                members.stream().sorted(comparing(Member::code)).toList(),
                new TreeMap<>(roles),
                packs.stream()
                        .map(pack -> new parley.ledger.charter.Pack(
                                pack.agreement(), pack.version(), Hash.hex(pack.sha256())))
                        .sorted(comparing(parley.ledger.charter.Pack::agreement))
                        .toList(),
                new TreeMap<>(parameters),
                time,
                BYTES_PER_DAY);
    }
}
