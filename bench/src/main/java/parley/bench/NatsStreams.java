package parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A message and its answer as two entries of a JetStream stream that is kept in files: the server stores each before it says so
 * to whoever published it. It syncs them every two minutes, and cannot be told otherwise before its version 2.10.
 */
final class NatsStreams implements Carrier {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MESSAGES = "stream.messages";
    private static final String ANSWERS = "stream.answers";

    private final Connection sender;
    private final Connection reader;
    private final JetStream sending;
    private final JetStream reading;
    private final BlockingQueue<Long> answers = new LinkedBlockingQueue<>();
    private volatile long deliveredNanos;

    private NatsStreams(Connection sender, Connection reader) throws IOException {
        this.sender = sender;
        this.reader = reader;
        this.sending = sender.jetStream();
        this.reading = reader.jetStream();
    }

    /** Makes the stream, and connects both sides. */
    static NatsStreams between(NatsServer server) throws IOException, InterruptedException, JetStreamApiException {
        var streams = new NatsStreams(server.connect(), server.connect());
        streams.sender
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("line")
                        .subjects("stream.>")
                        .storageType(StorageType.File)
                        .build());
        streams.hear(streams.reader, streams.reading, MESSAGES, streams::delivered);
        streams.hear(streams.sender, streams.sending, ANSWERS, _ -> streams.answers.add(System.nanoTime()));
        return streams;
    }

    @Override
    public String name() {
        return "NATS JetStream, in files";
    }

    @Override
    public Carried carry(int number, String text) throws IOException, InterruptedException, JetStreamApiException {
        long begun = System.nanoTime();
        sending.publish(MESSAGES, text.getBytes(UTF_8));
        Long answered = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answered == null) {
            throw new IOException("no answer to " + number + " within " + PATIENCE);
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

    private void delivered(Message message) {
        deliveredNanos = System.nanoTime();
        try {
            reading.publish(ANSWERS, new byte[] {1});
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException("the answer could not be stored", e);
        }
    }

    private void hear(Connection side, JetStream stream, String subject, io.nats.client.MessageHandler heard)
            throws IOException, JetStreamApiException {
        JetStreamSubscription _ = stream.subscribe(
                subject,
                side.createDispatcher(),
                heard,
                false,
                PushSubscribeOptions.builder().ordered(true).build());
    }
}
