package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Path;

/**
 * A right that is used up: so many uses per window of calendar years, or at once, and per values of certain fields. Beyond
 * them the obliged party owes nothing more. The uses are ordered by the obliged party's own log.
 *
 * @param lines the numbers, each with findings of its own, {@code inspection-quota.passive/2026/XB}
 * @param obliged the path to the party whose log orders the uses; it is the debtor
 * @param parameters what is computed for the values of each line, by name
 * @param asOf which facts are counted for one subject; without it those known now
 */
public record Quota(
        String id,
        String ref,
        String subjectType,
        List<Line> lines,
        Path obliged,
        Consumes consumes,
        Map<String, Computed> parameters,
        Optional<AsOf> asOf,
        List<Scenario> scenarios)
        implements Provision {
    public Quota {
        lines = List.copyOf(lines);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        scenarios = List.copyOf(scenarios);
    }

    /** The line of this id, if there is one. */
    public Optional<Line> line(String lineId) {
        return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
    }

    /**
     * One number.
     *
     * @param per the fields of a subject by whose values uses are counted apart, beside the obliged party
     * @param where which subjects it is about; all without it
     */
    public record Line(
            String id,
            String ref,
            List<Path> per,
            Computed.Amount atMost,
            Counting counting,
            Optional<Condition.When> where) {
        public Line {
            per = List.copyOf(per);
        }

        /** How a line counts that counts by years. */
        public Counting.CalendarYears byYears() {
            if (counting instanceof Counting.CalendarYears years) {
                return years;
            }
            throw new IllegalStateException("the line " + id + " counts no years");
        }

        /** How a line counts that counts what is there on the same day. */
        public Counting.Overlap byDays() {
            if (counting instanceof Counting.Overlap overlap) {
                return overlap;
            }
            throw new IllegalStateException("the line " + id + " counts no days");
        }
    }

    /** Which uses are counted together. */
    public sealed interface Counting {
        /** Those of each window of so many consecutive calendar years, in the zone of the pack. */
        record CalendarYears(int years, By by) implements Counting {}

        /**
         * Those that are there on the same day, from one date to another, both included; whichever parties they oblige,
         * unless {@code per} tells them apart.
         */
        record Overlap(Path from, Path to) implements Counting {}
    }

    /** Which instant or day says in which year a use falls. */
    public sealed interface By {
        /** A date or an instant of the subject. */
        record At(Path path) implements By {
            @Override
            public String toString() {
                return path.toString();
            }
        }

        /**
         * The obliged party's receipt of the subject's first entry in a format, in the log of the party that coined the
         * subject. The record shows it; nobody states it.
         */
        record Received(String format) implements By {
            @Override
            public String toString() {
                return "receipt of " + format;
            }
        }
    }

    /**
     * When a use counts.
     *
     * @param from TRUE: it is taken, from the entry of the obliged party's log on that made it so
     * @param until TRUE: what was taken is given back
     */
    public record Consumes(String ref, Condition.When from, Optional<Condition.When> until) {}

    /** The facts as they were witnessed when the subject's first entry in this format was. */
    public record AsOf(String ref, String format) {}
}
