package parley.node.world;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.MemberKeys;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Party;

/**
 * The keys of everybody in a world, which follow from its names: each node has one TLS key, and keys of its own in each
 * circle, so that a word in one cannot be taken for a word in another. Immutable.
 */
final class WorldKeys {
    private final Map<Seat, MemberKeys> keys;

    private WorldKeys(Map<Seat, MemberKeys> keys) {
        this.keys = keys;
    }

    private record Seat(String circle, Party member) {}

    /** Deriving keys is what costs most in a founding, so it is done once and side by side. */
    static WorldKeys of(WorldPlan plan) {
        Map<Party, PrivateKey> tls = plan.members().parallelStream()
                .collect(
                        Collectors.toConcurrentMap(member -> member, member -> key(plan.name() + "/" + member, "tls")));
        List<Seat> seats = plan.circles().stream()
                .flatMap(circle -> circle.members().stream().map(member -> new Seat(circle.name(), member)))
                .toList();
        return new WorldKeys(seats.parallelStream()
                .collect(Collectors.toConcurrentMap(
                        seat -> seat,
                        seat -> keys(
                                plan.name() + "/" + seat.circle() + "/" + seat.member(),
                                requireNonNull(tls.get(seat.member()))))));
    }

    /** The keys of a member of a circle. */
    MemberKeys of(String circle, Party member) {
        return requireNonNull(keys.get(new Seat(circle, member)), "every member has keys of its own");
    }

    private static MemberKeys keys(String seed, PrivateKey tls) {
        return new MemberKeys(key(seed, "identity"), key(seed, "log"), key(seed, "mirror"), tls);
    }

    private static PrivateKey key(String seed, String role) {
        return PrivateKey.of(
                Hash.sha256(Bytes.utf8("world " + seed + "/" + role)).bytes());
    }
}
