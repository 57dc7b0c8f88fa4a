package parley.desk.figures;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.truth.Truth;

/**
 * An amount against its limit, as a proof has it.
 *
 * @param days on which days; empty where the proof speaks of no days
 * @param passed whether it passes the limit
 * @param held empty where nobody knows it, or nothing was compared
 * @param limit empty where none is in force, or nobody knows which
 * @param ref the paragraphs of the limit
 */
record Level(Optional<Days> days, Truth passed, Optional<Range> held, Optional<Range> limit, String ref) {
    /** Whether a day is one of these. */
    boolean on(LocalDate day) {
        return days.filter(some -> !some.first().isAfter(day) && !some.last().isBefore(day))
                .isPresent();
    }

    /** By how much the limit is passed at least, on whichever side of it one has to stay. */
    Optional<Long> over(boolean atLeast) {
        var low = atLeast ? held : limit;
        var high = atLeast ? limit : held;
        return passed == Truth.TRUE
                        && low.isPresent()
                        && high.isPresent()
                        && low.get().most().isPresent()
                ? Optional.of(high.get().least() - low.get().most().getAsLong())
                : Optional.empty();
    }

    /** What the proof of a ceiling, a limit or a quota compares: first as a whole, where it does, then by days in order. */
    record Measured(Optional<Level> whole, List<Level> byDays) {
        /** The comparison and the days stand one or two steps below the finding; what is below those is about members. */
        private static final int DEPTH = 2;

        Measured {
            byDays = List.copyOf(byDays);
        }

        static Measured of(Proof proof) {
            Optional<Level> whole = Optional.empty();
            var byDays = new ArrayList<Level>();
            var next = new ArrayDeque<Proof>(List.of(proof));
            for (int depth = 1; depth <= DEPTH; depth++) {
                var parts = next.stream().flatMap(one -> one.because().stream()).toList();
                next.clear();
                for (Proof part : parts) {
                    if (part instanceof Proof.OnDays onDays) {
                        byDays.add(level(onDays.days(), onDays.truth(), compared(onDays.because())));
                    } else if (part instanceof Proof.Compared compared) {
                        whole = whole.or(
                                () -> Optional.of(level(Optional.empty(), compared.truth(), List.of(compared))));
                    } else {
                        next.add(part);
                    }
                }
            }
            return new Measured(whole, byDays);
        }

        /** What stands on a day; what is compared as a whole stands on every day. */
        Optional<Level> on(LocalDate day) {
            return byDays.stream().filter(level -> level.on(day)).findFirst().or(() -> whole);
        }

        private static List<Proof.Compared> compared(List<Proof> parts) {
            return parts.stream()
                    .filter(Proof.Compared.class::isInstance)
                    .map(Proof.Compared.class::cast)
                    .toList();
        }

        /** Under several limits of which one may hold, the limit lies somewhere between them. */
        private static Level level(Optional<Days> days, Truth passed, List<Proof.Compared> compared) {
            var limits = compared.stream().map(one -> Range.of(one.right())).toList();
            return new Level(
                    days,
                    passed,
                    compared.stream().findFirst().flatMap(one -> Range.of(one.left())),
                    limits.stream().allMatch(Optional::isPresent)
                            ? limits.stream().map(Optional::orElseThrow).reduce(Range::or)
                            : Optional.empty(),
                    String.join(
                            "; ",
                            compared.stream()
                                    .flatMap(one -> one.site().ref().stream())
                                    .distinct()
                                    .toList()));
        }
    }
}
