package parley.trial;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Five nodes, each a program of its own on the real clock, whose officers send all the while; one after another is killed
 * by SIGKILL and started again on its folder. Whom it meets, and when, is drawn: {@code -Dparley.seed=N} draws it again.
 */
@Tag("ci")
class KillTest {
    private static final List<String> CODES = List.of("XA", "XB", "XC", "XD", "XE");
    /** Of five moments: ten blows, in the long form twenty. */
    private static final int BLOWS_OF_EACH_MOMENT = Boolean.getBoolean("parley.long") ? 4 : 2;

    private static final int FIRST_START_MAX_MS = 2_500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("parley.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DeskCalls desk = new DeskCalls(client);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
    private final Map<String, Sender> senders = new LinkedHashMap<>();
    private FoundedCircle circle;

    @BeforeEach
    void found() throws IOException {
        circle = FoundedCircle.of(CODES, folder);
        circle.folders().forEach((code, data) -> {
            NodeProcess node = new NodeProcess(data, circle.charter());
            nodes.put(code, node);
            senders.put(code, new Sender(code, node, desk, new SplittableRandom(random.nextLong()), enough));
        });
    }

    @AfterEach
    void stop() {
        enough.countDown();
        officers.shutdownNow();
        nodes.values().forEach(NodeProcess::close);
        client.close();
    }

    @Test
    @Timeout(1200)
    void killsLoseNothingDoubleNothingAndHoldUpNoReceipt() throws Exception {
        List<Blow> blows = Blow.draw(BLOWS_OF_EACH_MOMENT, CODES, random);
        System.out.println("kills drawn by -Dparley.seed=" + seed);
        startAllAndKillOneAtItsFirstStart();
        List<Future<?>> sending = new ArrayList<>();
        senders.values().forEach(sender -> sending.add(officers.submit(sender)));
        strike(blows);
        enough.countDown();
        for (Future<?> each : sending) {
            end(each);
        }
        awaitEveryReceiptEverywhere();
        nodes.values().forEach(NodeProcess::kill);
        System.out.println(sent().size() + " entries stand, " + unanswered() + " calls got no answer");
        new Archives(circle, folder.resolve("archives")).assertAgreeAndHold(sent());
        assertThat(nodes)
                .allSatisfy((code, node) -> assertThat(node.complaints()).isEmpty());
    }

    /** The first start founds the logs: it is the one moment that none of the drawn blows meets. */
    private void startAllAndKillOneAtItsFirstStart() {
        nodes.values().forEach(NodeProcess::start);
        NodeProcess first = node(CODES.get(random.nextInt(CODES.size())));
        first.runFor(Duration.ofMillis(random.nextInt(FIRST_START_MAX_MS)));
        first.kill();
        first.start();
        nodes.values().forEach(NodeProcess::awaitDesk);
    }

    private void strike(List<Blow> blows) {
        for (int i = 0; i < blows.size(); i++) {
            Blow blow = blows.get(i);
            NodeProcess victim = node(blow.victim());
            switch (blow.moment()) {
                case SENDING -> sender(blow.victim()).awaitBegun();
                case ACKNOWLEDGED -> sender(blow.victim()).awaitAcknowledged();
                case ANY, STARTING, STARTED -> {}
            }
            victim.runFor(blow.after());
            victim.kill();
            victim.start();
            System.out.printf("kill %d of %d: %s%n", i + 1, blows.size(), blow);
            boolean nextMeetsTheStart = i + 1 < blows.size() && blows.get(i + 1).moment() == Blow.Moment.STARTING;
            if (!nextMeetsTheStart) {
                victim.awaitDesk();
            }
        }
    }

    /** Until each of the five says of each entry, its own and the others', that all four others have receipted it. */
    private void awaitEveryReceiptEverywhere() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (NodeProcess node : nodes.values()) {
            Map<String, String> lacking = lacking(node);
            while (!lacking.isEmpty()) {
                assertThat(System.nanoTime())
                        .as("%s still lacks %s; -Dparley.seed=%d", node.data(), lacking, seed)
                        .isLessThan(deadline);
                node.runFor(LOOK_AGAIN);
                lacking = lacking(node);
            }
        }
    }

    /** The entries that a node does not show with all receipts, and what it shows of them. */
    private Map<String, String> lacking(NodeProcess node) throws IOException, InterruptedException {
        Map<String, String> lacking = new TreeMap<>();
        sent().forEach(entry -> lacking.put(entry.subject(), "nothing"));
        for (String list : List.of("sent", "inbox")) {
            for (JsonNode entry : desk.get(node.data(), list).json().get("entries")) {
                TreeSet<String> receipts = new TreeSet<>();
                entry.get("receipts")
                        .forEach(receipt -> receipts.add(receipt.get("party").asString()));
                String author = entry.get("entry").get("party").asString();
                if (receipts.containsAll(
                        CODES.stream().filter(not(author::equals)).toList())) {
                    lacking.remove(entry.get("subject").asString());
                } else {
                    lacking.put(entry.get("subject").asString(), "receipts of " + receipts);
                }
            }
        }
        return lacking;
    }

    private List<Sender.Sent> sent() {
        return senders.values().stream()
                .flatMap(sender -> sender.acknowledged().stream())
                .toList();
    }

    private int unanswered() {
        return senders.values().stream().mapToInt(Sender::unanswered).sum();
    }

    private NodeProcess node(String code) {
        NodeProcess node = nodes.get(code);
        if (node == null) {
            throw new AssertionError("no node of " + code);
        }
        return node;
    }

    private Sender sender(String code) {
        Sender sender = senders.get(code);
        if (sender == null) {
            throw new AssertionError("nobody sends for " + code);
        }
        return sender;
    }

    private static void end(Future<?> sending) throws InterruptedException {
        try {
            sending.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
