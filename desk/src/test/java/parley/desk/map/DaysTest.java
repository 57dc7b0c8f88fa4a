package parley.desk.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private final Days days = new Days(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 30), false);

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 0",
        "2026-03-01, 28",
        "2026-03-01 12:00:00, 28",
        "2026-04-30, 88",
        "2026-01-31, 0",
        "2026-05-01, 0",
        "2026-02-31, 0",
        "soon, 0"
    })
    void aDayThatIsTypedIsSoFarFromTheFirstAndElseTheFirstIsShown(String typed, long away) {
        assertThat(days.to(typed)).isEqualTo(away);
    }
}
