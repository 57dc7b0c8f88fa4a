package parley.agreement.evaluate;

import java.util.List;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Truth;

/**
 * Which sub-paragraphs a verdict rests on: those of the leaves that are TRUE; of an {@code unknown} also those that keep
 * it open; of a {@code notOwed} those that are FALSE. An exception that applies is cited with every verdict.
 */
final class Citations {
    private Citations() {}

    /**
     * Adds them to a list.
     *
     * @param telling the truth of the leaves that tell; if UNKNOWN, those that are TRUE tell too
     */
    static void collect(Proof proof, Truth telling, List<String> cites) {
        switch (proof) {
            case Proof.Combined combined -> inner(combined, combined.truth(), telling, cites);
            case Proof.Held held -> inner(held, held.truth(), telling, cites);
            case Proof.OnDays days -> inner(days, days.truth(), telling, cites);
            case Proof.Compared compared -> {
                if (tells(compared.truth(), telling)) {
                    cite(compared, cites);
                }
            }
            case Proof.Stated stated -> {
                if (tells(stated.truth(), telling)) {
                    cite(stated, cites);
                }
            }
            case Proof.Rule rule -> {
                boolean open = telling == Truth.UNKNOWN && rule.outcome().equals(Truth.UNKNOWN.name());
                if (open || rule.outcome().equals(Truth.TRUE.name())) {
                    cite(rule, cites);
                }
            }
            case Proof.Timed _, Proof.Done _, Proof.Searched _, Proof.Claimed _ -> {}
        }
    }

    private static void inner(Proof proof, Truth truth, Truth telling, List<String> cites) {
        if (tells(truth, telling)) {
            cite(proof, cites);
            proof.because().forEach(part -> collect(part, telling, cites));
        }
    }

    private static boolean tells(Truth truth, Truth telling) {
        return truth == telling || (telling == Truth.UNKNOWN && truth == Truth.TRUE);
    }

    private static void cite(Proof proof, List<String> cites) {
        proof.site().ref().ifPresent(cites::add);
    }
}
