package parley.agreement.pack;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.time.Rounding;

/**
 * A sum of stock that at every instant is at most, or at least, so much; per level its own grouping and zone, and limits
 * that change with time.
 *
 * @param subjectType the fact type of the rows that are added up
 * @param sum what a row counts for
 * @param present on which days a row is there
 * @param counted what every row that counts must fulfil, except in levels that count all
 * @param zones which zone lies in which, where levels have zones
 * @param exempt while one of these holds of a row it does not count
 */
public record Ceiling(
        String id,
        String ref,
        String subjectType,
        Amount sum,
        Presence present,
        Optional<Condition> counted,
        Optional<Zones> zones,
        List<Exemption> exempt,
        List<Level> levels,
        List<Scenario> scenarios)
        implements Provision {
    public Ceiling {
        exempt = List.copyOf(exempt);
        levels = List.copyOf(levels);
        scenarios = List.copyOf(scenarios);
    }

    /** An expression that yields a count, as written. */
    public record Amount(String text, Expr expr) {}

    /** On which days a row is there. */
    public sealed interface Presence {
        /** On every day: only what is stated last is known. */
        record Always() implements Presence {}

        /** From a day that is part of the fact's key until the day before that of the next fact of otherwise equal key. */
        record Since(String from) implements Presence {}

        /** From one day to another, both included; without the other, until something else is stated. */
        record During(String from, String to) implements Presence {}
    }

    /**
     * Zones that lie in each other.
     *
     * @param of the field that holds the innermost zone of a row
     * @param words by zone: itself, and every zone that lies in it
     */
    public record Zones(Path of, Map<String, Set<String>> words) {
        public Zones {
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        /** Every word that lies in a zone. */
        public Set<String> in(String zone) {
            return words.getOrDefault(zone, Set.of());
        }
    }

    /** What is not counted while a condition holds. */
    public record Exemption(String ref, Condition when) {}

    /** Which side of the limit is right. */
    public enum Side {
        AT_MOST("atMost"),
        AT_LEAST("atLeast");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        /** The word in a pack: {@code atMost}. */
        public String word() {
            return word;
        }
    }

    /**
     * One sum and its limits.
     *
     * @param per what the rows of one sum have in common; the first that is a party or a group of parties is obliged
     * @param limits in the order of their days; each holds until the next begins
     * @param all whether rows count that do not fulfil {@code counted}
     * @param addsTo the level whose sum leaves out what this level counts: its limit is room beside that of the other
     */
    public record Level(
            String id,
            String ref,
            List<Per> per,
            Optional<String> in,
            Optional<Condition> where,
            Side side,
            List<Limit> limits,
            boolean all,
            Optional<String> addsTo) {
        public Level {
            per = List.copyOf(per);
            limits = List.copyOf(limits);
        }
    }

    /** What the rows of one sum have in common. */
    public sealed interface Per {
        Path path();

        /** A value of their own. */
        record Of(Path path, boolean party) implements Per {
            @Override
            public String toString() {
                return path.toString();
            }
        }

        /** The group, of those that a parameter names, to which a party of theirs belongs. */
        record Group(Path path, String parameter) implements Per {
            @Override
            public String toString() {
                return "group(" + path + ")";
            }
        }

        /** Whether it says who is obliged. */
        default boolean obliges() {
            return switch (this) {
                case Of of -> of.party();
                case Group _ -> true;
            };
        }
    }

    /** A limit and the day from which it holds, that day included. */
    public record Limit(String id, String ref, Start from, Bound bound) {}

    /** From when a limit holds. */
    public sealed interface Start {
        /** From the beginning. */
        record Always() implements Start {}

        /** From a day of the calendar. */
        record On(LocalDate day) implements Start {}

        /**
         * Months after a day that one fact states: {@code agreement.inForce}, whose only key is the party in a role.
         *
         * @param fact the fact type
         * @param role the role of the party under whose name it stands
         */
        record After(Path path, String fact, String role, int months, Rounding rounding) implements Start {}
    }

    /** How much. */
    public sealed interface Bound {
        /** The same for every sum. What it reads of the rows, it reads as a sum over those that count. */
        record Fixed(Amount amount) implements Bound {}

        /** By one of the values that the rows have in common. */
        record Table(int per, Map<String, Amount> amounts) implements Bound {
            public Table {
                amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
            }
        }
    }
}
