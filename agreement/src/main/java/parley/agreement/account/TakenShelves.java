package parley.agreement.account;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import parley.agreement.value.Party;

/**
 * Of the facts on some shelves of a quota those that an obliged party may have accepted before an entry of its log: those
 * about which it has said something by then, and those of which another has stated the field that says so. Its log up to an
 * entry never grows, so what comes later tells nobody who has asked only so far.
 */
final class TakenShelves {
    /** Where nothing says that a fact was taken: beyond the end of every log. */
    static final long NEVER = Long.MAX_VALUE;

    /** The end of a log that is read whole. */
    static final long WHOLE = NEVER - 1;

    private final Consumer<Part> changed;
    private final Map<Part, Map<Party, Shelf>> shelves = new HashMap<>();

    /** The facts of a shelf as one party may have accepted them, and up to which entries of its log others have asked. */
    private static final class Shelf {
        private final ToLongFunction<FactKey> since;
        private final Map<FactKey, Long> first = new LinkedHashMap<>();
        private final NavigableSet<Long> asked = new TreeSet<>();

        Shelf(ToLongFunction<FactKey> since) {
            this.since = since;
        }
    }

    TakenShelves(Consumer<Part> changed) {
        this.changed = changed;
    }

    /**
     * Adds those of the facts on a shelf that a party may have accepted by an entry of its log.
     *
     * @param all the facts on the shelf
     * @param since from which entry of the party's log on a fact may be taken; {@link #NEVER} where there is none
     * @param found is given them
     * @param touched is told what was looked at
     */
    void collect(
            Part part,
            Set<FactKey> all,
            Party obliged,
            ToLongFunction<FactKey> since,
            long last,
            Set<FactKey> found,
            Consumer<Part> touched) {
        Shelf shelf =
                shelves.computeIfAbsent(part, _ -> new HashMap<>(2)).computeIfAbsent(obliged, _ -> filled(all, since));
        shelf.asked.add(last);
        touched.accept(new Part.Taken(part, obliged, last));
        shelf.first.forEach((fact, first) -> {
            if (first <= last) {
                found.add(fact);
            }
        });
    }

    private static Shelf filled(Set<FactKey> all, ToLongFunction<FactKey> since) {
        Shelf shelf = new Shelf(since);
        all.forEach(fact -> shelf.first.put(fact, since.applyAsLong(fact)));
        return shelf;
    }

    /** Looks again at a fact that stands on a shelf, or no longer does, and tells those who have asked for as much. */
    void file(Part part, FactKey fact, boolean stands) {
        Map<Party, Shelf> of = shelves.get(part);
        if (of != null) {
            of.forEach((obliged, shelf) -> {
                long now = stands ? shelf.since.applyAsLong(fact) : NEVER;
                @Nullable Long known = stands ? shelf.first.put(fact, now) : shelf.first.remove(fact);
                long before = known == null ? NEVER : known;
                if (before != now) {
                    shelf.asked
                            .tailSet(Math.min(before, now))
                            .forEach(last -> changed.accept(new Part.Taken(part, obliged, last)));
                }
            });
        }
    }
}
