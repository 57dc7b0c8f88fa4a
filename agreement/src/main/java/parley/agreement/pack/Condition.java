package parley.agreement.pack;

import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.value.Span;

/**
 * A condition of a term or a provision. Leaves cite the sub-paragraph that they render; evaluation is exhaustive, so
 * that every leaf has a place in the proof.
 */
public sealed interface Condition {
    /** Where it stands: {@code terms.notifiable/any/0/all/1}; the same for every load of the same pack. */
    String id();

    /** The sub-paragraph; empty where only the leaves below cite one. */
    Optional<String> ref();

    /** TRUE if each is. */
    record All(String id, Optional<String> ref, List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** TRUE if one is. */
    record Any(String id, Optional<String> ref, List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** TRUE if the other is FALSE. */
    record Not(String id, Optional<String> ref, Condition of) implements Condition {}

    /**
     * One expression.
     *
     * @param text as written; the slices of {@code expr} index it
     */
    record When(String id, Optional<String> ref, String text, Expr expr) implements Condition {}

    /**
     * A term by its name.
     *
     * @param shareOfDebtor whether totals are taken over the debtor's own part only
     */
    record Named(String id, Optional<String> ref, String term, boolean shareOfDebtor) implements Condition {}

    /**
     * An entry within two bounds before an anchor, both inclusive: {@code window: { before: inspection.entry, atLeast:
     * PT36H, atMost: P5D }}. Stands only under {@code valid} of a power and is about the entry that exercises it.
     */
    record Window(
            String id, Optional<String> ref, Path before, Optional<Span> atLeast, Optional<Span> atMost, Judged judged)
            implements Condition {}
}
