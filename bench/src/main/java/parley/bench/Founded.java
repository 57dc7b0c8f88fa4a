package parley.bench;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Address;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;

/** A circle to be measured: a charter that all have signed. Its keys come from the codes, so nothing in it is secret. */
record Founded(SignedCharter charter, SortedMap<Party, MemberKeys> keys) {
    /** The charter holds from here on; any instant in the past will do. */
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static final long BYTES_PER_DAY = 1L << 40;

    Founded {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /** Founds the only circle of some parties. */
    static Founded circle(SortedMap<Party, Integer> ports, List<Pack> packs) {
        return circle("bench", ports, packs);
    }

    /**
     * Founds one of the circles of some parties: they have a TLS key in common, and all others apart.
     *
     * @param name of the circle
     * @param ports on which each party listens on this machine
     */
    static Founded circle(String name, SortedMap<Party, Integer> ports, List<Pack> packs) {
        SortedMap<Party, MemberKeys> keys = new TreeMap<>();
        ports.keySet().forEach(party -> keys.put(party, keys(name, party)));
        Charter charter = new Charter(
                name,
                FROM,
                true,
                keys.entrySet().stream()
                        .map(member -> member.getValue()
                                .member(
                                        member.getKey(),
                                        Kind.PARTY,
                                        List.of(new Address("127.0.0.1", requireNonNull(ports.get(member.getKey()))))))
                        .toList(),
                new TreeMap<>(Map.of("chair", ports.firstKey())),
                packs.stream()
                        .map(pack -> new parley.ledger.charter.Pack(
                                pack.agreement(), pack.version(), Hash.hex(pack.sha256())))
                        .toList(),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                BYTES_PER_DAY);
        SignedCharter signed = SignedCharter.draft(charter);
        for (Map.Entry<Party, MemberKeys> member : keys.entrySet()) {
            signed = signed.sign(member.getKey(), member.getValue().identity());
        }
        return new Founded(signed, keys);
    }

    private static MemberKeys keys(String circle, Party party) {
        MemberKeys apart = MemberKeys.ofSeed(circle + " " + party);
        return new MemberKeys(
                apart.identity(),
                apart.log(),
                apart.mirror(),
                MemberKeys.ofSeed("bench " + party).tls());
    }

    MemberKeys keysOf(Party party) {
        return requireNonNull(keys.get(party), () -> party + " is no member");
    }
}
