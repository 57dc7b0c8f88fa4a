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
     * @param answering what else makes it an answer
     */
    record ByEntry(String format, By by, OnBehalf onBehalf, Optional<Matching> matching, Answering answering)
            implements Satisfaction {
        /** One that need answer nothing. */
        public ByEntry(String format, By by, OnBehalf onBehalf, Optional<Matching> matching) {
            this(format, by, onBehalf, matching, Answering.NOTHING);
        }
    }

    /** A condition that is TRUE on the account that is judged; FALSE is an explicit refusal. */
    record ByFact(Condition.When when) implements Satisfaction {}

    /** The expression of {@code matching}, with its text. */
    record Matching(String text, Expr expr) {}

    /**
     * What makes an entry the answer to another, beside what it says.
     *
     * @param to to whom it is addressed: to each of them, and there is one
     * @param after what it does not come before: a step's entry, as its author received it or as it was witnessed
     */
    record Answering(Optional<Parties> to, Optional<Anchor> after) {
        /** Whatever it answers. */
        public static final Answering NOTHING = new Answering(Optional.empty(), Optional.empty());
    }

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
