package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import parley.agreement.record.Interval;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Truth;

/**
 * The instant judged, as judges may ask about it. Whatever they ask, it notes the instant from which the answer would be
 * another: until the first of those, and with no new entry, a judgement stays as it is, its proof included.
 */
final class Now {
    private final Instant at;
    private final Consumer<Instant> turns;
    private final Consumer<Instant> ticks;
    private final boolean passing;

    /**
     * The instant judged, which moves on.
     *
     * @param turns is told of each instant, past ones among them, at which an answer turns
     * @param ticks is told of those at which a verdict may turn although nothing is stated
     */
    Now(Instant at, Consumer<Instant> turns, Consumer<Instant> ticks) {
        this.at = at;
        this.turns = turns;
        this.ticks = ticks;
        this.passing = true;
    }

    /** An instant that does not move: what is judged as of it never turns. */
    Now(Instant at) {
        this.at = at;
        this.turns = _ -> {};
        this.ticks = _ -> {};
        this.passing = false;
    }

    /**
     * Whether an entry that nobody here knows can only be given now or later. While that is so, the asker sees to it himself
     * that it is asked again as time goes on.
     */
    boolean isBeforeAny(Unseen unseen) {
        return passing ? unseen.noneBefore(at) : unseen.by(lastSecond()) == Truth.FALSE;
    }

    /** The instant itself: whatever is made of it, a second later it is another. */
    Instant exactly() {
        turns.accept(at.plusSeconds(1));
        return at;
    }

    /** The second before, for a question whose asker sees to it himself when the answer turns as time goes on. */
    Instant lastSecond() {
        return at.minusSeconds(1);
    }

    /** That a verdict may turn in the second after an instant. */
    void tickAfter(Instant instant) {
        ticks.accept(instant.plusSeconds(1));
    }

    boolean isBefore(Instant instant) {
        turns.accept(instant);
        return at.isBefore(instant);
    }

    boolean isAfter(Instant instant) {
        if (instant.isBefore(Instant.MAX)) {
            turns.accept(instant.plusSeconds(1));
        }
        return at.isAfter(instant);
    }

    /** Whether something has happened by now. */
    Truth has(Interval time) {
        time.earliest().ifPresent(turns);
        time.latest().ifPresent(turns);
        return time.by(at);
    }

    /** The civil day. */
    LocalDate day(CivilTime time) {
        LocalDate day = time.dayOf(at);
        turns.accept(time.startOf(day.plusDays(1)));
        return day;
    }

    /** The civil day, for what is another only from some days on. */
    LocalDate day(CivilTime time, Iterable<LocalDate> changes) {
        changes.forEach(change -> turns.accept(time.startOf(change)));
        return time.dayOf(at);
    }

    /** The civil day of the second before. */
    LocalDate dayBefore(CivilTime time) {
        LocalDate day = time.dayOf(at.minusSeconds(1));
        turns.accept(time.startOf(day.plusDays(1)).plusSeconds(1));
        return day;
    }
}
