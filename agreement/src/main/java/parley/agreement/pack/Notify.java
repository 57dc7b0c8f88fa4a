package parley.agreement.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;

/**
 * Per subject, a notice before or after an anchor, to whom.
 *
 * @param deadline by when
 * @param breachedWhen the date or instant from which a notice not given is a breach, however late it comes
 * @param exceptions in the order of the file; no two that override the same part can both apply
 * @param interval the days on which a condition holds; shown, no verdict of its own
 * @param should whether the text only says "as a rule": never breached
 * @param content what the notice must answer
 * @param joins when several ids are one subject; without it each is its own
 */
public record Notify(
        String id,
        String ref,
        String subjectType,
        List<DebtorRow> debtors,
        Parties creditors,
        Deadline deadline,
        Satisfaction satisfiedBy,
        Optional<Path> breachedWhen,
        List<ExceptionRule> exceptions,
        Optional<WhileHolds> interval,
        boolean should,
        List<Content> content,
        Optional<Joins> joins,
        List<Scenario> scenarios)
        implements Provision {
    public Notify {
        debtors = List.copyOf(debtors);
        exceptions = List.copyOf(exceptions);
        content = List.copyOf(content);
        scenarios = List.copyOf(scenarios);
    }

    /** From the first to the last day on which a condition holds. */
    public record WhileHolds(String ref, Condition condition) {}

    /** A part of a provision that an exception may take away or replace. */
    public enum Part {
        /** Taken away: nothing is owed. */
        APPLIES("applies"),
        DEADLINE("deadline"),
        /** Replaced, or taken away where no other moment is given. */
        BREACHED_WHEN("breachedWhen"),
        SATISFIED_BY("satisfiedBy");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** The word in a pack: {@code breachedWhen}. */
        public String word() {
            return word;
        }
    }

    /** What holds instead of the rule while a condition is TRUE. */
    public record ExceptionRule(
            String ref,
            Set<Part> overrides,
            Condition when,
            Optional<Deadline> deadline,
            Optional<Path> breachedWhen,
            Optional<Satisfaction> satisfiedBy) {}
}
