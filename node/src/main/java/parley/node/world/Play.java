package parley.node.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.scenario.CaseRunner;
import parley.ledger.entry.Party;
import parley.node.Node;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.SimulatedClock;
import parley.node.project.Translation;
import parley.node.view.AsKnown;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.Proved;
import parley.node.view.ReceiptView;
import parley.node.view.RefView;
import parley.node.view.SendOutcome;

/**
 * Plays the timeline of a case in a world: every entry is sent by its author's node at its instant, a node that receives
 * late is stopped until then, and every expected finding is looked for on every running node. For one thread, once.
 */
public final class Play {
    private final World world;
    private final Scenario scenario;
    private final SimulatedClock clock;
    private final IdentityHashMap<Item, EntryPointer> sent = new IdentityHashMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private final Deliveries deliveries;
    private int matched;

    /** A play of a case whose parties are the world's. */
    public Play(World world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
        this.clock = world.clock();
        this.deliveries = new Deliveries(world);
    }

    /**
     * Plays to the last instant at which something happens or is expected; the world stands there afterwards.
     *
     * @throws IllegalStateException when an entry of the case is refused by its author's own node
     */
    public Report run() throws InterruptedException {
        long begun = System.nanoTime();
        clock.awaitQuiet(); // the nodes meet, and read each other's charters and keys
        SortedMap<Instant, List<Expected>> expected = new TreeMap<>();
        scenario.expect()
                .forEach(e -> expected.computeIfAbsent(asked(e), at -> new ArrayList<>())
                        .add(e));
        scenario.timeline().forEach(this::planAbsences);
        scenario.timeline().forEach(item -> clock.at(item.at(), Phase.EVENT, () -> send(item)));
        expected.forEach((at, list) -> {
            clock.at(
                    at,
                    Phase.EVENT,
                    () -> world.nodes()
                            .values()
                            .forEach(node -> node.node().ifPresent(running -> running.assessNow())));
            clock.at(at, Phase.CHECK, () -> list.forEach(this::check));
        });
        try (deliveries) {
            clock.horizon(last(expected));
            clock.awaitQuiet();
        }
        Report report = report(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        gatherCosignatures();
        return report;
    }

    /** Once, at the end: from then on every node's files are enough to write evidence of every entry. */
    private void gatherCosignatures() throws InterruptedException {
        world.nodes().values().forEach(node -> node.node().ifPresent(Node::gatherCosignatures));
        clock.awaitQuiet();
    }

    /** Who receives an entry later than it was sent is stopped from then until the receipt; for ever, if it never comes. */
    private void planAbsences(Item item) {
        item.received().forEach((party, receipt) -> {
            WorldNode node = node(party);
            if (receipt.isEmpty() || receipt.get().isAfter(item.at())) {
                clock.at(item.at(), Phase.EVENT, node::stop);
                receipt.ifPresent(at -> clock.at(at, Phase.EVENT, node::start));
            }
        });
    }

    private void send(Item item) {
        int signatures = release(item);
        List<RefView> refs = item.refs().stream()
                .flatMap(ref -> reference(item, ref).stream())
                .toList();
        Draft draft = new Draft(
                item.format(),
                item.to().stream().map(parley.agreement.value.Party::code).toList(),
                item.subject(),
                Optional.empty(),
                refs,
                "en",
                Translation.json(item.body()).print().utf8());
        WorldNode author = node(item.by());
        long begun = System.nanoTime();
        switch (author.send(world.circle(), draft, WorldNode.OFFICERS.subList(0, signatures))) {
            case SendOutcome.Sent(EntryPointer entry) -> {
                sent.put(item, entry);
                if (item.received().isEmpty()) {
                    deliveries.sent(author, entry, begun);
                }
            }
            case SendOutcome.Refused(List<String> reasons) ->
                throw new IllegalStateException("line " + item.line() + " of " + scenario.name() + ": " + item.by()
                        + " cannot send the " + item.format() + ": " + String.join("; ", reasons));
            case SendOutcome.Locked locked ->
                throw new IllegalStateException(
                        "line " + item.line() + " of " + scenario.name() + ": " + locked.reasons());
            case SendOutcome.Ready _ -> throw new IllegalStateException("a draft was checked, not sent");
        }
    }

    private int release(Item item) {
        return world.pack()
                .format(item.format())
                .orElseThrow(() -> new IllegalStateException("the pack has no format " + item.format()))
                .release();
    }

    private Optional<RefView> reference(Item item, Scenario.Ref ref) {
        return scenario.named(item, ref).map(sent::get).map(entry -> new RefView(ref.role(), entry));
    }

    /** Matched when it is so on every node that runs now. */
    private void check(Expected expected) {
        List<String> differences = new ArrayList<>();
        for (WorldNode node : world.nodes().values()) {
            if (node.isRunning()) {
                CaseRunner.check(expected, findings(expected, node))
                        .differences()
                        .forEach(difference -> differences.add("on the node of " + node.party() + ": " + difference));
            }
        }
        if (differences.isEmpty()) {
            matched++;
        } else {
            mismatches.add("line " + expected.line() + ", " + expected.at() + ", " + expected.finding() + " "
                    + String.join("; ", differences));
        }
    }

    /** When a node can be asked: what is known later of an instant, only later. */
    private static Instant asked(Expected expected) {
        return expected.known().filter(expected.at()::isBefore).orElse(expected.at());
    }

    private List<Finding> findings(Expected expected, WorldNode node) {
        if (expected.known().isPresent()) {
            return node.findings(world.circle(), new AsKnown.At(expected.known().get()), expected.at())
                    .orElse(List.of());
        }
        return node.circle(world.circle()).stream()
                .flatMap(view -> view.findings().stream())
                .filter(view -> view.head().name().equals(expected.finding()))
                .flatMap(view -> node.prove(world.circle(), view).stream())
                .map(Proved::finding)
                .toList();
    }

    private Report report(long wallMs) {
        int expectedReceipts = 0;
        int received = 0;
        for (Item item : scenario.timeline()) {
            long never =
                    item.received().values().stream().filter(Optional::isEmpty).count();
            expectedReceipts += (int) (world.nodes().size() - 1 - never);
            received += receipts(item);
        }
        return new Report(
                scenario.name(),
                world.nodes().size(),
                scenario.timeline().size(),
                new Report.Receipts(expectedReceipts, received),
                new Report.Findings(scenario.expect().size(), matched, mismatches),
                deliveries.summary(),
                wallMs);
    }

    private int receipts(Item item) {
        EntryPointer entry = sent.get(item);
        Optional<CircleView> view = node(item.by()).circle(world.circle());
        return (int) view.stream()
                .flatMap(circle -> circle.entries().stream())
                .filter(known -> known.pointer().equals(entry))
                .flatMap(known -> known.receipts().stream())
                .filter(receipt -> receipt.state().compareTo(ReceiptView.State.RECEIVED) >= 0)
                .count();
    }

    private Instant last(SortedMap<Instant, List<Expected>> expected) {
        Instant end = expected.isEmpty() ? clock.instant() : expected.lastKey();
        for (Item item : scenario.timeline()) {
            end = item.at().isAfter(end) ? item.at() : end;
            for (Optional<Instant> receipt : item.received().values()) {
                end = receipt.isPresent() && receipt.get().isAfter(end) ? receipt.get() : end;
            }
        }
        return end;
    }

    private WorldNode node(parley.agreement.value.Party party) {
        return world.node(new Party(party.code()));
    }
}
