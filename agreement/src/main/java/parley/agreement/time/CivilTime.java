package parley.agreement.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import parley.agreement.value.Span;

/** Days and spans in one agreement's time zone. Whole seconds; immutable. */
public record CivilTime(ZoneId zone) {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /** The first instant of a day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The last second of a day, 23:59:59 on the clocks of the zone. */
    public Instant endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    /** The day on which an instant falls. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The deadline that lies a lead before a day; an elapsed lead counts back from the day's first instant. */
    public Instant before(LocalDate day, Span lead) {
        return switch (lead.kind()) {
            case DAYS -> endOf(day.minusDays(lead.amount()));
            case SECONDS -> startOf(day).minusSeconds(lead.amount());
        };
    }

    /** The deadline that lies a lead before an instant; a civil lead ends with the day that it reaches. */
    public Instant before(Instant instant, Span lead) {
        return switch (lead.kind()) {
            case DAYS -> endOf(dayOf(instant).minusDays(lead.amount()));
            case SECONDS -> instant.minusSeconds(lead.amount());
        };
    }

    /** The deadline that lies a span after a day; an elapsed span counts from the day's last second. */
    public Instant after(LocalDate day, Span within) {
        return switch (within.kind()) {
            case DAYS -> endOf(day.plusDays(within.amount()));
            case SECONDS -> endOf(day).plusSeconds(within.amount());
        };
    }

    /** The deadline that lies a span after an instant; a civil span ends with the day that it reaches. */
    public Instant after(Instant instant, Span within) {
        return switch (within.kind()) {
            case DAYS -> endOf(dayOf(instant).plusDays(within.amount()));
            case SECONDS -> instant.plusSeconds(within.amount());
        };
    }

    /**
     * The last day of so many years that begin on a day: the eve of the same day of the calendar. Where that year has no 29
     * February, the eve of 1 March.
     */
    public LocalDate lastOfYears(LocalDate first, int years) {
        LocalDate same = first.plusYears(years);
        return same.getDayOfMonth() == first.getDayOfMonth() ? same.minusDays(1) : same;
    }

    /** A day moved by a span of days, later or earlier. */
    public static LocalDate shift(LocalDate day, Span span, boolean later) {
        return day.plusDays(later ? span.amount() : -span.amount());
    }

    /** An instant moved by an elapsed span, later or earlier. */
    public static Instant shift(Instant instant, Span span, boolean later) {
        return instant.plusSeconds(later ? span.amount() : -span.amount());
    }

    /** The elapsed time from one instant to another; zero if the other is not later. */
    public static Span elapsed(Instant from, Instant to) {
        return Span.upTo(Span.Kind.SECONDS, to.getEpochSecond() - from.getEpochSecond());
    }

    /** The days from the first to the last, both counted: 1 to 22 June are {@code P22D}. */
    public static Span daysCounted(LocalDate first, LocalDate last) {
        return Span.upTo(Span.Kind.DAYS, last.toEpochDay() - first.toEpochDay() + 1);
    }

    /** The day so many months after another; the day of the month stays where the month has it. */
    public static LocalDate months(LocalDate day, int months, Rounding rounding) {
        LocalDate reached = day.plusMonths(months);
        boolean shorter = reached.getDayOfMonth() != day.getDayOfMonth();
        return shorter && rounding == Rounding.UP ? reached.plusDays(1) : reached;
    }

    /** How many days after one day another comes; negative if it comes before. */
    public static long daysApart(LocalDate from, LocalDate to) {
        return to.toEpochDay() - from.toEpochDay();
    }

    /** The version of the time-zone data in use, such as {@code 2026a}; findings are stamped with it. */
    public static String dataVersion() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }
}
