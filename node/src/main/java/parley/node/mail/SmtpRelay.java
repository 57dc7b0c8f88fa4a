package parley.node.mail;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import parley.ledger.bytes.Bytes;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailState;

/** A relay that is spoken to by SMTP under TLS: one connection and one deadline for each letter and address. */
public final class SmtpRelay implements Relay {
    /** How long a conversation that was cut may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final RelaySettings settings;
    private final SSLSocketFactory trust;
    private final AtomicReference<Optional<Conversation>> current = new AtomicReference<>(Optional.empty());

    public SmtpRelay(RelaySettings settings) {
        this.settings = settings;
        this.trust = Trust.of(settings.trusted());
    }

    @Override
    public MailState.Named named() {
        return new MailState.Named(settings.host(), settings.sender(), settings.language());
    }

    @Override
    public Answer hand(Bytes message, MailAddress to, Runnable handing) {
        var conversation = new Conversation(settings, trust, message, to, handing);
        current.set(Optional.of(conversation));
        try {
            return within(conversation);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return conversation.cut("the node was stopped");
        } finally {
            current.set(Optional.empty());
        }
    }

    private Answer within(Conversation conversation) throws InterruptedException {
        var task = new FutureTask<>(conversation);
        Thread.ofVirtual().name("relay").start(task);
        try {
            return result(task, settings.limit());
        } catch (TimeoutException late) {
            Answer cut = conversation.cut("no end within " + settings.limit().toSeconds() + " s");
            try {
                return result(task, GRACE);
            } catch (TimeoutException stuck) {
                return conversation.cut(cut.says());
            }
        }
    }

    private static Answer result(FutureTask<Answer> task, Duration limit)
            throws InterruptedException, TimeoutException {
        try {
            return task.get(limit.toMillis(), MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the letter was not handed over", failed.getCause());
        }
    }

    @Override
    public void close() {
        current.get().ifPresent(conversation -> conversation.cut("the node was stopped"));
    }
}
