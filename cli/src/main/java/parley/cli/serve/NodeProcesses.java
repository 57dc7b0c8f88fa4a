package parley.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.cli.terminal.Failure;

/**
 * Nodes in processes of their own, which live no longer than this one: they are ended when it closes this, when it is
 * told to end (Ctrl-C), and, since their input ends with it, when it is killed. One that dies by itself is a failure.
 * Waiting is for one thread; {@link #close} may come from any.
 */
final class NodeProcesses implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** A terminal's Ctrl-C reaches the nodes as soon as us: their end then is no failure. */
    private static final Duration UNTIL_WE_KNOW = Duration.ofSeconds(1);

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread hook;
    private final Object changed = new Object();

    /** @param afterwards runs when the process is told to end, once all nodes have ended */
    NodeProcesses(Runnable afterwards) {
        hook = Thread.ofPlatform().unstarted(() -> {
            end();
            afterwards.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts one more node; see {@link NodeProcess#start}. */
    NodeProcess start(String party, Path home, Path data, Path passphrase) throws IOException {
        synchronized (nodes) {
            if (closing.getCount() == 0) {
                throw new IllegalStateException("no node is started while they are ended");
            }
            var node = NodeProcess.start(party, home, data, passphrase);
            nodes.add(node);
            Thread.ofVirtual().start(() -> tellOfTheEndOf(node));
            return node;
        }
    }

    /**
     * Lets time pass, in which no node may end.
     *
     * @throws Failure when one does, with the last lines that it wrote
     */
    void pause(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        synchronized (changed) {
            long left = deadline - System.nanoTime();
            while (left > 0 && dead().isEmpty()) {
                TimeUnit.NANOSECONDS.timedWait(changed, left);
                left = deadline - System.nanoTime();
            }
        }
        var dead = dead();
        if (dead.isPresent()) {
            if (closing.await(UNTIL_WE_KNOW.toMillis(), TimeUnit.MILLISECONDS)) {
                hook.join(); // this process ends with its hook, and has nothing more to say
            }
            throw Failure.environment(dead.get().obituary());
        }
    }

    private void tellOfTheEndOf(NodeProcess node) {
        try {
            node.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    private Optional<NodeProcess> dead() {
        synchronized (nodes) {
            return nodes.stream().filter(node -> !node.process().isAlive()).findFirst();
        }
    }

    /** Ends all nodes and waits for their end. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook runs, and does the same.
        }
    }

    private void end() {
        List<NodeProcess> running;
        synchronized (nodes) {
            closing.countDown();
            running = List.copyOf(nodes);
        }
        running.forEach(node -> node.process().destroy());
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (NodeProcess node : running) {
            try {
                if (!node.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    node.process().destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                node.process().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
