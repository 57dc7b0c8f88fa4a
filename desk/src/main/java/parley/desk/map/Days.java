package parley.desk.map;

import static java.util.Comparator.naturalOrder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The days, in UTC, within which features begin and end to hold.
 *
 * @param cut whether some begin or end on other days, too far from today
 */
public record Days(LocalDate first, LocalDate last, boolean cut) {
    /** A slider of more than so many days, some fifty years, could not be set to one of them. */
    private static final long MOST = 20_000;

    /** Where they are too far apart, those about today; empty where nothing begins or ends. */
    static Optional<Days> of(List<Feature> features, LocalDate today) {
        var days = features.stream()
                .flatMap(feature ->
                        Stream.of(feature.held().from(), feature.held().to()))
                .flatMap(Optional::stream)
                .map(Days::day)
                .toList();
        return days.stream()
                .min(naturalOrder())
                .flatMap(first -> days.stream().max(naturalOrder()).map(last -> new Days(first, last, false)))
                .map(all -> all.length() <= MOST ? all : all.about(today))
                .filter(all -> all.length() >= 0);
    }

    private Days about(LocalDate today) {
        LocalDate earliest = today.minusDays(MOST / 2);
        LocalDate latest = today.plusDays(MOST / 2);
        return new Days(first.isBefore(earliest) ? earliest : first, last.isAfter(latest) ? latest : last, true);
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** From the first to the last. */
    public long length() {
        return ChronoUnit.DAYS.between(first, last);
    }

    /** How far from the first a day is that stands in the form; the first where none does. */
    public long to(String typed) {
        return typed.length() >= 10 && typed.substring(0, 10).matches("[0-9]{4}-[01][0-9]-[0-3][0-9]")
                ? place(typed.substring(0, 10))
                : 0;
    }

    private long place(String typed) {
        try {
            var day = LocalDate.parse(typed);
            return day.isBefore(first) || day.isAfter(last) ? 0 : ChronoUnit.DAYS.between(first, day);
        } catch (DateTimeException noSuchDay) {
            return 0;
        }
    }
}
