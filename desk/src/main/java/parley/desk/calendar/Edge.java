package parley.desk.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.value.Value;

/**
 * Where something begins or ends, as it was stated.
 *
 * @param day the day, UTC; empty where it is not known
 * @param instant the instant, where one was stated
 * @param blank why it is not known, as the word lists have it; empty where it is
 */
public record Edge(Optional<LocalDate> day, Optional<Instant> instant, String blank) {
    private static final List<String> BLANKS = List.of("toFollow", "withheld");

    static Edge of(Reading reading) {
        return switch (reading) {
            case Reading.Known(Value.Day(LocalDate day), List<Source> _) ->
                new Edge(Optional.of(day), Optional.empty(), "");
            case Reading.Known(Value.Moment(Instant at), List<Source> _) ->
                new Edge(Optional.of(LocalDate.ofInstant(at, ZoneOffset.UTC)), Optional.of(at), "");
            case Reading.None _ -> unknown("blank.notApplicable");
            case Reading.Absent _ -> unknown("blank.none");
            case Reading.Unknown unknown when BLANKS.contains(unknown.why()) -> unknown("blank." + unknown.why());
            case Reading.Known _, Reading.Unknown _, Reading.Between _, Reading.Growing _ ->
                unknown("calendar.differently");
        };
    }

    private static Edge unknown(String why) {
        return new Edge(Optional.empty(), Optional.empty(), why);
    }

    /** Whether it will never come: it was stated that there is none. */
    boolean isNone() {
        return blank.equals("blank.notApplicable");
    }

    /** The first instant of it, where civil days are those of a zone. */
    Optional<Instant> since(ZoneId zone) {
        return instant.or(() -> day.map(at -> at.atStartOfDay(zone).toInstant()));
    }
}
