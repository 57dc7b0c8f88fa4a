package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may wrap around
    private final TokenBucket bucket = new TokenBucket(new Rate(10, 3), nanos::get);

    @Test
    void givesItsBurstAtOnceAndNoMore() {
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void fillsEvenlyAndSaysExactlyWhen() {
        drain();
        nanos.addAndGet(Duration.ofMillis(100).toNanos() - 1);
        assertThat(bucket.take()).isEqualTo(Duration.ofNanos(1));
        nanos.addAndGet(1);
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void neverHoldsMoreThanItsBurst() {
        drain();
        nanos.addAndGet(Duration.ofDays(10_000).toNanos());
        drain();
        assertThat(bucket.take()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void debtIsWaitedOffButHasAnEnd() {
        bucket.charge(5);
        assertThat(bucket.empty()).isEqualTo(Duration.ofMillis(300));
        bucket.charge(1_000_000);
        assertThat(bucket.empty()).isEqualTo(Duration.ofMillis(400));
        nanos.addAndGet(Duration.ofMillis(400).toNanos());
        assertThat(bucket.empty()).isZero();
        assertThat(bucket.take()).isZero();
    }

    @Test
    void largestRateNeitherOverflowsNorStalls() {
        TokenBucket large = new TokenBucket(new Rate(1L << 32, 1L << 32), nanos::get);
        large.charge(1L << 33);
        assertThat(large.empty()).isPositive().isLessThan(Duration.ofSeconds(2));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(large.take()).isZero();
    }

    private void drain() {
        for (int n = 0; n < 3; n++) {
            assertThat(bucket.take()).isZero();
        }
    }
}
