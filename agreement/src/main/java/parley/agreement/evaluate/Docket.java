package parley.agreement.evaluate;

import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Finding;

/** The findings of one provision in a live assessment: which parts of it are judged apart, and in which order they stand. */
sealed interface Docket permits SubjectDocket, ListDocket, LimitDocket, QuotaDocket {
    /** The type of the facts of which it wants to know whether they stand; empty: none. */
    String subjectType();

    /** A fact of this type stands, or no longer does. */
    void stands(FactKey fact, boolean stands);

    /** Its sheets in the order of an assessment. */
    Stream<Sheet> sheets();

    /**
     * Its findings with their proofs, without stamp, in the order of an assessment.
     *
     * @param scenes makes one for each part of them, so that what a scene looks up is not kept for all
     */
    default Stream<Finding> findings(Supplier<Scene> scenes) {
        return sheets().flatMap(sheet -> sheet.findings(scenes.get()));
    }
}
