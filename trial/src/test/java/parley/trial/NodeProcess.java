package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code parley node} on one data folder, killed and started again. One thread does that; others wait for it to be up. */
final class NodeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern DESK = Pattern.compile("^X[A-Z] desk (http://\\S+/)$");

    /** What the launcher gives a node. */
    private static final String MEMORY = "-Xms16m -Xmx96m -Xss512k -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25"
            + " -XX:ReservedCodeCacheSize=48m";

    private final Path data;
    private final Path charter;
    private final List<Program> lives = new ArrayList<>();
    private final Object changed = new Object();
    private boolean up;
    private int kills;

    NodeProcess(Path data, Path charter) {
        this.data = data;
        this.charter = charter;
    }

    /** Starts it, for the first time or again; does not wait for it. */
    void start() {
        List<String> command = new ArrayList<>(List.of("node", "--data", data.toString()));
        if (!Files.exists(data.resolve("charter.json"))) {
            command.addAll(List.of("--charter", charter.toString()));
        }
        Map<String, String> environment = new HashMap<>(FoundedCircle.PASSPHRASES);
        environment.put("JDK_JAVA_OPTIONS", MEMORY);
        environment.put("MALLOC_ARENA_MAX", "2");
        lives.add(Program.parley(Checkout.ROOT, environment, command));
    }

    /** Waits until its desk is open; fails with all that it said when it ends instead. */
    void awaitDesk() {
        lives.getLast().awaitLine(DESK, PATIENCE);
        synchronized (changed) {
            up = true;
            changed.notifyAll();
        }
    }

    /** The address that it printed for its desk, in English. */
    URI desk() {
        return URI.create(lives.getLast().awaitLine(DESK, PATIENCE).group(1) + "?lang=en");
    }

    /** Holds it still: its connections stay open, and nothing comes out of them, as on a line that is cut. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        List<String> kill =
                List.of("kill", "-" + name, String.valueOf(lives.getLast().pid()));
        try (Program sent = Program.start(data, Map.of(), kill)) {
            assertThat(sent.awaitExit(PATIENCE)).as("%s: %s", kill, sent.err()).isZero();
        }
    }

    /** Lets time pass, in which it must not end by itself. */
    void runFor(Duration time) {
        lives.getLast().assertRunsFor(time);
    }

    void kill() {
        synchronized (changed) {
            up = false;
            kills++;
        }
        lives.getLast().kill();
    }

    Path data() {
        return data;
    }

    /** How often it was killed: who got no answer, and finds the number grown, knows why. */
    int kills() {
        synchronized (changed) {
            return kills;
        }
    }

    /** Waits until its desk is open, and returns how often it was killed before. */
    int awaitUp() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (changed) {
            while (!up) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("the node on " + data + " is not up in time");
                }
                TimeUnit.NANOSECONDS.timedWait(changed, left);
            }
            return kills;
        }
    }

    /** All that it said in those of its lives in which something went wrong. */
    List<String> complaints() {
        return lives.stream()
                .map(Program::err)
                .filter(said -> said.stream()
                        .anyMatch(line -> line.contains(" ERROR ") || line.startsWith("Exception in thread")))
                .map(said -> String.join("\n", said))
                .toList();
    }

    @Override
    public void close() {
        lives.forEach(Program::close);
    }
}
