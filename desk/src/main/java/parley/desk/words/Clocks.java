package parley.desk.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import parley.agreement.prose.Language;
import parley.desk.words.Phrase.Time;

/**
 * Instants as officers read them: UTC, and beside it what the clock of their office shows then, with the day of the week where
 * it is another day there: {@code 2026-03-01 21:00:00 UTC (Mon 10:00:00)}. Immutable.
 *
 * @param zone where the office is; empty where nobody has said so, and where its clock is that of UTC all the year
 * @param locale in whose words a day of the week is said
 */
public record Clocks(Optional<ZoneId> zone, Locale locale) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    public Clocks {
        zone = zone.filter(place -> !place.getRules().equals(ZoneOffset.UTC.getRules()));
    }

    static Clocks of(Language language) {
        return new Clocks(Optional.empty(), Locale.of(language.code()));
    }

    /** To the second. */
    public Time moment(Instant at) {
        return time(Spans.moment(at), at, SECOND);
    }

    /** The same without the letters of UTC, where a heading says them. */
    public Time plain(Instant at) {
        return time(Spans.day(at) + " " + Spans.clock(at), at, SECOND);
    }

    /** The hour alone for an instant of the same day of UTC as another. */
    public Time near(Instant at, Instant other) {
        return Spans.day(at).equals(Spans.day(other)) ? time(Spans.clock(at) + " UTC", at, SECOND) : moment(at);
    }

    /** To the minute, with its day where that is another than an instant's: what people did, in little room. */
    public Time minute(Instant at, Instant other) {
        var utc = MINUTE.format(at.atZone(ZoneOffset.UTC)) + " UTC";
        return time(Spans.day(at).equals(Spans.day(other)) ? utc : Spans.day(at) + " " + utc, at, MINUTE);
    }

    /** The day alone where the whole of it is in time, unless the office's own day ends at another instant. */
    public Time lastInstant(Instant at) {
        return zone.isPresent() ? moment(at) : new Time(Spans.lastInstant(at));
    }

    /** An instant within a sentence, as it stands there. */
    Time read(String text) {
        return Spans.instant(text).map(this::moment).orElseGet(() -> new Time(text));
    }

    private Time time(String utc, Instant at, DateTimeFormatter format) {
        return new Time(
                utc,
                Optional.of(at),
                zone.map(place -> local(at.atZone(place), format)).orElse(""));
    }

    private String local(ZonedDateTime there, DateTimeFormatter format) {
        var day = there.toLocalDate();
        var clock = format.format(there);
        return day.equals(there.withZoneSameInstant(ZoneOffset.UTC).toLocalDate())
                ? clock
                : day.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, locale) + " " + clock;
    }
}
