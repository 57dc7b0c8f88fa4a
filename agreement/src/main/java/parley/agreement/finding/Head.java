package parley.agreement.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.Verdict;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;

/**
 * What a finding says, without why and from what: all that a list of findings shows. Immutable.
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
 */
public record Head(
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
        List<EntryPointer> contests) {
    public Head {
        // Most need nothing, and a century has millions of them.
        needs = needs.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        incomplete = List.copyOf(incomplete);
        cites = List.copyOf(cites);
        contests = List.copyOf(contests);
    }

    /** Its name without debtor and account: {@code prior-notification/XA/1}, {@code unusual-activity.reply/XA/3}. */
    public String name() {
        return provision
                + step.map(s -> "." + s).orElse("")
                + subject.map(s -> "/" + s).orElse("");
    }
}
