package parley.cli.serve;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.cli.officer.DeskClient;
import parley.ledger.entry.Party;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.node.project.Translation;
import parley.node.world.Report;

/**
 * Sends the entries of a case on the real clock, in the case's order, through the desks of nodes that run elsewhere: each
 * once its author has received what it refers to. All nodes run throughout, so every entry is received by everyone. The
 * findings follow from the real instants and are not compared with those of the case. For one thread, once.
 */
final class RealPlay {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Receipts come within two seconds of storing; a machine may be busy. */
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final Scenario scenario;
    private final Pack pack;
    private final DrillCircle circle;
    private final Map<Party, DeskClient> desks;
    private final NodeProcesses nodes;
    private final List<Item> timeline;
    private final IdentityHashMap<Item, Entry> sent = new IdentityHashMap<>();
    private final Map<Entry, Long> underWay = new LinkedHashMap<>();
    private final Map<Entry, Integer> receipts = new LinkedHashMap<>();
    private final List<Long> tookMs = new ArrayList<>();
    private long progressNanos;

    /** An entry, as people name it. */
    private record Entry(String party, long index) {
        static Entry of(Fields pointer) {
            return new Entry(pointer.text("party"), pointer.whole("index", 0, Json.MAX_NUMBER));
        }
    }

    RealPlay(Scenario scenario, Pack pack, DrillCircle circle, Map<Party, DeskClient> desks, NodeProcesses nodes) {
        this.scenario = scenario;
        this.timeline = scenario.timeline().stream().sorted(comparing(Item::at)).toList();
        this.pack = pack;
        this.circle = circle;
        this.desks = desks;
        this.nodes = nodes;
    }

    /** Sends everything and waits for the receipts, until all have come or none has for a minute. */
    Report run() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        progressNanos = begun;
        int next = 0;
        while ((next < timeline.size() || !underWay.isEmpty()) && !standsStill()) {
            if (next < timeline.size() && mayBeSent(timeline.get(next))) {
                send(timeline.get(next++));
            } else {
                nodes.pause(LOOK);
            }
            look();
        }
        return report(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private boolean standsStill() {
        return System.nanoTime() - progressNanos > STANDSTILL.toNanos();
    }

    private DeskClient desk(String party) {
        var desk = desks.get(new Party(party));
        if (desk == null) {
            throw new IllegalArgumentException(party + " is not in this circle");
        }
        return desk;
    }

    /** Whether its author has receipted what others sent before on the same subject, or what it names. */
    private boolean mayBeSent(Item item) throws IOException, InterruptedException {
        Set<Entry> needed = new LinkedHashSet<>();
        sent.forEach((other, entry) -> {
            boolean named = item.refs().stream()
                    .anyMatch(ref ->
                            scenario.named(item, ref).filter(other::equals).isPresent());
            boolean same = item.subject().isPresent() && item.subject().equals(other.subject());
            if ((named || same) && !other.by().equals(item.by())) {
                needed.add(entry);
            }
        });
        if (needed.isEmpty()) {
            return true;
        }
        var inbox = Fields.of("inbox", desk(item.by().code()).get("inbox", Optional.empty()));
        inbox.list("entries", listed -> listed.fields()).stream()
                .filter(listed -> listed.optional("received").isPresent())
                .map(listed -> Entry.of(listed.object("entry")))
                .forEach(needed::remove);
        return needed.isEmpty();
    }

    private void send(Item item) throws IOException, InterruptedException {
        var draft = new LinkedHashMap<String, Json>();
        draft.put("format", Json.text(item.format()));
        item.subject().ifPresent(subject -> draft.put("subject", Json.text(subject)));
        if (!item.to().isEmpty()) {
            draft.put("to", Json.items(item.to().stream().map(party -> Json.text(party.code()))));
        }
        var refs = item.refs().stream().flatMap(ref -> ref(item, ref).stream()).toList();
        if (!refs.isEmpty()) {
            draft.put("refs", Json.items(refs.stream()));
        }
        draft.put("lang", Json.text(item.lang()));
        draft.put("body", Translation.json(item.body()));
        draft.put("officers", officers(item));
        long begun = System.nanoTime();
        var answer = desk(item.by().code()).post("send", Optional.empty(), Json.members(draft));
        var entry = Entry.of(Fields.of("answer", answer).object("sent"));
        sent.put(item, entry);
        underWay.put(entry, begun);
        progressNanos = System.nanoTime();
    }

    private Optional<Json> ref(Item item, Scenario.Ref ref) {
        return scenario.named(item, ref)
                .map(sent::get)
                .map(entry -> Json.members(Map.of(
                        "role", Json.text(ref.role()),
                        "party", Json.text(entry.party),
                        "index", Json.whole(entry.index))));
    }

    /** As many officers as the format asks for. */
    private Json officers(Item item) {
        int release = pack.format(item.format())
                .orElseThrow(() -> new IllegalStateException("the pack has no format " + item.format()))
                .release();
        var passphrase = circle.officerPassphrase(new Party(item.by().code()));
        return Json.items(DrillCircle.OFFICERS.subList(0, release).stream()
                .map(officer ->
                        Json.members(Map.of("officer", Json.text(officer), "passphrase", Json.text(passphrase)))));
    }

    /** Asks the authors of what is under way who has received it. */
    private void look() throws IOException, InterruptedException {
        var authors = new LinkedHashSet<String>();
        underWay.keySet().forEach(entry -> authors.add(entry.party));
        for (var author : authors) {
            var own = Fields.of("sent", desk(author).get("sent", Optional.empty()));
            own.list("entries", listed -> listed.fields()).forEach(this::count);
        }
    }

    private void count(Fields listed) {
        var entry = Entry.of(listed.object("entry"));
        int received = listed.list("receipts", item -> item.fields()).size();
        Integer before = receipts.put(entry, received);
        if (before == null || received > before) {
            progressNanos = System.nanoTime();
        }
        Long begun = received == others() ? underWay.remove(entry) : null;
        if (begun != null) {
            tookMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
    }

    private int others() {
        return circle.parties().size() - 1;
    }

    private Report report(long wallMs) {
        int received = receipts.values().stream().mapToInt(Integer::intValue).sum();
        return new Report(
                scenario.name(),
                new Report.Size(
                        1, circle.parties().size(), 0, scenario.timeline().size()),
                new Report.Receipts(scenario.timeline().size() * others(), received),
                new Report.Findings(0, 0, List.of()),
                Report.Delivery.of(tookMs),
                wallMs);
    }
}
