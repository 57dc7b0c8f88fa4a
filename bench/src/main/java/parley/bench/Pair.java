package parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.node.Node;
import parley.node.project.Translation;
import parley.node.view.Draft;
import parley.node.view.EntryView;

/** Two real nodes in one circle, which write to each other what parties do. */
final class Pair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** So many send at once, so that several entries become durable together. */
    private static final int WRITERS = 32;

    private final Circles circles;
    private final Circles.Ring ring;
    private final Stories stories;

    private Pair(Circles circles) {
        this.circles = circles;
        this.ring = circles.rings().getFirst();
        this.stories = new Stories(Circles.PARTIES);
    }

    /** Founds their circle and starts both. */
    static Pair start(Path folder, Pack pack) throws IOException {
        return new Pair(Circles.start(folder, List.of(pack)));
    }

    /** The first one's node. */
    Node node() {
        return circles.node(Circles.PARTIES.getFirst());
    }

    /** Writes so many entries, and waits until the first has all receipts and findings that follow from them. */
    void write(int entries) throws InterruptedException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                Stories.Told told = stories.next();
                sent.add(CompletableFuture.runAsync(() -> send(told), writers));
            }
            sent.forEach(CompletableFuture::join);
        }
        await(() -> received() == entries);
        await(() -> !node().circle(ring.id()).orElseThrow().findings().isEmpty());
    }

    /** Writes one entry more; it is durable, and nobody has answered yet. */
    void writeOne() {
        send(stories.next());
    }

    /** The second one states something, of which nothing is judged. */
    void say(String text) {
        Draft draft = new Draft(
                "statement",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "en",
                Translation.json(new Data.Members(Map.of("text", new Data.Text(text))))
                        .print()
                        .utf8());
        circles.send(ring, Circles.PARTIES.getLast(), draft);
    }

    @Override
    public void close() {
        circles.close();
    }

    private void send(Stories.Told told) {
        circles.send(ring, told.author(), told.draft());
    }

    private long received() {
        return node().circle(ring.id()).orElseThrow().entries().stream()
                .filter(EntryView::counts)
                .filter(entry -> entry.receipts().stream()
                        .allMatch(receipt -> receipt.at().isPresent()))
                .count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE + " in vain");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
