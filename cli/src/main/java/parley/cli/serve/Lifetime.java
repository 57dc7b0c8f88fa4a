package parley.cli.serve;

import java.util.concurrent.CountDownLatch;

/** Waits until the process is told to end, and lets what runs be closed before it does. */
final class Lifetime {
    private Lifetime() {}

    /** Closes {@code running} when the process gets SIGINT or SIGTERM; does not return before. */
    static void hold(AutoCloseable running) throws InterruptedException {
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                running.close();
            } catch (Exception failed) {
                System.getLogger(Lifetime.class.getName()).log(System.Logger.Level.WARNING, "did not end well", failed);
            } finally {
                closed.countDown();
            }
        }));
        closed.await();
    }
}
