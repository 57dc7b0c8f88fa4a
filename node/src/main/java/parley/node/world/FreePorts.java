package parley.node.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback that nobody listens on. A charter names the ports of its members before any of them listens, so they
 * are chosen first, all at once, and below those that a machine gives to whoever calls out: a call of one node must not
 * take the port of another that has yet to start, or starts again.
 */
public final class FreePorts {
    private static final int MIN = 15_000;
    /** Linux gives ports from here on to whoever calls out, unless it was told otherwise. */
    private static final int OF_CALLERS = 32_768;

    private static final int TRIES = 200;

    private FreePorts() {}

    /**
     * So many different ports.
     *
     * @throws UncheckedIOException when the machine does not have them
     */
    public static List<Integer> choose(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                held.add(free());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no " + count + " free ports on loopback", e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    private static ServerSocket free() throws IOException {
        IOException taken = new IOException("none of " + TRIES + " ports from " + MIN + " on was free");
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(MIN, OF_CALLERS);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
