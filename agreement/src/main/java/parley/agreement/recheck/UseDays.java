package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;

/**
 * The days on which a use is there, from what its node says: all from its first to its last. Where one of the two is not
 * known, the other for certain and those beyond perhaps; without one of them, or in the wrong order, none.
 */
record UseDays(Reading from, Reading to) {
    static final UseDays NONE = new UseDays(new Reading.None(List.of()), new Reading.None(List.of()));

    Optional<LocalDate> first() {
        return Presence.day(from);
    }

    Optional<LocalDate> last() {
        return Presence.day(to);
    }

    boolean isNone() {
        boolean nowhere = from instanceof Reading.None || to instanceof Reading.None;
        return nowhere || first().flatMap(day -> last().map(day::isAfter)).orElse(false);
    }

    Truth on(LocalDate day) {
        boolean early = first().map(day::isBefore).orElse(false);
        boolean late = last().map(day::isAfter).orElse(false);
        if (isNone() || early || late) {
            return Truth.FALSE;
        }
        long known = Stream.of(first(), last()).flatMap(Optional::stream).count();
        boolean one = Stream.of(first(), last()).flatMap(Optional::stream).anyMatch(day::equals);
        return known == 2 || one ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** Whether it is the same on every day from one to another. */
    boolean isSteady(LocalDate day, LocalDate until) {
        return Stream.of(first(), last(), first().map(HeldDays::after), last().map(HeldDays::after))
                        .flatMap(Optional::stream)
                        .filter(change -> change.isAfter(day) && !change.isAfter(until))
                        .map(this::on)
                        .allMatch(on(day)::equals)
                && on(day) == on(until);
    }
}
