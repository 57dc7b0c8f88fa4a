package parley.node.view.countersign;

import java.time.Instant;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Foreseen;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;

/**
 * One finding that a draft would change, short enough to be kept and compared.
 *
 * @param name the finding's, without debtor and account
 * @param before its verdict without the draft; empty: there is none
 * @param after its verdict with the draft; empty: there would be none
 * @param due its deadline with the draft, or without it where it would be gone
 */
public record Prospect(
        String name,
        String debtor,
        String account,
        Optional<Verdict> before,
        Optional<Verdict> after,
        Optional<Instant> due) {
    /** What a change comes to. */
    public static Prospect of(Foreseen change) {
        Head about = change.about();
        return new Prospect(
                about.name(),
                about.debtor().code(),
                about.account().code(),
                change.before().map(Head::verdict),
                change.after().map(Finding::head).map(Head::verdict),
                about.dueAt());
    }

    /** Whether a party owes by its own word what this draft would settle. */
    public boolean settles(String party) {
        return isOwnWord(party)
                && before.filter(Prospect::isOwed).isPresent()
                && after.filter(Prospect::isOwed).isEmpty();
    }

    /**
     * Whether a party would do with this draft what it owes by its own word. Nothing of it need be owed before: a notification
     * is what first states the activity that must be notified, and its deadline runs while the draft waits.
     */
    public boolean performs(String party) {
        return isOwnWord(party)
                && before.filter(Prospect::isDone).isEmpty()
                && after.filter(Prospect::isDone).isPresent();
    }

    private boolean isOwnWord(String party) {
        return debtor.equals(party) && account.equals(party);
    }

    /** Whether a duty was done, in time or not. */
    public static boolean isDone(Verdict verdict) {
        return verdict == Verdict.MET || verdict == Verdict.LATE;
    }

    /** Whether something is still to be done. */
    public static boolean isOwed(Verdict verdict) {
        return verdict == Verdict.DUE || verdict == Verdict.OVERDUE;
    }
}
