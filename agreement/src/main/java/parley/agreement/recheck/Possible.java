package parley.agreement.recheck;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.finding.Finding;
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

    /** Of a prohibition and of a stock nothing is owed, no deadline runs, and no document is incomplete. */
    static void owesNothing(Finding finding, Faults faults) {
        faults.same(finding.proof(), "what is owed", finding.owed(), Optional.empty());
        faults.same(finding.proof(), "the deadline", finding.dueAt(), Optional.empty());
        faults.same(finding.proof(), "what is incomplete", finding.incomplete(), List.of());
    }
}
