package parley.bench;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A NATS server of its own, on loopback, without TLS and without accounts, with JetStream in files below a folder. */
final class NatsServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private NatsServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * The server's program: the one that {@code scripts/install-nats} unpacks, or an installed one.
     *
     * @throws IllegalStateException when there is none
     */
    static Path program() {
        return Stream.concat(
                        Stream.of(Path.of("target", "nats", "usr", "sbin")),
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                .map(folder -> folder.resolve("nats-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nats-server is not on this machine; scripts/install-nats fetches it"));
    }

    /** Starts a server, which may not listen yet. */
    static NatsServer start(Path folder) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = List.of(
                program().toString(), "-a", "127.0.0.1", "-p", String.valueOf(port), "-js", "-sd", folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nats.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // where this process is ended by a signal
        return new NatsServer(process, port);
    }

    /** A new connection, once the server listens. */
    Connection connect() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Nats.connect(new Options.Builder()
                        .server("nats://127.0.0.1:" + port)
                        .noReconnect()
                        .build());
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("no connection to nats-server on port " + port, e);
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
