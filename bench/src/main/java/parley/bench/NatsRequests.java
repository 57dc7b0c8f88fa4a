package parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Request and reply by core NATS between two connections; nothing is signed. What each side keeps before it goes on is the
 * caller's.
 */
final class NatsRequests implements Carrier {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Connection sender;
    private final Connection reader;
    private final Keeping sent;
    private final Keeping received;
    private volatile long deliveredNanos;

    private NatsRequests(String name, Connection sender, Connection reader, Keeping sent, Keeping received) {
        this.name = name;
        this.sender = sender;
        this.reader = reader;
        this.sent = sent;
        this.received = received;
    }

    /** What a side does with a message before it goes on. */
    @FunctionalInterface
    interface Keeping {
        void keep(byte[] text) throws IOException;
    }

    /**
     * Connects both sides.
     *
     * @param name how a table calls it; its subject, too
     * @param sent before it is sent
     * @param received before it is answered
     */
    static NatsRequests between(String name, NatsServer server, Keeping sent, Keeping received)
            throws IOException, InterruptedException, TimeoutException {
        var requests = new NatsRequests(name, server.connect(), server.connect(), sent, received);
        requests.reader.createDispatcher(requests::answer).subscribe(requests.subject());
        requests.reader.flush(PATIENCE);
        return requests;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Carried carry(int number, String text) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        byte[] bytes = text.getBytes(UTF_8);
        sent.keep(bytes);
        @Nullable Message reply = sender.request(subject(), bytes, PATIENCE);
        long answered = System.nanoTime();
        if (reply == null) {
            throw new IOException("no reply to " + number + " within " + PATIENCE);
        }
        return new Carried(deliveredNanos - begun, answered - begun);
    }

    @Override
    public void close() {
        try {
            sender.close();
            reader.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String subject() {
        return name.replace(' ', '-');
    }

    private void answer(Message message) {
        try {
            received.keep(message.getData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deliveredNanos = System.nanoTime();
        reader.publish(message.getReplyTo(), new byte[] {1});
    }
}
