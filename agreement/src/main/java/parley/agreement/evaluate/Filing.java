package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import parley.agreement.account.Part;
import parley.agreement.account.Register;
import parley.agreement.pack.Pack;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.value.Party;

/** A record of a circle that grows: its entries in a register, and what is known of each log as a whole. */
final class Filing {
    private final Register register;
    private final Map<String, Party> roles;
    private final Map<Party, LogEnd> ends = new HashMap<>();
    private final Map<Party, Long> sizes = new TreeMap<>();
    private Optional<Instant> knownAt = Optional.empty();
    private int leftOut;

    Filing(Pack pack, List<Party> parties, Map<String, Party> roles, Consumer<Part> changed) {
        this.register = new Register(pack, parties, changed);
        this.roles = Collections.unmodifiableMap(new TreeMap<>(roles));
    }

    /** A whole record at once. */
    static Filing of(Pack pack, KnownRecord record) {
        Filing filing = new Filing(pack, record.parties(), record.roles(), _ -> {});
        record.parties().forEach(party -> record.log(party).forEach(filing.register::learn));
        record.ends().forEach(filing.ends::put);
        filing.sizes.putAll(record.sizes());
        filing.knownAt = record.knownAt();
        filing.leftOut = record.leftOut();
        return filing;
    }

    Register register() {
        return register;
    }

    Map<String, Party> roles() {
        return roles;
    }

    /** What can be said of the next entry of a party's log; nothing if nobody has said. */
    LogEnd end(Party party) {
        LogEnd end = ends.get(party);
        return end == null ? new LogEnd(Interval.unbounded(register.parties()), Map.of()) : end;
    }

    void end(Party party, LogEnd end) {
        ends.put(party, end);
    }

    Map<Party, Long> sizes() {
        return Collections.unmodifiableMap(sizes);
    }

    void size(Party party, long leaves) {
        sizes.put(party, leaves);
    }

    /** As known at which instant, if it was cut by one. */
    Optional<Instant> knownAt() {
        return knownAt;
    }

    int leftOut() {
        return leftOut;
    }

    void leftOut(int entries) {
        leftOut = entries;
    }
}
