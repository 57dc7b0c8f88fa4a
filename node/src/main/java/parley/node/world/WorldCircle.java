package parley.node.world;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Address;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.Member;
import parley.ledger.charter.SignedCharter;
import parley.ledger.entry.Party;
import parley.ledger.json.Json;
import parley.node.project.Translation;

/** A circle of a world, founded: what was planned, its id, and the charter that all of its members have signed. Immutable. */
public record WorldCircle(CirclePlan plan, Hash id, SignedCharter charter) {
    private static final long BYTES_PER_DAY = 1L << 30;

    /** Founds a circle of a world: its charter is drawn up and signed by everybody. */
    static WorldCircle found(WorldPlan world, CirclePlan plan, Map<Party, Integer> ports, WorldKeys keys) {
        List<Member> members = plan.members().stream()
                .map(code -> keys.of(plan.name(), code)
                        .member(
                                code,
                                plan.witnesses().contains(code) ? Kind.WITNESS : Kind.PARTY,
                                List.of(new Address("127.0.0.1", requireNonNull(ports.get(code))))))
                .toList();
        SortedMap<String, Json.Members> bound = new TreeMap<>();
        plan.packs()
                .forEach(pack ->
                        bound.putAll(bindings(pack, plan.parameters().getOrDefault(pack.agreement(), Map.of()))));
        Charter charter = new Charter(
                plan.name(),
                world.start(),
                true,
                members,
                new TreeMap<>(plan.roles()),
                plan.packs().stream().map(WorldCircle::named).toList(),
                bound,
                plan.time(),
                BYTES_PER_DAY);
        SignedCharter signed = SignedCharter.draft(charter);
        for (Party member : plan.members()) {
            signed = signed.sign(member, keys.of(plan.name(), member).identity());
        }
        return new WorldCircle(plan, charter.circle().hash(), signed);
    }

    private static parley.ledger.charter.Pack named(Pack pack) {
        return new parley.ledger.charter.Pack(pack.agreement(), pack.version(), Hash.hex(pack.sha256()));
    }

    /** What a story binds of a pack's parameters, as a charter says it. */
    static SortedMap<String, Json.Members> bindings(Pack pack, Map<String, Data> parameters) {
        SortedMap<String, Json.Members> bindings = new TreeMap<>();
        if (!parameters.isEmpty() && Translation.json(new Data.Members(parameters)) instanceof Json.Members members) {
            bindings.put(pack.agreement(), members);
        }
        return bindings;
    }

    /** How many officers sign in a format of one of its packs. */
    int release(String format) {
        return plan.packs().stream()
                .flatMap(pack -> pack.format(format).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pack of " + plan.name() + " has the format " + format))
                .release();
    }
}
