package parley.agreement.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.Derived;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.value.Value;

/**
 * Cuts time into the slots in which the dated facts that belong to a subject do not change.
 *
 * <p>A blank date reads as the subject's ({@code start}, {@code end}). A fact of which only one end is known counts for
 * certain on that day, and perhaps on those that lie on its open side; one without any date counts for certain on some
 * day of its own, and perhaps on every other. So a threshold that one fact alone reaches is reached, whatever its dates.
 */
public final class Calendar {
    private final Account account;

    public Calendar(Account account) {
        this.account = account;
    }

    private record Dated(FactKey fact, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** The slots of the facts over which these totals are taken; one slot without days if there are none. */
    public List<Slot> slots(FactKey subject, List<Derived> totals, Optional<Share> share) {
        Set<Dated> facts = dated(subject, totals, share);
        List<Slot> slots = new ArrayList<>(knownDays(facts));
        for (Dated undated : facts) {
            if (undated.from.isEmpty() && undated.to.isEmpty()) {
                slots.add(slot(Optional.empty(), facts, undated));
            }
        }
        return slots.isEmpty() ? List.of(new Slot(Optional.empty(), Set.of(), Set.of())) : slots;
    }

    private Set<Dated> dated(FactKey subject, List<Derived> totals, Optional<Share> share) {
        Set<Dated> facts = new LinkedHashSet<>();
        for (Derived total : totals) {
            for (FactKey fact : Share.filter(account, account.related(total, subject), share)) {
                total.during()
                        .ifPresent(during -> facts.add(new Dated(
                                fact,
                                date(fact, during.from(), total, subject, "start"),
                                during.to().isPresent()
                                        ? date(fact, during.to().get(), total, subject, "end")
                                        : Optional.of(Days.LAST))));
            }
        }
        return facts;
    }

    /**
     * One day, and which of the facts over which these totals are taken count on it.
     *
     * @param day any day, also one on which no fact counts
     */
    public Slot on(FactKey subject, List<Derived> totals, Optional<Share> share, LocalDate day) {
        return slot(Optional.of(new Days(day, day)), dated(subject, totals, share), null);
    }

    /** The days on which what {@link #on} says can change. */
    public NavigableSet<LocalDate> changes(FactKey subject, List<Derived> totals, Optional<Share> share) {
        return changes(dated(subject, totals, share));
    }

    private static NavigableSet<LocalDate> changes(Set<Dated> facts) {
        NavigableSet<LocalDate> changes = new TreeSet<>();
        for (Dated fact : facts) {
            fact.from.ifPresent(changes::add);
            fact.to.ifPresent(day -> changes.add(day.plusDays(1)));
            if (fact.from.isEmpty() || fact.to.isEmpty()) {
                fact.from.ifPresent(day -> changes.add(day.plusDays(1)));
                fact.to.ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static List<Slot> knownDays(Set<Dated> facts) {
        NavigableSet<LocalDate> changes = changes(facts);
        List<Slot> slots = new ArrayList<>();
        for (LocalDate first : changes) {
            LocalDate next = changes.higher(first);
            if (next != null) {
                Days days = new Days(first, next.minusDays(1));
                Slot slot = slot(Optional.of(days), facts, null);
                if (!slot.present().isEmpty()) {
                    slots.add(slot);
                }
            }
        }
        return slots;
    }

    private static Slot slot(Optional<Days> days, Set<Dated> facts, @Nullable Dated certain) {
        Set<FactKey> present = new LinkedHashSet<>();
        Set<FactKey> possible = new LinkedHashSet<>();
        for (Dated fact : facts) {
            if (fact.equals(certain) || (days.isPresent() && covers(fact, days.get()))) {
                present.add(fact.fact);
            } else if (days.isEmpty() || mayCover(fact, days.get())) {
                possible.add(fact.fact);
            }
        }
        return new Slot(days, present, possible);
    }

    private static boolean covers(Dated fact, Days days) {
        if (fact.from.isPresent() && fact.to.isPresent()) {
            return !fact.from.get().isAfter(days.first()) && !fact.to.get().isBefore(days.last());
        }
        return fact.from
                .or(fact::to)
                .filter(day -> day.equals(days.first()) && day.equals(days.last()))
                .isPresent();
    }

    private static boolean mayCover(Dated fact, Days days) {
        if (fact.from.isPresent() && fact.to.isPresent()) {
            return false;
        }
        return fact.from.map(from -> days.first().isAfter(from)).orElse(true)
                && fact.to.map(to -> days.last().isBefore(to)).orElse(true);
    }

    private Optional<LocalDate> date(FactKey fact, String field, Derived total, FactKey subject, String subjectField) {
        Optional<LocalDate> own = day(account.field(fact, field));
        return own.isPresent()
                ? own
                : account.fieldOfNamed(fact, total, subject, subjectField).flatMap(Calendar::day);
    }

    private static Optional<LocalDate> day(Reading reading) {
        return reading instanceof Reading.Known(Value.Day(LocalDate date), List<Source> _)
                ? Optional.of(date)
                : Optional.empty();
    }
}
