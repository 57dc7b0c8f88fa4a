package parley.node.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.ledger.bytes.Hash;
import parley.node.view.Change;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;

/** Measures, in real time, how long it takes until an author has every receipt of an entry. Thread-safe. */
final class Deliveries implements AutoCloseable {
    private final ExecutorService looking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("deliveries").daemon().factory());
    private final Map<Sent, Long> underWay = new LinkedHashMap<>();
    private final List<Long> tookMs = new ArrayList<>();
    private final List<Runnable> unsubscribe = new ArrayList<>();

    /** An entry of a circle. */
    private record Sent(Hash circle, EntryPointer entry) {}

    Deliveries(World world) {
        for (WorldNode node : world.nodes().values()) {
            Consumer<Change> listener = change -> {
                if (change.topic() == Change.Topic.RECEIPTS) {
                    look(node, change.circle(), System.nanoTime());
                }
            };
            node.listen(listener);
            unsubscribe.add(() -> node.ignore(listener));
        }
    }

    synchronized void sent(WorldNode author, Hash circle, EntryPointer entry, long nanos) {
        if (author.party().equals(entry.party())) {
            underWay.put(new Sent(circle, entry), nanos);
        }
    }

    synchronized Report.Delivery summary() {
        return Report.Delivery.of(tookMs);
    }

    @Override
    public void close() {
        unsubscribe.forEach(Runnable::run);
        looking.shutdown();
        try {
            if (!looking.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the deliveries are still being looked at");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not on the node's own thread, which must go on. */
    private synchronized void look(WorldNode node, Hash circle, long nanos) {
        boolean waiting = underWay.keySet().stream()
                .anyMatch(sent ->
                        sent.circle().equals(circle) && sent.entry().party().equals(node.party()));
        if (waiting && !looking.isShutdown()) {
            looking.execute(() -> node.circle(circle)
                    .ifPresent(view -> view.entries().forEach(entry -> arrived(circle, entry, nanos))));
        }
    }

    private synchronized void arrived(Hash circle, EntryView entry, long nanos) {
        Sent sent = new Sent(circle, entry.pointer());
        Long begun = underWay.get(sent);
        boolean all = entry.receipts().stream()
                .allMatch(receipt -> receipt.state().compareTo(ReceiptView.State.RECEIVED) >= 0);
        if (begun != null && all) {
            underWay.remove(sent);
            tookMs.add(TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanos - begun)));
        }
    }
}
