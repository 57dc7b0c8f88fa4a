package parley.agreement.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.When;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Stories with one entry changed. */
final class Entries {
    private Entries() {}

    /** The same story with another entry in this place of its timeline. */
    static Scenario of(Scenario as, int place, Item instead) {
        List<Item> timeline = new ArrayList<>(as.timeline());
        timeline.set(place, instead);
        return new Scenario(as.name(), as.parties(), as.roles(), as.parameters(), timeline, as.expect());
    }

    static Item saying(Item entry, Data.Members body) {
        return of(entry, body, entry.witnessed(), entry.received());
    }

    static Item witnessed(Item entry, When when) {
        return of(entry, entry.body(), Optional.of(when), entry.received());
    }

    /** The same entry, which a party has received then; empty: nobody knows whether yet. */
    static Item received(Item entry, Party by, Optional<Instant> when) {
        Map<Party, Optional<Instant>> received = new LinkedHashMap<>(entry.received());
        received.put(by, when);
        return of(entry, entry.body(), entry.witnessed(), received);
    }

    private static Item of(
            Item entry, Data.Members body, Optional<When> witnessed, Map<Party, Optional<Instant>> received) {
        return new Item(
                entry.at(),
                entry.by(),
                entry.format(),
                entry.subject(),
                entry.to(),
                entry.refs(),
                body,
                witnessed,
                received,
                entry.assumed(),
                entry.line());
    }
}
