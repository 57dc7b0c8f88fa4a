package parley.desk.foresight;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets one question at a time through, and rests after it for as long as it took. So what is asked while people type, however
 * many they are, holds the node's findings half of the time at most. Nobody waits: who cannot pass is told so at once.
 * Thread-safe.
 */
public final class Gate {
    private final LongSupplier nanos;

    /** Guarded by this, as is the other. */
    private boolean taken;

    private long free;

    /** @param nanos a clock that only goes forward, such as {@link System#nanoTime} */
    public Gate(LongSupplier nanos) {
        this.nanos = nanos;
        this.free = nanos.getAsLong();
    }

    /** The answer to a question; empty while another is worked out, and in the rest after it. */
    public <T> Optional<T> pass(Supplier<T> question) {
        long began = nanos.getAsLong();
        if (!enter(began)) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } finally {
            leave(began);
        }
    }

    private synchronized boolean enter(long now) {
        if (taken || now - free < 0) {
            return false;
        }
        taken = true;
        return true;
    }

    private synchronized void leave(long began) {
        long now = nanos.getAsLong();
        taken = false;
        free = now + (now - began);
    }
}
