package parley.agreement.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.format.TypedReader;
import parley.agreement.recurrence.Recurrence.Lack;
import parley.agreement.recurrence.Recurrence.Reading;
import parley.agreement.value.Data;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** What recurs, by rules that end. */
class RecurrenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Recurrence rule(String text) {
        return ((Reading.Fit) Recurrence.read(text)).rule();
    }

    private static Reading.Unfit unfit(String text) {
        return (Reading.Unfit) Recurrence.read(text);
    }

    private static List<Instant> times(String rule, String first, ZoneId zone) {
        return rule(rule).times(Instant.parse(first), zone);
    }

    private static List<Instant> instants(String... texts) {
        return Stream.of(texts).map(Instant::parse).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;COUNT=1",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=200",
                "FREQ=MONTHLY;BYDAY=1TU;COUNT=6",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20271231T235959Z",
                "FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=12",
                "FREQ=YEARLY;BYMONTH=3,9;BYDAY=-1WE,2WE;COUNT=8",
                "FREQ=YEARLY;INTERVAL=99;COUNT=2"
            })
    void aRuleIsReadAndPrintedInItsOneSpelling(String text) {
        assertThat(rule(text).print()).isEqualTo(text);
        assertThat(TypedReader.scalar(Type.Simple.RECURRENCE, new Data.Text(text)))
                .isEqualTo(new TypedReader.Result.Read(new Value.Text(text)));
    }

    @Test
    void whatIsTypedInAnotherOrderIsTheSameRuleAndNoSpellingOfTheRecord() {
        var typed = "RRULE:count=6;byday=fr,mo;freq=weekly;interval=1";
        assertThat(rule(typed).print()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,FR;COUNT=6");
        assertThat(TypedReader.scalar(Type.Simple.RECURRENCE, new Data.Text(typed)))
                .isEqualTo(new TypedReader.Result.Unfit("its one spelling, FREQ=WEEKLY;BYDAY=MO,FR;COUNT=6"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=MONTHLY;BYDAY=1TU | ENDLESS",
                "FREQ=DAILY;COUNT=201 | MANY",
                "FREQ=HOURLY;COUNT=6 | OFTEN",
                "FREQ=MINUTELY;COUNT=6 | OFTEN",
                "FREQ=SECONDLY | OFTEN",
                "FREQ=FORTNIGHTLY;COUNT=6 | PART",
                "COUNT=6 | PART",
                "FREQ=DAILY;COUNT=0 | PART",
                "FREQ=DAILY;COUNT=6;COUNT=6 | PART",
                "FREQ=DAILY;COUNT=6;UNTIL=20271231T235959Z | PART",
                "FREQ=DAILY;UNTIL=20271231 | PART",
                "FREQ=DAILY;UNTIL=20270229T000000Z | PART",
                "FREQ=DAILY;INTERVAL=100;COUNT=6 | PART",
                "FREQ=DAILY;BYHOUR=3;COUNT=6 | PART",
                "FREQ=DAILY;BYDAY=MO;COUNT=6 | PART",
                "FREQ=WEEKLY;BYDAY=1MO;COUNT=6 | PART",
                "FREQ=WEEKLY;BYDAY=MO,MO;COUNT=6 | PART",
                "FREQ=MONTHLY;BYDAY=6MO;COUNT=6 | PART",
                "FREQ=MONTHLY;BYMONTHDAY=32;COUNT=6 | PART",
                "FREQ=MONTHLY;BYMONTHDAY=0;COUNT=6 | PART",
                "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;COUNT=6 | PART",
                "FREQ=MONTHLY;BYMONTH=3;COUNT=6 | PART",
                "FREQ=MONTHLY;BYSETPOS=1;COUNT=6 | PART",
                "FREQ=YEARLY;BYDAY=20MO;COUNT=6 | PART",
                "FREQ=YEARLY;BYDAY=1MO;COUNT=6 | PART",
                "FREQ=YEARLY;BYMONTH=13;COUNT=6 | PART"
            })
    void whatHasNoEndOrIsNotTakenIsRefusedWithWhatWouldBeRight(String text, Lack lack) {
        assertThat(unfit(text).lack()).isEqualTo(lack);
        assertThat(unfit(text).expected()).isNotBlank();
        assertThat(TypedReader.scalar(Type.Simple.RECURRENCE, new Data.Text(text)))
                .isInstanceOf(TypedReader.Result.Unfit.class);
    }

    @Test
    void whatNeverEndsIsToldBothWaysToEndIt() {
        assertThat(unfit("FREQ=MONTHLY;BYDAY=1TU").expected())
                .isEqualTo("COUNT=6 or UNTIL=20271231T235959Z, an instant in UTC");
    }

    @Test
    void theLocalTimeStaysAcrossBothChangesOfTheClocks() {
        assertThat(times("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", "2027-03-02T09:00:00Z", BERLIN))
                .isEqualTo(instants("2027-03-02T09:00:00Z", "2027-04-06T08:00:00Z", "2027-05-04T08:00:00Z"));
        assertThat(times("FREQ=WEEKLY;COUNT=3", "2027-10-25T08:00:00Z", BERLIN))
                .isEqualTo(instants("2027-10-25T08:00:00Z", "2027-11-01T09:00:00Z", "2027-11-08T09:00:00Z"));
        assertThat(times("FREQ=WEEKLY;COUNT=2", "2027-10-25T08:00:00Z", ZoneOffset.UTC))
                .isEqualTo(instants("2027-10-25T08:00:00Z", "2027-11-01T08:00:00Z"));
    }

    @Test
    void anHourThatADayLacksIsLaterAndOfOneThatItHasTwiceTheFirstIsTaken() {
        assertThat(times("FREQ=DAILY;COUNT=3", "2027-03-27T01:30:00Z", BERLIN))
                .as("02:30 local: on the 28th there is none")
                .isEqualTo(instants("2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"));
        assertThat(times("FREQ=DAILY;COUNT=3", "2027-10-30T00:30:00Z", BERLIN))
                .as("02:30 local: on the 31st it comes twice")
                .isEqualTo(instants("2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"20270105T085959Z, 4", "20270105T090000Z, 5", "20270105T090001Z, 5"})
    void untilIncludesItsLastSecond(String until, int times) {
        assertThat(times("FREQ=DAILY;UNTIL=" + until, "2027-01-01T09:00:00Z", ZoneOffset.UTC))
                .hasSize(times);
    }

    @Test
    void aDayThatAMonthLacksIsPassedOver() {
        assertThat(times("FREQ=MONTHLY;COUNT=3", "2027-01-31T09:00:00Z", ZoneOffset.UTC))
                .isEqualTo(instants("2027-01-31T09:00:00Z", "2027-03-31T09:00:00Z", "2027-05-31T09:00:00Z"));
        assertThat(times("FREQ=YEARLY;COUNT=2", "2028-02-29T09:00:00Z", ZoneOffset.UTC))
                .isEqualTo(instants("2028-02-29T09:00:00Z", "2032-02-29T09:00:00Z"));
        assertThat(times("FREQ=MONTHLY;BYDAY=5TU;COUNT=2", "2027-03-30T09:00:00Z", ZoneOffset.UTC))
                .isEqualTo(instants("2027-03-30T09:00:00Z", "2027-06-29T09:00:00Z"));
    }

    @Test
    void aRuleThatNamesNoDayHasNoTimesAndOneOfTooManyIsCutWhereThatShows() {
        assertThat(times("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "2027-01-01T09:00:00Z", ZoneOffset.UTC))
                .isEmpty();
        assertThat(times("FREQ=DAILY;UNTIL=20301231T235959Z", "2027-01-01T09:00:00Z", ZoneOffset.UTC))
                .hasSize(Recurrence.MOST + 1);
        assertThat(times("FREQ=DAILY;COUNT=200", "2027-01-01T09:00:00Z", ZoneOffset.UTC))
                .hasSize(Recurrence.MOST);
    }
}
