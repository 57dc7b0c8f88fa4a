package parley.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * One {@code parley node} in a process of its own, whose last lines are kept. Its standard input stays open as long as
 * this process lives: a node that was started with {@code --until-input-ends} thus ends with it, however it ends.
 * Thread-safe.
 */
final class NodeProcess {
    private static final int LINES_KEPT = 20;
    private static final Pattern DESK = Pattern.compile("^\\S+ desk (http://\\S+)$");

    private final String party;
    private final Process process;
    private final CompletableFuture<URI> desk = new CompletableFuture<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final List<Thread> reading = new ArrayList<>();

    private NodeProcess(String party, Process process) {
        this.party = party;
        this.process = process;
        reading.add(Thread.ofVirtual().start(() -> follow(process.getInputStream())));
        reading.add(Thread.ofVirtual().start(() -> follow(process.getErrorStream())));
    }

    /**
     * Starts the node of a party's folder.
     *
     * @param home the folder of Parley itself
     * @param passphrase the file with that of the node's keys
     */
    static NodeProcess start(String party, Path home, Path data, Path passphrase) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaOptions.ofNode());
        command.addAll(List.of(
                "-Dparley.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "parley.cli.Main",
                "node",
                "--data",
                data.toString(),
                "--passphrase-file",
                passphrase.toString(),
                "--until-input-ends"));
        var builder = new ProcessBuilder(command);
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2"); // as the launcher does for a node
        return new NodeProcess(party, builder.start());
    }

    String party() {
        return party;
    }

    Process process() {
        return process;
    }

    /** Where its desk is, once it has said so. */
    Optional<URI> desk() {
        return Optional.ofNullable(desk.getNow(null));
    }

    /** How it ended and the last lines that it wrote; for one that has ended. */
    String obituary() throws InterruptedException {
        for (Thread reader : reading) {
            reader.join();
        }
        synchronized (last) {
            return "the node of %s has ended with %d; the last that it wrote:%n  %s"
                    .formatted(party, process.exitValue(), last.isEmpty() ? "nothing" : String.join("\n  ", last));
        }
    }

    private void follow(InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
        } catch (IOException closed) {
            keep("(its output broke off: " + closed.getMessage() + ")");
        }
    }

    private void keep(String line) {
        var address = DESK.matcher(line);
        if (address.matches()) {
            desk.complete(URI.create(address.group(1)));
        }
        synchronized (last) {
            if (last.size() == LINES_KEPT) {
                last.removeFirst();
            }
            last.addLast(line);
        }
    }
}
