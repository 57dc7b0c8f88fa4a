package parley.agreement.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;

/**
 * What one provision says about one subject and one debtor, on one account, at one instant, and why. Immutable.
 *
 * @param head what it says
 * @param proof why
 * @param stamp from what
 */
public record Finding(Head head, Proof proof, Stamp stamp) {
    /** What is still to be done: {@code notification} by XA to {@code others}. */
    public record Owed(Party by, String act, String to) {}

    /** The same finding by another proof, or from something else. */
    public Finding with(Proof otherProof, Stamp otherStamp) {
        return new Finding(head, otherProof, otherStamp);
    }

    public String provision() {
        return head.provision();
    }

    public Optional<String> step() {
        return head.step();
    }

    public Optional<String> subject() {
        return head.subject();
    }

    public Party debtor() {
        return head.debtor();
    }

    public Party account() {
        return head.account();
    }

    public Verdict verdict() {
        return head.verdict();
    }

    public Optional<Owed> owed() {
        return head.owed();
    }

    public SortedSet<Need> needs() {
        return head.needs();
    }

    public List<String> incomplete() {
        return head.incomplete();
    }

    public Optional<Instant> dueAt() {
        return head.dueAt();
    }

    public Extent extent() {
        return head.extent();
    }

    public List<String> cites() {
        return head.cites();
    }

    public List<EntryPointer> contests() {
        return head.contests();
    }

    /** Its name without debtor and account: {@code prior-notification/XA/1}, {@code unusual-activity.reply/XA/3}. */
    public String name() {
        return head.name();
    }

    /** Whether the members of its extent are ids that are one subject, and not what was counted. */
    public boolean joins() {
        return extent().members().size() > 1
                && proof.because().stream().anyMatch(part -> part.site().id().equals(provision() + "/joins"));
    }
}
