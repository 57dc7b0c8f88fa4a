package parley.desk.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static Hours in(String zone) {
        return new Hours(Optional.ofNullable(zone).map(ZoneId::of));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|2026-03-01T08:00:00Z|2026-03-01T20:00:00Z|2026-03-01 08:00–20:00 UTC",
                "|2026-03-01T08:00:00Z|2026-03-02T00:00:00Z|2026-03-01 08:00–24:00 UTC",
                "|2026-03-01T20:00:00Z|2026-03-02T08:00:00Z|2026-03-01 20:00 – 2026-03-02 08:00 UTC",
                "Europe/Vienna|2026-03-01T08:00:00Z|2026-03-01T20:00:00Z|2026-03-01 08:00–20:00 UTC (09:00–21:00)",
                "Europe/Vienna|2026-03-01T08:00:00Z|2026-03-01T23:00:00Z|2026-03-01 08:00–23:00 UTC (09:00–24:00)",
                "Asia/Almaty|2026-03-01T20:00:00Z|2026-03-01T22:00:00Z"
                        + "|2026-03-01 20:00–22:00 UTC (2026-03-02 01:00–03:00)",
                "Europe/Vienna|2026-03-29T00:00:00Z|2026-03-29T02:00:00Z|2026-03-29 00:00–02:00 UTC (01:00–04:00)",
            })
    void aSpanIsTheSameInUtcAndInTheHoursOfAPlace(String zone, Instant begin, Instant end, String told) {
        assertThat(in(zone).span(begin, end)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|2026-03-01T08:00:00Z|2026-03-02T00:00:00Z|08:00–24:00",
                "Europe/Vienna|2026-03-01T08:00:00Z|2026-03-01T22:00:00Z|08:00–22:00 (09:00–23:00)",
                "Asia/Almaty|2026-03-01T18:00:00Z|2026-03-01T22:00:00Z|18:00–22:00 (23:00 – 03-02 03:00)",
            })
    void withinADayTheDayIsLeftOutWhereItIsTheSame(String zone, Instant begin, Instant end, String told) {
        assertThat(in(zone).within(begin, end)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|2026-03-01 20:00 UTC",
                "Europe/Vienna|2026-03-01 20:00 UTC (21:00)",
                "Asia/Almaty|2026-03-01 20:00 UTC (2026-03-02 01:00)",
            })
    void aMinuteIsSaidWithTheDayThereWhereThatIsAnother(String zone, String told) {
        assertThat(in(zone).moment(Instant.parse("2026-03-01T20:00:00Z"))).isEqualTo(told);
    }
}
