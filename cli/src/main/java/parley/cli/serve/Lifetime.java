package parley.cli.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Waits until the process is told to end, and lets what runs be closed before it does. */
final class Lifetime {
    private Lifetime() {}

    /** Ends the process, as SIGTERM does, when its standard input ends: whoever holds the other end has gone. */
    static void endWithInput() {
        Thread.ofPlatform().name("end of input").daemon().start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                System.getLogger(Lifetime.class.getName()).log(System.Logger.Level.WARNING, "input broke off", broken);
            }
            System.exit(0);
        });
    }

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
