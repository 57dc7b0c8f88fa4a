package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Legal time on values that are a date or an instant. */
final class Moments {
    private Moments() {}

    /** The deadline that lies a lead before. */
    static Instant before(CivilTime time, Value anchor, Span lead) {
        return switch (anchor) {
            case Value.Day(var day) -> time.before(day, lead);
            case Value.Moment(var instant) -> time.before(instant, lead);
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ -> throw noTime(anchor);
        };
    }

    /** The first instant that lies no more than a span before. */
    static Instant opens(CivilTime time, Value anchor, Span atMost) {
        return switch (atMost.kind()) {
            case SECONDS -> before(time, anchor, atMost);
            case DAYS -> time.startOf(time.dayOf(before(time, anchor, atMost)));
        };
    }

    /** The deadline that lies a span after. */
    static Instant after(CivilTime time, Value anchor, Span within) {
        return switch (anchor) {
            case Value.Day(var day) -> time.after(day, within);
            case Value.Moment(var instant) -> time.after(instant, within);
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ -> throw noTime(anchor);
        };
    }

    /** The last instant of a date, or the instant itself: until then is in time. */
    static Instant last(CivilTime time, Value anchor) {
        return switch (anchor) {
            case Value.Day(var day) -> time.endOf(day);
            case Value.Moment(var instant) -> instant;
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ -> throw noTime(anchor);
        };
    }

    /** A date, or the day on which an instant falls. */
    static LocalDate day(CivilTime time, Value anchor) {
        return switch (anchor) {
            case Value.Day(var day) -> day;
            case Value.Moment(var instant) -> time.dayOf(instant);
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ -> throw noTime(anchor);
        };
    }

    /** The first instant of a date, or the instant itself: from then on something has begun. */
    static Instant first(CivilTime time, Value anchor) {
        return switch (anchor) {
            case Value.Day(var day) -> time.startOf(day);
            case Value.Moment(var instant) -> instant;
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ -> throw noTime(anchor);
        };
    }

    private static IllegalStateException noTime(Value value) {
        return new IllegalStateException("a loaded pack counts from dates and instants, not from " + value);
    }
}
