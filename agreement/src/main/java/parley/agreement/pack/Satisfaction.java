package parley.agreement.pack;

import java.util.Optional;
import parley.agreement.expr.Expr;

/** What meets a duty or exercises a power. */
public sealed interface Satisfaction {
    /**
     * An entry.
     *
     * @param format the format it must have
     * @param by whose entry counts
     * @param onBehalf whether one given by another on behalf of the debtor counts too
     * @param matching which entries of that format count, with the entry as {@code notice} (or under the id of the step);
     *     without it those whose subject is the subject
     */
    record ByEntry(String format, By by, OnBehalf onBehalf, Optional<Matching> matching) implements Satisfaction {}

    /** A condition that is TRUE on the account that is judged; FALSE is an explicit refusal. */
    record ByFact(Condition.When when) implements Satisfaction {}

    /** The expression of {@code matching}, with its text. */
    record Matching(String text, Expr expr) {}

    /** Whose entry counts. */
    sealed interface By {
        /** The debtor's (of a duty) or the holder's (of a power). */
        record Self() implements By {}

        /** That of the debtor or the other side of the step. */
        record Either() implements By {}

        /** That of whoever fills the role. */
        record Role(String role) implements By {}
    }

    /** Whether a notice that another gives for the debtor counts. */
    enum OnBehalf {
        /** Only his own. */
        NONE,
        /** One that names him, once he has joined it. */
        JOINED,
        /** One that names him. */
        LISTED
    }
}
