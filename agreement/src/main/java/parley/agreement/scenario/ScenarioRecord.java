package parley.agreement.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.Ref;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Party;

/**
 * The record that a timeline makes without a network, as known at an instant: each author's entries are his log in order,
 * and every member sees an entry, and says so, at once, unless the timeline gives other times.
 */
public final class ScenarioRecord {
    private final Scenario scenario;
    private final Map<Item, EntryPointer> pointers = new LinkedHashMap<>();

    public ScenarioRecord(Scenario scenario) {
        this.scenario = scenario;
        Map<Party, Integer> sizes = new HashMap<>();
        for (Item item : scenario.timeline()) {
            int index = sizes.merge(item.by(), 1, Integer::sum) - 1;
            pointers.put(item, new EntryPointer(item.by(), index, id(scenario.name(), item.by(), index)));
        }
    }

    /** What is known at an instant: the entries written until then. */
    public KnownRecord knownAt(Instant at) {
        Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();
        Map<Party, LogEnd> ends = new LinkedHashMap<>();
        Map<Party, Long> sizes = new TreeMap<>();
        for (Party party : scenario.parties()) {
            List<RecordedEntry> log = new ArrayList<>();
            for (Item item : scenario.timeline()) {
                if (item.by().equals(party) && !item.at().isAfter(at)) {
                    log.add(entry(item, at));
                }
            }
            logs.put(party, log);
            sizes.put(party, (long) log.size());
            ends.put(party, end(party, at));
        }
        return new KnownRecord(scenario.parties(), scenario.roles(), scenario.parameters(), logs, ends, sizes);
    }

    /**
     * The record as known at an instant: of the entries written by then, those that are TRUE to have been witnessed by then.
     * What is UNKNOWN is left out and counted.
     */
    public KnownRecord asKnownAt(Instant known) {
        KnownRecord whole = knownAt(known);
        Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();
        int leftOut = 0;
        for (Item item : scenario.timeline()) {
            Optional<RecordedEntry> entry = whole.entry(pointer(item));
            if (entry.isPresent()) {
                switch (witnessed(item).by(known)) {
                    case TRUE ->
                        logs.computeIfAbsent(item.by(), _ -> new ArrayList<>()).add(entry.get());
                    case UNKNOWN -> leftOut++;
                    case FALSE -> {}
                }
            }
        }
        return new KnownRecord(
                whole.parties(),
                whole.roles(),
                whole.parameters(),
                logs,
                whole.ends(),
                whole.sizes(),
                Optional.of(known),
                leftOut);
    }

    /** The whole timeline, as known once its last entry, witness or receipt has come. */
    public KnownRecord whole() {
        Stream<Instant> moments = scenario.timeline().stream()
                .flatMap(item -> Stream.of(
                                Stream.of(item.at()),
                                item.witnessed().flatMap(Scenario.When::latest).stream(),
                                item.received().values().stream().flatMap(Optional::stream))
                        .flatMap(each -> each));
        return knownAt(moments.max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
    }

    private RecordedEntry entry(Item item, Instant at) {
        EntryPointer pointer = pointer(item);
        Map<Party, Interval> received = new LinkedHashMap<>();
        for (Party other : others(item.by())) {
            Optional<Instant> receipt = item.received().getOrDefault(other, Optional.of(item.at()));
            received.put(
                    other,
                    receipt.map(when -> when.isAfter(at) ? Interval.notBefore(at, List.of(other)) : Interval.at(when))
                            .orElseGet(() -> Interval.unbounded(List.of(other))));
        }
        return new RecordedEntry(
                pointer,
                new TreeSet<>(item.to()),
                item.format(),
                item.by() + "/" + pointer.index(),
                item.subject(),
                item.refs().stream()
                        .flatMap(ref -> reference(item, ref).stream())
                        .toList(),
                item.at(),
                witnessed(item, at),
                received,
                item.body());
    }

    private Interval witnessed(Item item, Instant at) {
        List<Party> others = others(item.by());
        if (item.witnessed().isEmpty()) {
            return Interval.at(item.at());
        }
        Scenario.When when = item.witnessed().get();
        boolean settled = when.earliest().isPresent() && when.earliest().equals(when.latest());
        if (settled) {
            Instant instant = when.earliest().get();
            return instant.isAfter(at) ? Interval.notBefore(at, others) : Interval.at(instant);
        }
        return new Interval(when.earliest(), when.latest(), new TreeSet<>(others));
    }

    /** When an entry was witnessed, as the whole timeline tells it. */
    private Interval witnessed(Item item) {
        return item.witnessed()
                .map(when -> new Interval(when.earliest(), when.latest(), new TreeSet<>()))
                .orElseGet(() -> Interval.at(item.at()));
    }

    private LogEnd end(Party party, Instant at) {
        List<Party> others = others(party);
        Map<Party, Interval> received = new TreeMap<>();
        others.forEach(other -> received.put(other, Interval.notBefore(at, List.of(other))));
        return new LogEnd(Interval.notBefore(at, others), received);
    }

    private List<Party> others(Party party) {
        return scenario.parties().stream().filter(other -> !other.equals(party)).toList();
    }

    /** The subject's first entry, or the n-th of a party; empty if the timeline has none before this one. */
    private Optional<Reference> reference(Item item, Ref ref) {
        Optional<Reference.Role> role = Reference.Role.named(ref.role());
        List<Item> earlier = scenario.timeline().subList(0, scenario.timeline().indexOf(item));
        List<Item> found = earlier.stream()
                .filter(other -> ref.by().isPresent()
                        ? other.by().equals(ref.by().get())
                        : other.subject().equals(item.subject()))
                .toList();
        int place = ref.by().isPresent() ? ref.n() - 1 : 0;
        return role.isPresent() && place >= 0 && place < found.size()
                ? Optional.of(new Reference(role.get(), pointer(found.get(place))))
                : Optional.empty();
    }

    private EntryPointer pointer(Item item) {
        EntryPointer pointer = pointers.get(item);
        if (pointer == null) {
            throw new IllegalArgumentException("no item of this timeline: " + item);
        }
        return pointer;
    }

    /** No ledger stands behind a timeline; the hash of an entry's place stands in for that of its bytes. */
    private static String id(String scenario, Party party, int index) {
        try {
            byte[] place = (scenario + "\n" + party + "\n" + index).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(place));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
