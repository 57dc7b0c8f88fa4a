package parley.agreement.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.value.Span;

class CivilTimeTest {
    private static final CivilTime UTC = new CivilTime(ZoneId.of("UTC"));
    private static final CivilTime VIENNA = new CivilTime(ZoneId.of("Europe/Vienna"));
    private static final Span DAYS_42 = Span.parse("P42D").orElseThrow();
    private static final Span HOURS_48 = Span.parse("PT48H").orElseThrow();

    @Test
    void aLeadInDaysEndsWithTheLastSecondOfItsDay() {
        // Poland, 2020: "by 1 April, not later than 42 days before" a start on 13 May.
        assertThat(UTC.before(LocalDate.parse("2020-05-13"), DAYS_42)).isEqualTo("2020-04-01T23:59:59Z");
        assertThat(VIENNA.before(LocalDate.parse("2020-05-13"), DAYS_42)).isEqualTo("2020-04-01T21:59:59Z");
    }

    @Test
    void aLeadCountsTheLeapDayAndCrossesTheYear() {
        assertThat(UTC.before(LocalDate.parse("2024-04-10"), DAYS_42)).isEqualTo("2024-02-28T23:59:59Z");
        assertThat(UTC.before(LocalDate.parse("2024-04-11"), DAYS_42)).isEqualTo("2024-02-29T23:59:59Z");
        assertThat(UTC.before(LocalDate.parse("2025-04-11"), DAYS_42)).isEqualTo("2025-02-28T23:59:59Z");
        assertThat(UTC.before(LocalDate.parse("2026-02-11"), DAYS_42)).isEqualTo("2025-12-31T23:59:59Z");
    }

    @Test
    void anElapsedSpanIsTheSameSecondLater() {
        assertThat(UTC.after(Instant.parse("2022-02-09T10:00:00Z"), HOURS_48)).isEqualTo("2022-02-11T10:00:00Z");
        assertThat(UTC.before(Instant.parse("2022-02-09T10:00:00Z"), HOURS_48)).isEqualTo("2022-02-07T10:00:00Z");
    }

    @Test
    void anElapsedSpanAcrossTheClockChangeIsNotTwoDaysOfTheCalendar() {
        Instant noonBefore = Instant.parse("2026-03-28T11:00:00Z"); // 12:00 in Vienna, a day before the change
        assertThat(VIENNA.after(noonBefore, HOURS_48)).isEqualTo("2026-03-30T11:00:00Z"); // 13:00 there
        assertThat(VIENNA.after(noonBefore, Span.parse("P2D").orElseThrow())).isEqualTo("2026-03-30T21:59:59Z");
    }

    @Test
    void aCivilSpanFromAnInstantEndsWithItsDay() {
        Span days14 = Span.parse("P14D").orElseThrow();
        assertThat(UTC.after(Instant.parse("2026-12-17T00:00:00Z"), days14)).isEqualTo("2026-12-31T23:59:59Z");
        assertThat(UTC.after(LocalDate.parse("2026-12-17"), days14)).isEqualTo("2026-12-31T23:59:59Z");
    }

    @Test
    void aSecondIsCountedOnceWhereTheClockIsSetBack() {
        // 2026-10-25 in Vienna has 25 hours; its last second comes after both of its two o'clocks.
        assertThat(VIENNA.startOf(LocalDate.parse("2026-10-25"))).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(VIENNA.endOf(LocalDate.parse("2026-10-25"))).isEqualTo("2026-10-25T22:59:59Z");
    }

    @Test
    void inDatesBothEndsCount() {
        assertThat(CivilTime.daysCounted(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-22")))
                .hasToString("P22D");
        assertThat(CivilTime.daysCounted(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-01")))
                .hasToString("P1D");
        assertThat(CivilTime.daysApart(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-22")))
                .isEqualTo(21);
    }

    @Test
    void theTimeZoneDataSayTheirVersion() {
        assertThat(CivilTime.dataVersion()).matches("20\\d\\d[a-z]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 1, 2026-02-28, 2026-03-01",
        "2028-01-31, 1, 2028-02-29, 2028-03-01",
        "2028-01-30, 1, 2028-02-29, 2028-03-01",
        "2028-01-29, 1, 2028-02-29, 2028-02-29",
        "2026-01-29, 1, 2026-02-28, 2026-03-01",
        "2026-01-28, 1, 2026-02-28, 2026-02-28",
        "2028-02-29, 12, 2029-02-28, 2029-03-01",
        "2028-02-29, 48, 2032-02-29, 2032-02-29",
        "2026-08-31, 16, 2027-12-31, 2027-12-31",
        "2026-12-31, 2, 2027-02-28, 2027-03-01",
        "2026-05-31, 0, 2026-05-31, 2026-05-31"
    })
    void monthsKeepTheDayOfTheMonthOrAreRoundedAsTheTextSays(LocalDate day, int months, LocalDate down, LocalDate up) {
        assertThat(CivilTime.months(day, months, Rounding.DOWN)).isEqualTo(down);
        assertThat(CivilTime.months(day, months, Rounding.UP)).isEqualTo(up);
    }

    @Test
    void whatLastsLongerThanAnySpanLastsTheLongestOne() {
        assertThat(CivilTime.daysCounted(LocalDate.parse("0001-01-01"), LocalDate.parse("9999-12-31")))
                .isEqualTo(new Span(Span.Kind.DAYS, Span.LIMIT / 86_400));
        assertThat(CivilTime.elapsed(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z")))
                .isEqualTo(new Span(Span.Kind.SECONDS, Span.LIMIT));
    }
}
