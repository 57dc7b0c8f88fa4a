package parley.agreement.evaluate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.proof.Proof;

/**
 * What a judge came to about one debtor on one account.
 *
 * @param dueAt the deadline, where one runs and is settled
 * @param grounds the paragraphs that the verdict rests on, in the order of the pack
 */
record Conclusion(
        Outcome outcome,
        Optional<Owed> owed,
        List<String> incomplete,
        Optional<Instant> dueAt,
        Extent extent,
        List<String> grounds,
        Proof proof) {
    Conclusion {
        incomplete = List.copyOf(incomplete);
        grounds = List.copyOf(grounds);
    }

    /** Of a prohibition, a limit or a quota: nothing is owed and no deadline runs. */
    static Conclusion of(Outcome outcome, Extent extent, List<String> grounds, Proof proof) {
        return new Conclusion(outcome, Optional.empty(), List.of(), Optional.empty(), extent, grounds, proof);
    }
}
