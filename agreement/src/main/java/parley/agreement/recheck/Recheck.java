package parley.agreement.recheck;

import java.util.List;
import java.util.Set;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Adoption;
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

    /** Whether a provision has findings that can be re-checked: all do but declarations, which have none. */
    public static boolean covers(Provision provision) {
        return !(provision instanceof Declare);
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
        faults.same(root, "as known at which instant", finding.stamp().knownAt(), record.knownAt());
        faults.same(root, "how much was left out", finding.stamp().leftOut(), record.leftOut());
        faults.same(root, "the verdict", finding.verdict().word(), root.outcome());
        Case given = new Case(finding, record, pack);
        Contests.check(given, faults);
        pack.provision(finding.provision())
                .ifPresentOrElse(
                        provision -> verdict(given, provision, faults),
                        () -> faults.add(root, "the pack has no provision " + finding.provision()));
        return faults.all();
    }

    private static void verdict(Case given, Provision provision, Faults faults) {
        try {
            Open open = new Open(given, provision, faults);
            if (!open.isWhole()) {
                open.decided();
            }
            Set<Verdict> possible = open.isWhole() ? open.verdicts() : possible(given, provision, faults);
            verdict(given.finding(), possible, faults);
            Needed.check(given, provision, faults);
        } catch (RuntimeException e) {
            // What cannot be followed does not hold. No proof is known that does this: a test holds that.
            faults.broughtDown(given.finding().proof(), e);
        }
    }

    private static Set<Verdict> possible(Case given, Provision provision, Faults faults) {
        return switch (provision) {
            case Notify notify -> new Notices(given, notify, faults).verdicts();
            case Refrain refrain -> new Prohibitions(given, refrain, faults).verdicts();
            case Ceiling ceiling -> new Ceilings(given, ceiling, faults).verdicts();
            case Exchange exchange -> Steps.verdicts(given, exchange, faults);
            case Limit limit -> new Limits(given, limit, faults).verdicts();
            case Quota quota -> new Quotas(given, quota, faults).verdicts();
            case Report report -> new Periods(given, report, faults).verdicts();
            case Adoption adoption -> new Adoptions(given, adoption, faults).verdicts();
            case Declare _ -> not("a declaration has no findings", given, faults);
        };
    }

    private static Set<Verdict> not(String why, Case given, Faults faults) {
        faults.add(given.finding().proof(), why);
        return Set.of(given.finding().verdict());
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
