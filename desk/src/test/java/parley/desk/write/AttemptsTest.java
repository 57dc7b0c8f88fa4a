package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Attempts attempts = new Attempts(nanos::get);

    private void wait(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    private Optional<Duration> begin(String officer, String browser) {
        return Optional.ofNullable(attempts.begin(List.of(officer), browser).get(officer));
    }

    @Test
    void theSixthTryWithinAMinuteWaitsForTheFirstToBeAMinuteOld() {
        for (int i = 0; i < 5; i++) {
            assertThat(begin("duty", "here")).isEmpty();
            wait(Duration.ofSeconds(5));
        }
        assertThat(begin("duty", "here")).contains(Duration.ofSeconds(35));
        assertThat(begin("other", "here")).isEmpty();
        wait(Duration.ofSeconds(35));
        assertThat(begin("duty", "here")).isEmpty();
        assertThat(begin("duty", "here")).contains(Duration.ofSeconds(5));
    }

    @Test
    void theRightOneWipesTheOthersOut() {
        for (int i = 0; i < 5; i++) {
            assertThat(begin("duty", "here")).isEmpty();
        }
        attempts.succeeded("duty", "here");
        assertThat(begin("duty", "here")).isEmpty();
    }

    @Test
    void oneWhoMustWaitUsesUpNoTryOfAnother() {
        for (int i = 0; i < 5; i++) {
            begin("duty", "here");
        }
        for (int i = 0; i < 9; i++) {
            assertThat(attempts.begin(List.of("duty", "second"), "here")).containsOnlyKeys("duty");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(begin("second", "here")).isEmpty();
        }
    }

    @Test
    void whereAnOfficerHasSignedNobodyElseUsesUpTheTries() {
        attempts.succeeded("duty", "here");
        for (int i = 0; i < 5; i++) {
            assertThat(begin("duty", "elsewhere " + i)).isEmpty();
        }
        assertThat(begin("duty", "another")).isPresent();
        for (int i = 0; i < 5; i++) {
            assertThat(begin("duty", "here")).isEmpty();
        }
        assertThat(begin("duty", "here")).isPresent();
    }
}
