package parley.agreement.evaluate;

import java.util.List;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Truth;

/** Which sub-paragraphs a proof rests on: those of the leaves that are TRUE, or that keep an UNKNOWN open. */
final class Citations {
    private Citations() {}

    /**
     * Adds them to a list.
     *
     * @param unknown whether leaves that are UNKNOWN count too
     */
    static void collect(Proof proof, boolean unknown, List<String> cites) {
        switch (proof) {
            case Proof.Combined combined -> {
                if (holds(combined.truth(), unknown)) {
                    cite(combined, cites);
                    combined.because().forEach(part -> collect(part, unknown, cites));
                }
            }
            case Proof.Held held -> {
                if (holds(held.truth(), unknown)) {
                    cite(held, cites);
                    held.because().forEach(part -> collect(part, unknown, cites));
                }
            }
            case Proof.OnDays days -> {
                if (holds(days.truth(), unknown)) {
                    days.because().forEach(part -> collect(part, unknown, cites));
                }
            }
            case Proof.Compared compared -> {
                if (holds(compared.truth(), unknown)) {
                    cite(compared, cites);
                }
            }
            case Proof.Stated stated -> {
                if (holds(stated.truth(), unknown)) {
                    cite(stated, cites);
                }
            }
            case Proof.Rule rule -> {
                if (rule.outcome().equals(Truth.TRUE.name())
                        || (unknown && rule.outcome().equals(Truth.UNKNOWN.name()))) {
                    cite(rule, cites);
                }
            }
            case Proof.Timed _, Proof.Done _, Proof.Searched _, Proof.Claimed _ -> {}
        }
    }

    private static boolean holds(Truth truth, boolean unknown) {
        return truth == Truth.TRUE || (unknown && truth == Truth.UNKNOWN);
    }

    private static void cite(Proof proof, List<String> cites) {
        proof.site().ref().ifPresent(cites::add);
    }
}
