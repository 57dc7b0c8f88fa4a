package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Attempts attempts = new Attempts(nanos::get);

    private void wait(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    @Test
    void theSixthTryWithinAMinuteWaitsForTheFirstToBeAMinuteOld() {
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.begin("duty")).isEmpty();
            wait(Duration.ofSeconds(5));
        }
        assertThat(attempts.begin("duty")).contains(Duration.ofSeconds(35));
        assertThat(attempts.begin("other")).isEmpty();
        wait(Duration.ofSeconds(35));
        assertThat(attempts.begin("duty")).isEmpty();
        assertThat(attempts.begin("duty")).contains(Duration.ofSeconds(5));
    }

    @Test
    void theRightOneWipesTheOthersOut() {
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.begin("duty")).isEmpty();
        }
        attempts.succeeded("duty");
        assertThat(attempts.begin("duty")).isEmpty();
    }
}
