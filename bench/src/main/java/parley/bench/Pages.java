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

    private Pages() {}

    static void run(Path below) throws IOException, InterruptedException {
        Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements", "vd11")));
        Map<String, Took> few = measure(Files.createTempDirectory(below, "pages-"), pack, FEW);
        Map<String, Took> many = measure(Files.createTempDirectory(below, "pages-"), pack, MANY);
        System.out.printf(
                Locale.ROOT, "%n| page | %,d entries, ms | bytes | %,d entries, ms | bytes | as long |%n", FEW, MANY);
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        few.forEach((page, took) -> {
            Took longer = many.getOrDefault(page, took);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %,d | %.1f | %,d | %.1f |%n",
                    page,
                    took.milliseconds,
                    took.bytes,
                    longer.milliseconds,
                    longer.bytes,
                    longer.milliseconds / took.milliseconds);
        });
    }

    /** The median of the rounds, and the size of the last answer. */
    private record Took(double milliseconds, int bytes) {}

    private static Map<String, Took> measure(Path folder, Pack pack, int entries)
            throws IOException, InterruptedException {
        try (Pair pair = Pair.start(folder, pack)) {
            long begun = System.nanoTime();
            pair.write(entries);
            System.out.printf(
                    Locale.ROOT,
                    "%,d entries written and received in %.0f s%n",
                    entries,
                    (System.nanoTime() - begun) / 1e9);
            try (Desk desk = Desk.open(pair.node(), new Rows(new Titles(List.of(pack))), folder, 0);
                    HttpClient client = HttpClient.newHttpClient()) {
                Browser browser = new Browser(client, "http://127.0.0.1:%d/".formatted(desk.port()));
                Map<String, Took> took = new LinkedHashMap<>();
                took.put("watch", browser.rounds("", () -> {}));
                took.put("entries", browser.rounds("entries", () -> {}));
                took.put("entries with a word", browser.rounds("entries?q=scheduled", () -> {}));
                took.put("one entry", browser.rounds("entries/XA/1/20", () -> {}));
                took.put("agreement", browser.rounds("agreement", () -> {}));
                took.put("findings", browser.rounds("agreement/findings", () -> {}));
                took.put("ledger", browser.rounds("ledger", () -> {}));
                took.put("watch, one more entry", browser.rounds("", pair::writeOne));
                return took;
            }
        }
    }

    /** Asks as a browser does, over one kept connection. */
    private record Browser(HttpClient client, String desk) {
        Took rounds(String page, Runnable before) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(desk + page))
                    .timeout(Duration.ofMinutes(2))
                    .build();
            List<Long> took = new ArrayList<>();
            int bytes = 0;
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                before.run();
                long begun = System.nanoTime();
                var answer = client.send(request, BodyHandlers.ofByteArray());
                long nanos = System.nanoTime() - begun;
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("GET /" + page + " answered " + answer.statusCode());
                }
                bytes = answer.body().length;
                if (round >= 0) {
                    took.add(nanos);
                }
            }
            return new Took(took.stream().sorted().toList().get(ROUNDS / 2) / 1e6, bytes);
        }
    }
}
