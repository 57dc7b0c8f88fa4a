package parley.agreement.recheck;

import java.util.EnumSet;
import java.util.Set;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Truth;

/** The verdicts that remain possible while a truth is not known. */
final class Possible {
    private Possible() {}

    /** The ones if it holds, the others if it does not, and all of them while nobody can tell. */
    static Set<Verdict> when(Truth truth, Set<Verdict> then, Set<Verdict> otherwise) {
        Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
        if (truth != Truth.FALSE) {
            possible.addAll(then);
        }
        if (truth != Truth.TRUE) {
            possible.addAll(otherwise);
        }
        return possible;
    }

    /** Whether it is this one, in every case or in none. */
    static Truth is(Verdict verdict, Set<Verdict> possible) {
        return !possible.contains(verdict) ? Truth.FALSE : possible.size() == 1 ? Truth.TRUE : Truth.UNKNOWN;
    }
}
