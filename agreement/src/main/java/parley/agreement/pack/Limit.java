package parley.agreement.pack;

import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Path;

/**
 * At most so many members per window of calendar years, or at once.
 *
 * @param members which subjects of a debtor count, whatever the limit
 * @param limits each with findings of its own, under its id
 */
public record Limit(
        String id,
        String ref,
        String subjectType,
        List<DebtorRow> debtors,
        Condition members,
        List<Bound> limits,
        List<Scenario> scenarios)
        implements Provision {
    public Limit {
        debtors = List.copyOf(debtors);
        limits = List.copyOf(limits);
        scenarios = List.copyOf(scenarios);
    }

    /** The limit of this id. */
    public Optional<Bound> limit(String named) {
        return limits.stream().filter(bound -> bound.id().equals(named)).findFirst();
    }

    /**
     * One number that must not be passed.
     *
     * @param members which members count against this one; without it all of them
     */
    public record Bound(String id, String ref, AtMost atMost, Counting counting, Optional<Condition> members) {}

    /** How many may count. */
    public sealed interface AtMost {
        /** A number in the text. */
        record Fixed(long n) implements AtMost {
            @Override
            public String toString() {
                return Long.toString(n);
            }
        }

        /** A number that the text leaves open: {@code param.most}. */
        record Param(Path path) implements AtMost {
            @Override
            public String toString() {
                return path.toString();
            }
        }
    }

    /** What is counted together. */
    public sealed interface Counting {
        /**
         * What falls into the same so many consecutive calendar years, whichever they are.
         *
         * @param by the date or instant whose year counts
         */
        record CalendarYears(int years, Path by) implements Counting {}

        /** What is held on the same day: from one date to another, both included. */
        record Overlap(Path from, Path to) implements Counting {}
    }
}
