package parley.node.circle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.log.Mirror;

/** The mirrors of a circle, found by the name that their logs have in paths and by owner. Immutable. */
final class Logs {
    private final Map<Hash, Mirror> byPath = new LinkedHashMap<>();
    private final Map<Party, Mirror> byOwner = new LinkedHashMap<>();

    Logs(Collection<Mirror> mirrors) {
        for (Mirror mirror : mirrors) {
            byPath.put(Names.path(mirror.store().log()), mirror);
            byOwner.put(mirror.store().log().owner(), mirror);
        }
    }

    Optional<Mirror> mirror(Hash path) {
        return Optional.ofNullable(byPath.get(path));
    }

    Optional<Mirror> of(Party owner) {
        return Optional.ofNullable(byOwner.get(owner));
    }

    /** In charter order. */
    Collection<Mirror> all() {
        return byOwner.values();
    }
}
