package parley.node.exchange;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds a {@link Rate}: full at first, filled evenly, never above its burst. What is used may exceed what is left, as the
 * size of an answer is known only afterwards; the debt is then waited off. Thread-safe.
 */
final class TokenBucket {
    private static final long NANO = 1_000_000_000L;

    private final Rate rate;
    private final LongSupplier nanoTime;
    private long level; // in billionths of a token
    private long filledAt;

    /** @param nanoTime a monotonic clock in nanoseconds, such as {@link System#nanoTime()} */
    TokenBucket(Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.level = rate.burst() * NANO;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes one token and answers zero; or takes none and answers how long it is until there is one. */
    synchronized Duration take() {
        fill();
        if (level < NANO) {
            return untilOne();
        }
        level -= NANO;
        return Duration.ZERO;
    }

    /** How long it is until there is a token; zero when there is one. Takes none. */
    synchronized Duration empty() {
        fill();
        return level < NANO ? untilOne() : Duration.ZERO;
    }

    /** Uses this many tokens, whether they are there or not. */
    synchronized void charge(long tokens) {
        fill();
        level = Math.max(level - Math.multiplyExact(tokens, NANO), -rate.burst() * NANO);
    }

    private Duration untilOne() {
        return Duration.ofNanos(Math.ceilDiv(NANO - level, rate.perSecond()));
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        long untilFull = Math.ceilDiv(rate.burst() * NANO - level, rate.perSecond());
        long elapsed = Math.min(now - filledAt, untilFull); // so that the product below cannot overflow
        level = Math.min(level + elapsed * rate.perSecond(), rate.burst() * NANO);
        filledAt = now;
    }
}
