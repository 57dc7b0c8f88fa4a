package parley.agreement.recheck;

import java.util.List;
import java.util.function.Predicate;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.Stories;
import parley.agreement.value.Party;

/** Findings of stories, as they are and spoiled. */
final class Found {
    private Found() {}

    /** A finding that holds, with what it follows from. */
    record InStory(Finding finding, KnownRecord record, Pack pack) {
        List<Fault> faults(Finding other) {
            return Recheck.check(other, record, pack);
        }
    }

    /** The last of them in the stories whose names begin so, on its debtor's own account. */
    static InStory in(String story, Predicate<Finding> wanted) {
        return Stories.all()
                .filter(one -> one.name().startsWith(story))
                .flatMap(one -> one.moments().stream()
                        .flatMap(moment -> moment.findings().stream()
                                .filter(finding -> finding.account().equals(finding.debtor()))
                                .filter(wanted)
                                .map(finding -> new InStory(finding, moment.record(), one.pack()))))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no such finding in " + story));
    }

    static Finding with(Finding of, List<Proof> because) {
        return with(of, new Proof.Rule(of.proof().site(), of.proof().outcome(), because), of.verdict(), of.extent());
    }

    static Finding with(Finding of, Verdict verdict, Extent extent) {
        return with(
                of, new Proof.Rule(of.proof().site(), verdict.word(), of.proof().because()), verdict, extent);
    }

    static Finding of(Finding of, String debtor) {
        return copy(of, new Party(debtor), of.proof(), of.verdict(), of.extent());
    }

    static Finding with(Finding of, Proof proof, Verdict verdict, Extent extent) {
        return copy(of, of.debtor(), proof, verdict, extent);
    }

    private static Finding copy(Finding of, Party debtor, Proof proof, Verdict verdict, Extent extent) {
        return new Finding(
                new Head(
                        of.provision(),
                        of.step(),
                        of.subject(),
                        debtor,
                        of.account(),
                        verdict,
                        of.owed(),
                        of.needs(),
                        of.incomplete(),
                        of.dueAt(),
                        extent,
                        of.cites(),
                        of.contests()),
                proof,
                of.stamp());
    }
}
