package parley.desk.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01 09:00:00, 2026-03-01T09:00:00Z",
        "2026-03-01 09:00, 2026-03-01T09:00:00Z",
        "2026-03-01T09:00:05Z, 2026-03-01T09:00:05Z",
        "2026-03-01 09:00:00 UTC, 2026-03-01T09:00:00Z",
    })
    void anInstantIsReadHoweverItIsUsuallyTyped(String typed, Instant instant) {
        assertThat(Moments.parse(typed)).contains(instant);
        assertThat(Moments.parse(Moments.print(instant))).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "09:00", "2026-02-30 09:00", "2026-03-01 24:00", "2026-03-01 9:00", "0000-01-01 00:00", "now"
            })
    void whatIsNoInstantIsNone(String typed) {
        assertThat(Moments.parse(typed)).isEmpty();
    }
}
