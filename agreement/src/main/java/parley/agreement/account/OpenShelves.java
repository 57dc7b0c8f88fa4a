package parley.agreement.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;

/**
 * Of the shelves of a quota that hold facts of no certain year, for which years they were asked. A request whose receipt is
 * still to come may fall in any year from that on in which it was given: those who asked for earlier ones are not told.
 */
final class OpenShelves {
    private final Consumer<Part> changed;
    private final Map<Part, Set<Part.MayFall>> asked = new HashMap<>();

    /**
     * The calendar years in which a fact may fall.
     *
     * @param first empty: without bound
     * @param last empty: without bound
     */
    record Years(OptionalInt first, OptionalInt last) {
        static final Years ANY = new Years(OptionalInt.empty(), OptionalInt.empty());

        static Years of(int year) {
            return new Years(OptionalInt.of(year), OptionalInt.of(year));
        }

        /** The years in which it may fall if either are those. */
        Years or(Years other) {
            return new Years(both(first, other.first, Math::min), both(last, other.last, Math::max));
        }

        private static OptionalInt both(OptionalInt one, OptionalInt other, IntBinaryOperator bound) {
            return one.isPresent() && other.isPresent()
                    ? OptionalInt.of(bound.applyAsInt(one.getAsInt(), other.getAsInt()))
                    : OptionalInt.empty();
        }

        /** The year, if there is one and no other. */
        OptionalInt only() {
            return first.equals(last) ? first : OptionalInt.empty();
        }

        private boolean touch(Part.MayFall asked) {
            return first.orElse(asked.last()) <= asked.last() && last.orElse(asked.first()) >= asked.first();
        }
    }

    OpenShelves(Consumer<Part> changed) {
        this.changed = changed;
    }

    /**
     * Adds those of the facts on a shelf that may fall in some years.
     *
     * @param all the facts on the shelf, each with its years
     * @param found is given them
     * @param touched is told what was looked at
     */
    void collect(Part shelf, Map<FactKey, Years> all, int first, int last, Set<FactKey> found, Consumer<Part> touched) {
        Part.MayFall asking = new Part.MayFall(shelf, first, last);
        asked.computeIfAbsent(shelf, _ -> new HashSet<>()).add(asking);
        touched.accept(asking);
        all.forEach((fact, years) -> {
            if (years.touch(asking)) {
                found.add(fact);
            }
        });
    }

    /** Tells those who have asked for years in which a fact may fall now and could not before, or the other way round. */
    void moved(Part shelf, Optional<Years> before, Optional<Years> now) {
        for (Part.MayFall asking : asked.getOrDefault(shelf, Set.of())) {
            if (before.filter(years -> years.touch(asking)).isPresent()
                    != now.filter(years -> years.touch(asking)).isPresent()) {
                changed.accept(asking);
            }
        }
    }
}
