package parley.agreement.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;

/**
 * What one provision says about one subject and one debtor, on one account, at one instant. Immutable.
 *
 * @param provision id of the provision
 * @param step id of the step of an exchange
 * @param subject what it is about; empty for a finding about the provision as a whole
 * @param debtor who owes; of a power, who holds it
 * @param account whose facts were read
 * @param verdict one word of the closed list
 * @param owed what is still to be done
 * @param needs what would settle an UNKNOWN: of the verdict if it is {@code unknown}, and then never empty
 * @param incomplete what a document that was given in due form still lacks
 * @param dueAt the deadline, where one runs and is settled
 * @param extent what it says in days, names and numbers
 * @param cites the paragraphs that the verdict rests on, that of the provision first
 * @param contests entries that object to it; they stand beside the verdict and never change it
 * @param proof why
 * @param stamp from what
 */
public record Finding(
        String provision,
        Optional<String> step,
        Optional<String> subject,
        Party debtor,
        Party account,
        Verdict verdict,
        Optional<Owed> owed,
        SortedSet<Need> needs,
        List<String> incomplete,
        Optional<Instant> dueAt,
        Extent extent,
        List<String> cites,
        List<EntryPointer> contests,
        Proof proof,
        Stamp stamp) {
    public Finding {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        incomplete = List.copyOf(incomplete);
        cites = List.copyOf(cites);
        contests = List.copyOf(contests);
    }

    /** What is still to be done: {@code notification} by XA to {@code others}. */
    public record Owed(Party by, String act, String to) {}

    /** The same finding by another proof, or from something else. */
    public Finding with(Proof otherProof, Stamp otherStamp) {
        return new Finding(
                provision,
                step,
                subject,
                debtor,
                account,
                verdict,
                owed,
                needs,
                incomplete,
                dueAt,
                extent,
                cites,
                contests,
                otherProof,
                otherStamp);
    }

    /** Its name without debtor and account: {@code prior-notification/XA/1}, {@code unusual-activity.reply/XA/3}. */
    public String name() {
        return provision
                + step.map(s -> "." + s).orElse("")
                + subject.map(s -> "/" + s).orElse("");
    }

    /** Whether the members of its extent are ids that are one subject, and not what was counted. */
    public boolean joins() {
        return extent.members().size() > 1
                && proof.because().stream().anyMatch(part -> part.site().id().equals(provision + "/joins"));
    }
}
