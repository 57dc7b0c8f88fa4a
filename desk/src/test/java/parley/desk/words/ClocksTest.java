package parley.desk.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;

/** UTC, and beside it what the clock of the office shows. */
class ClocksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Words in(Language language, String zone) {
        return Objects.requireNonNull(Words.load().get(language)).in(Optional.of(ZoneId.of(zone)));
    }

    private static Clocks clocks(String zone) {
        return in(Language.EN, zone).clocks();
    }

    private static String said(Phrase.Time time) {
        return time.text() + (time.local().isEmpty() ? "" : " (" + time.local() + ")");
    }

    /** In the spring the clock goes from 02:00 to 03:00, in the autumn from 03:00 back to 02:00, both at 01:00 UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin|2026-03-29T00:59:59Z|2026-03-29 00:59:59 UTC (01:59:59)",
                "Europe/Berlin|2026-03-29T01:00:00Z|2026-03-29 01:00:00 UTC (03:00:00)",
                "Europe/Berlin|2026-10-25T00:59:59Z|2026-10-25 00:59:59 UTC (02:59:59)",
                "Europe/Berlin|2026-10-25T01:00:00Z|2026-10-25 01:00:00 UTC (02:00:00)",
                "Europe/Berlin|2026-03-28T22:59:59Z|2026-03-28 22:59:59 UTC (23:59:59)",
                "Europe/Berlin|2026-03-28T23:00:00Z|2026-03-28 23:00:00 UTC (Sun 00:00:00)",
                "Europe/Berlin|2026-03-29T21:59:59Z|2026-03-29 21:59:59 UTC (23:59:59)",
                "Europe/Berlin|2026-03-29T22:00:00Z|2026-03-29 22:00:00 UTC (Mon 00:00:00)",
                "Pacific/Auckland|2026-03-01T10:59:59Z|2026-03-01 10:59:59 UTC (23:59:59)",
                "Pacific/Auckland|2026-03-01T21:00:00Z|2026-03-01 21:00:00 UTC (Mon 10:00:00)",
                "Pacific/Pago_Pago|2026-03-02T01:00:00Z|2026-03-02 01:00:00 UTC (Sun 14:00:00)",
                "Asia/Kolkata|2026-03-01T00:00:00Z|2026-03-01 00:00:00 UTC (05:30:00)",
                "Europe/London|2026-03-01T09:00:00Z|2026-03-01 09:00:00 UTC (09:00:00)",
            })
    void besideUtcStandsTheOfficesTimeWithTheDayOfTheWeekWhereItIsAnother(String zone, String at, String told) {
        assertThat(said(clocks(zone).moment(Instant.parse(at)))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"EN, Mon", "FR, lun.", "DE, Mo", "IT, lun", "RU, пн", "ES, lun"})
    void theDayIsSaidInTheReadersLanguage(Language language, String day) {
        assertThat(in(language, "Pacific/Auckland")
                        .time(Instant.parse("2026-03-01T21:00:00Z"))
                        .local())
                .isEqualTo(day + " 10:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/UTC", "Etc/GMT", "GMT", "Z"})
    void anOfficeThatLivesByUtcHasNothingBesideIt(String zone) {
        assertThat(clocks(zone).zone()).isEmpty();
        assertThat(clocks(zone).moment(NOW).local()).isEmpty();
    }

    @Test
    void whereNobodyHasSaidWhereTheOfficeIsNothingStandsBesideUtc() {
        var words = Objects.requireNonNull(Words.load().get(Language.EN));
        assertThat(words.in(Optional.empty())).isSameAs(words);
        assertThat(said(words.time(NOW))).isEqualTo("2026-03-01 12:00:00 UTC");
    }

    @Test
    void inLittleRoomTheDayIsLeftOutWhereItIsTheSame() {
        var clocks = clocks("Pacific/Auckland");
        var early = Instant.parse("2026-03-01T03:04:05Z");
        var before = Instant.parse("2026-02-28T23:59:59Z");
        assertThat(said(clocks.near(early, NOW))).isEqualTo("03:04:05 UTC (16:04:05)");
        assertThat(said(clocks.near(before, NOW))).isEqualTo("2026-02-28 23:59:59 UTC (Sun 12:59:59)");
        assertThat(said(clocks.minute(early, NOW))).isEqualTo("03:04 UTC (16:04)");
        assertThat(said(clocks.minute(before, NOW))).isEqualTo("2026-02-28 23:59 UTC (Sun 12:59)");
        assertThat(said(clocks.plain(early))).isEqualTo("2026-03-01 03:04:05 (16:04:05)");
    }

    /** A day of UTC ends within a day of the office: by the day alone nobody there could tell when. */
    @Test
    void aLastInstantIsADayOnlyWhereTheOfficeLivesByUtc() {
        var end = Instant.parse("2026-03-01T23:59:59Z");
        assertThat(said(clocks("UTC").lastInstant(end))).isEqualTo("2026-03-01");
        assertThat(said(clocks("UTC").lastInstant(end.minusSeconds(1)))).isEqualTo("2026-03-01 23:59:58 UTC");
        assertThat(said(clocks("Europe/Berlin").lastInstant(end))).isEqualTo("2026-03-01 23:59:59 UTC (Mon 00:59:59)");
    }

    @Test
    void aSentenceHasItBesideEachInstantAndBesideNothingElse() {
        var said = in(Language.EN, "Europe/Berlin")
                .isolated("It was 2026-02-28, then 2026-03-01 09:00:00 UTC, not 2026-03-01 25:00:00 UTC, nor \u2068"
                        + "2026-03-01 10:00:00 UTC\u2069, \u2068at 2026-03-01 11:00:00 UTC\u2069.");
        assertThat(said.parts().stream()
                        .filter(Phrase.Time.class::isInstance)
                        .map(Phrase.Time.class::cast)
                        .map(ClocksTest::said))
                .containsExactly(
                        "2026-02-28",
                        "2026-03-01 09:00:00 UTC (10:00:00)",
                        "2026-03-01 25:00:00 UTC",
                        "2026-03-01 10:00:00 UTC (11:00:00)");
        assertThat(said.parts()).contains(new Phrase.Foreign("at 2026-03-01 11:00:00 UTC"));
        assertThat(said.text())
                .as("a plain text is in UTC alone")
                .contains("2026-03-01 09:00:00 UTC, not")
                .doesNotContain("(10:00:00)");
    }
}
