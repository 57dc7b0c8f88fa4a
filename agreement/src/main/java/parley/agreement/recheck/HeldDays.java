package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.proof.Proof.Days;
import parley.agreement.truth.Truth;

/**
 * On which days how many are held, by asking of every member whether it is held there. {@link LocalDate#MIN} and {@link
 * LocalDate#MAX} stand for days without a beginning and without an end.
 */
final class HeldDays {
    private final List<Held> members;

    HeldDays(List<Held> members) {
        this.members = List.copyOf(members);
    }

    /**
     * A member with the days that are known of it, both of them its own.
     *
     * @param counts whether it counts on them
     */
    record Held(String id, Truth counts, Optional<LocalDate> from, Optional<LocalDate> to) {
        /** Whether it is held on a day: for certain on a day that is known, perhaps on those on which nothing keeps it out. */
        Truth on(LocalDate day) {
            boolean out = counts == Truth.FALSE
                    || from.filter(day::isBefore).isPresent()
                    || to.filter(day::isAfter).isPresent();
            boolean known = (from.isPresent() && to.isPresent())
                    || from.filter(day::equals).isPresent()
                    || to.filter(day::equals).isPresent();
            return out ? Truth.FALSE : known && counts == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
        }

        private boolean ever() {
            return counts != Truth.FALSE
                    && !(from.isPresent() && to.isPresent() && from.get().isAfter(to.get()));
        }

        /** The days on which something changes: it begins to be held, or to be held in another way, or no more. */
        private List<LocalDate> changes() {
            List<LocalDate> changes = new ArrayList<>();
            if (ever()) {
                changes.add(from.orElse(LocalDate.MIN));
                to.ifPresent(day -> changes.add(after(day)));
                boolean half = counts == Truth.TRUE && from.isPresent() != to.isPresent();
                if (half) {
                    changes.add(from.map(HeldDays::after).or(() -> to).orElseThrow());
                }
            }
            return changes;
        }

        /** The first day on which it is held for certain, and nothing if on none. */
        Optional<LocalDate> firstCertain() {
            return ever() && counts == Truth.TRUE ? from.or(() -> to) : Optional.empty();
        }

        /** Whether it is held for certain on one of these days. */
        boolean touches(LocalDate first, LocalDate last) {
            Optional<LocalDate> begins = firstCertain();
            Optional<LocalDate> ends = from.isPresent() && to.isPresent() ? to : begins;
            return begins.filter(day -> !day.isAfter(last)).isPresent()
                    && ends.filter(day -> !day.isBefore(first)).isPresent();
        }
    }

    /** Days on which the numbers do not change. */
    record Step(LocalDate first, LocalDate last, long certain, long possible) {
        long most() {
            return certain + possible;
        }

        Optional<Days> days() {
            boolean open = first.equals(LocalDate.MIN) || last.equals(LocalDate.MAX);
            return open ? Optional.empty() : Optional.of(new Days(first, last));
        }

        @Override
        public String toString() {
            if (first.equals(LocalDate.MIN)) {
                return last.equals(LocalDate.MAX) ? "on every day" : "on every day until " + last;
            }
            return last.equals(LocalDate.MAX) ? "from " + first + " on" : "on " + new Days(first, last);
        }
    }

    /** The day before, where there is one. */
    static LocalDate before(LocalDate day) {
        return day.equals(LocalDate.MIN) ? day : day.minusDays(1);
    }

    /** The day after, where there is one. */
    static LocalDate after(LocalDate day) {
        return day.equals(LocalDate.MAX) ? day : day.plusDays(1);
    }

    /** Every step from the first day on which one may be held to the last. */
    List<Step> steps() {
        TreeSet<LocalDate> changes = new TreeSet<>();
        members.forEach(member -> changes.addAll(member.changes()));
        List<Step> steps = new ArrayList<>();
        for (LocalDate first : changes) {
            LocalDate next = changes.higher(first);
            long certain = count(first, Truth.TRUE);
            long possible = count(first, Truth.UNKNOWN);
            if (next != null || certain + possible > 0) {
                steps.add(new Step(first, next == null ? LocalDate.MAX : before(next), certain, possible));
            }
        }
        return steps;
    }

    private long count(LocalDate day, Truth truth) {
        return members.stream().filter(member -> member.on(day) == truth).count();
    }

    /** The members that are held for certain on one of these days, by their dates and then as they stand. */
    List<String> counted(LocalDate first, LocalDate last) {
        return members.stream()
                .filter(member -> member.touches(first, last))
                .sorted(Comparator.comparing(member -> member.firstCertain().orElse(LocalDate.MAX)))
                .map(Held::id)
                .toList();
    }
}
