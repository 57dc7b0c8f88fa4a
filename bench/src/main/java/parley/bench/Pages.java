package parley.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.Desk;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/**
 * How long a desk takes to answer, from the request to the last byte of the page, when its node holds a hundred entries and
 * when it holds many: {@code parley.pages} of them, of two parties under Vienna Document 2011, in stores on disk. The node
 * rests but for the last row: there, before each request, it has appended one more entry.
 */
final class Pages {
    private static final int FEW = 100;
    private static final int MANY = Integer.getInteger("parley.pages", 10_000);
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 30;

    private static final Map<String, String> PAGES = pages();

    private Pages() {}

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("watch", "");
        pages.put("entries", "entries");
        pages.put("entries with a word", "entries?q=scheduled");
        pages.put("one entry", "entries/XA/1/20");
        pages.put("agreement", "agreement");
        pages.put("findings", "agreement/findings");
        pages.put("ledger", "ledger");
        return pages;
    }

    static void run(Path below) throws IOException, InterruptedException {
        Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements", "vd11")));
        try (HttpClient client = HttpClient.newHttpClient();
                Served few = Served.open(Files.createTempDirectory(below, "pages-"), pack, FEW, client);
                Served many = Served.open(Files.createTempDirectory(below, "pages-"), pack, MANY, client)) {
            System.out.printf(
                    Locale.ROOT,
                    "%n| page | %,d entries, ms | bytes | %,d entries, ms | bytes | as long |%n",
                    FEW,
                    MANY);
            System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
            for (var page : PAGES.entrySet()) {
                row(page.getKey(), page.getValue(), few, many, _ -> {});
            }
            row("watch, one more entry", "", few, many, served -> served.pair.writeOne());
        }
    }

    /** Both are asked in turns, so that what else the machine does costs both alike. */
    private static void row(String name, String page, Served few, Served many, Consumer<Served> before)
            throws IOException, InterruptedException {
        Took shorter = new Took();
        Took longer = new Took();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            before.accept(few);
            few.ask(page, round >= 0, shorter);
            before.accept(many);
            many.ask(page, round >= 0, longer);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %,d | %.1f | %,d | %.1f |%n",
                name,
                shorter.median(),
                shorter.bytes,
                longer.median(),
                longer.bytes,
                longer.median() / shorter.median());
    }

    /** What the rounds took, and the size of the last answer. */
    private static final class Took {
        private final List<Long> nanos = new ArrayList<>();
        private int bytes;

        double median() {
            return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
        }
    }

    /** A desk of one of two nodes that hold so many entries, and a browser over one kept connection. */
    private record Served(Pair pair, Desk desk, HttpClient client) implements AutoCloseable {
        static Served open(Path folder, Pack pack, int entries, HttpClient client)
                throws IOException, InterruptedException {
            Pair pair = Pair.start(folder, pack);
            long begun = System.nanoTime();
            pair.write(entries);
            System.out.printf(
                    Locale.ROOT,
                    "%,d entries written and received in %.0f s%n",
                    entries,
                    (System.nanoTime() - begun) / 1e9);
            return new Served(pair, Desk.open(pair.node(), new Rows(new Titles(List.of(pack))), folder, 0), client);
        }

        void ask(String page, boolean counts, Took took) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/%s".formatted(desk.port(), page)))
                    .timeout(Duration.ofMinutes(2))
                    .build();
            long begun = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            long nanos = System.nanoTime() - begun;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("GET /" + page + " answered " + answer.statusCode());
            }
            took.bytes = answer.body().length;
            if (counts) {
                took.nanos.add(nanos);
            }
        }

        @Override
        public void close() {
            desk.close();
            pair.close();
        }
    }
}
