package parley.trial;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An officer who states one thing after another, each under a subject of its own. One that got no answer because the node
 * was killed is sent again, the same to the second, until it is acknowledged. Thread-safe.
 */
final class Sender implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PAUSE_MIN_MS = 1_000;
    private static final int PAUSE_MAX_MS = 6_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final String code;
    private final NodeProcess node;
    private final DeskCalls desk;
    private final SplittableRandom random;
    private final CountDownLatch enough;
    private final Object changed = new Object();
    private final List<Sent> acknowledged = new ArrayList<>();
    private long begun;
    private int unanswered;
    private @Nullable Throwable failure;

    Sender(String code, NodeProcess node, DeskCalls desk, SplittableRandom random, CountDownLatch enough) {
        this.code = code;
        this.node = node;
        this.desk = desk;
        this.random = random;
        this.enough = enough;
    }

    /** What the node has acknowledged. */
    record Sent(String party, String subject, int index, String id) {}

    /** Sends until it is enough; the last entry is acknowledged when this returns. */
    @Override
    public void run() {
        try {
            do {
                sendOnce();
            } while (!enough.await(random.nextInt(PAUSE_MIN_MS, PAUSE_MAX_MS), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AssertionError | RuntimeException e) {
            synchronized (changed) {
                failure = e;
                changed.notifyAll();
            }
            throw e;
        }
    }

    List<Sent> acknowledged() {
        synchronized (changed) {
            return List.copyOf(acknowledged);
        }
    }

    /** How many sendings got no answer. */
    int unanswered() {
        synchronized (changed) {
            return unanswered;
        }
    }

    /** Waits until it begins to send something; no answer to it has come then. */
    void awaitBegun() {
        synchronized (changed) {
            long before = begun;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (begun == before) {
                pause(deadline, "sent nothing");
            }
        }
    }

    /** Waits until the next acknowledgement. */
    void awaitAcknowledged() {
        synchronized (changed) {
            int before = acknowledged.size();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (acknowledged.size() == before) {
                pause(deadline, "got no acknowledgement");
            }
        }
    }

    private void sendOnce() throws InterruptedException {
        String subject = code + "/" + (acknowledged().size() + 1);
        ObjectNode entry = statement(subject, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        while (true) {
            int kills = node.awaitUp();
            begin();
            try {
                DeskCalls.Answer answer = desk.post(node.data(), "send", entry);
                if (answer.status() == 200) {
                    acknowledge(subject, answer.json().get("sent"));
                    return;
                }
                excuse(kills, answer.status() + " " + answer.body());
            } catch (IOException lost) {
                excuse(kills, lost.toString());
            }
        }
    }

    private static ObjectNode statement(String subject, Instant written) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("format", "statement").put("subject", subject).put("written", written.toString());
        entry.putObject("body").put("text", "what is said under " + subject);
        entry.putArray("officers")
                .addObject()
                .put("officer", FoundedCircle.OFFICER)
                .put("passphrase", FoundedCircle.OFFICER_PASSPHRASE);
        return entry;
    }

    private void begin() {
        synchronized (changed) {
            begun++;
            changed.notifyAll();
        }
    }

    private void acknowledge(String subject, JsonNode pointer) {
        synchronized (changed) {
            acknowledged.add(new Sent(
                    code,
                    subject,
                    pointer.get("index").asInt(),
                    pointer.get("id").asString()));
            changed.notifyAll();
        }
    }

    /** Only a kill excuses a node that did not answer as it should. */
    private void excuse(int kills, String answer) {
        if (node.kills() == kills) {
            throw new AssertionError("the node of " + code + " was not killed and answered " + answer);
        }
        synchronized (changed) {
            unanswered++;
        }
    }

    private void pause(long deadline, String complaint) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || failure != null) {
            throw new AssertionError(code + " " + complaint + " in time", failure);
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(changed, left);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
