package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.Desk;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.view.Change;

/**
 * From the moment at which a node has stored another's entry until the watch, open in Chromium, draws the frame that shows
 * it; beside a bare event stream, from the moment before its line is written until a page of one element draws it. Both take
 * turns, each in a browser of its own, on the machine's clock.
 */
final class Screens {
    private static final int ENTRIES = Integer.getInteger("parley.screens", 100);
    private static final int SAMPLES = 60;
    private static final int WARM_UP = 10;
    /** What follows from an entry, receipts and findings, has come when nothing has for so long. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private Screens() {}

    static void run(Path below) throws IOException, InterruptedException {
        Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements", "vd11")));
        Path folder = Files.createTempDirectory(below, "screens-");
        try (Pair pair = Pair.start(folder, pack)) {
            pair.write(ENTRIES);
            measure(pair, pack, folder);
        }
    }

    private static void measure(Pair pair, Pack pack, Path folder) throws IOException {
        Stored stored = new Stored();
        pair.node().subscribe(stored::note); // until the node is closed
        try (Desk desk = Desk.open(pair.node(), new Rows(new Titles(List.of(pack))), folder, 0);
                BareStream bare = new BareStream();
                Screen watch = Screen.open(folder.resolve("watch"), desk.address(), "#lists");
                Screen line = Screen.open(folder.resolve("bare"), bare.address(), "body")) {
            List<Double> shown = new ArrayList<>();
            List<Double> limit = new ArrayList<>();
            for (int sample = -WARM_UP; sample < SAMPLES; sample++) {
                String word = "Nothing new on day %d.".formatted(sample + WARM_UP);
                stored.awaitQuiet();
                double took = watch.millisTo(word, () -> stored.next(() -> pair.say(word)));
                double least = line.millisTo(word, () -> bare.say(word));
                if (sample >= 0) {
                    shown.add(took);
                    limit.add(least);
                }
            }
            print(shown, limit);
        }
    }

    private static void print(List<Double> shown, List<Double> limit) {
        System.out.printf(
                "%n| what, %d entries, %d samples | p50, ms | p99, ms | bare stream p50, ms | p50 / bare |%n",
                ENTRIES, SAMPLES);
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        System.out.printf(
                Locale.ROOT,
                "| Screens, stored until the frame that shows it | %.1f | %.1f | %.1f | %.1f |%n",
                Percentile.of(shown, 50),
                Percentile.of(shown, 99),
                Percentile.of(limit, 50),
                Percentile.of(shown, 50) / Percentile.of(limit, 50));
    }

    /** When a node said that it has stored an entry, and when it last said anything. */
    private static final class Stored {
        private long lastNanos = System.nanoTime();
        private boolean wanted;
        private Instant first = Instant.MIN;

        synchronized void note(Change change) {
            lastNanos = System.nanoTime();
            if (wanted && change.topic() == Change.Topic.ENTRIES) {
                wanted = false;
                first = Instant.now();
                notifyAll();
            }
        }

        /** Does something that makes another's entry come, and returns when it was stored. */
        Instant next(Runnable deed) {
            synchronized (this) {
                wanted = true;
            }
            deed.run();
            synchronized (this) {
                while (wanted) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted", e);
                    }
                }
                return first;
            }
        }

        void awaitQuiet() {
            while (System.nanoTime() - last() < QUIET.toNanos()) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }

        private synchronized long last() {
            return lastNanos;
        }
    }
}
