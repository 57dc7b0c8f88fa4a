package parley.agreement.recheck;

import java.util.List;
import java.util.Set;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.KnownRecord;

/** Whether a finding follows from the record and the pack that its stamp names, by its own proof. */
public final class Recheck {
    private Recheck() {}

    /** Whether findings of a provision can be re-checked; of the kinds that cannot yet, every finding has that as its fault. */
    public static boolean covers(Provision provision) {
        return provision instanceof Notify || provision instanceof Exchange || provision instanceof Report;
    }

    /**
     * Everything that is wrong with a finding; nothing if it holds. A pure function, total for any proof, however spoiled.
     *
     * @param record the record as known when it was judged
     * @param pack the pack under which it was judged
     */
    public static List<Fault> check(Finding finding, KnownRecord record, Pack pack) {
        Faults faults = new Faults();
        Proof root = finding.proof();
        faults.same(root, "the agreement", finding.stamp().agreement(), pack.agreement());
        faults.same(root, "the hash of the pack", finding.stamp().pack(), pack.sha256());
        faults.same(root, "how much of each log was known", finding.stamp().sizes(), record.sizes());
        faults.same(root, "how much was left out", finding.stamp().leftOut(), record.leftOut());
        faults.same(root, "the verdict", finding.verdict().word(), root.outcome());
        Case given = new Case(finding, record, pack);
        pack.provision(finding.provision())
                .ifPresentOrElse(
                        provision -> {
                            switch (provision) {
                                case Notify notify ->
                                    verdict(finding, new Notices(given, notify, faults).verdicts(), faults);
                                case Exchange exchange ->
                                    verdict(finding, Steps.verdicts(given, exchange, faults), faults);
                                case Limit _ -> faults.add(root, "limits are not re-checked yet");
                                case Quota _ -> faults.add(root, "quotas are not re-checked yet");
                                case Refrain _ -> faults.add(root, "prohibitions are not re-checked yet");
                                case Report report ->
                                    verdict(finding, new Periods(given, report, faults).verdicts(), faults);
                                case Ceiling _ -> faults.add(root, "ceilings are not re-checked yet");
                                case Declare _ -> faults.add(root, "a declaration has no findings");
                            }
                        },
                        () -> faults.add(root, "the pack has no provision " + finding.provision()));
        return faults.all();
    }

    private static void verdict(Finding finding, Set<Verdict> possible, Faults faults) {
        Verdict follows = possible.size() == 1 ? possible.iterator().next() : Verdict.UNKNOWN;
        if (finding.verdict() != follows) {
            faults.add(finding.proof(), "is " + finding.verdict().word() + ", but " + possible + " follows");
        }
        if ((follows == Verdict.UNKNOWN) == finding.needs().isEmpty()) {
            faults.add(finding.proof(), "needs " + finding.needs() + " at the verdict " + follows.word());
        }
    }
}
