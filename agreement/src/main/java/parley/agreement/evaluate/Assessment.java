package parley.agreement.evaluate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import parley.agreement.record.KnownRecord;
import parley.agreement.value.Party;

/**
 * Every finding of one pack on every account, at one instant. A pure function of its arguments: equal arguments give
 * equal findings in equal order, on every node and in every order of arrival.
 *
 * @param findings in the order of the provisions, their subjects, accounts and debtors
 * @param nextTick the first later instant at which a verdict could change with no new entry
 */
public record Assessment(List<Finding> findings, Optional<Instant> nextTick) {
    /** The version of the evaluator; a change that can change a finding changes it. */
    public static final String ENGINE = "naive-4";

    public Assessment {
        findings = List.copyOf(findings);
    }

    /**
     * Assesses a record.
     *
     * @param known the record as known
     * @param at the instant judged, in whole seconds
     * @param under the pack
     */
    public static Assessment of(KnownRecord known, Instant at, Pack under) {
        return of(Rules.of(under, known.parties(), known.parameters()), new PlainLookup(under, known), at);
    }

    /** Whether an instant is one that can be judged. */
    static Instant wholeSecond(Instant at) {
        if (!at.truncatedTo(ChronoUnit.SECONDS).equals(at)) {
            throw new IllegalArgumentException("findings are judged at whole seconds, not " + at);
        }
        return at;
    }

    /** The same judges over any way to look things up. */
    static Assessment of(Rules rules, Lookup record, Instant at) {
        Scene scene = new Scene(rules, record, wholeSecond(at));
        List<Finding> findings = new ArrayList<>();
        for (Provision provision : rules.pack().provisions().values()) {
            findings.addAll(new Undecided(scene, provision).findings());
            findings.addAll(judged(scene, provision));
        }
        return new Assessment(findings, scene.nextTick());
    }

    private static List<Finding> judged(Scene scene, Provision provision) {
        boolean decided = Unbound.in(scene, provision).isEmpty();
        return switch (provision) {
            case Limit limit -> new LimitJudge(scene, limit).findings();
            case Quota quota -> new QuotaJudge(scene, quota).findings();
            case Ceiling ceiling -> new CeilingJudge(scene, ceiling).findings();
            case Adoption adoption -> new AdoptionJudge(scene, adoption).findings();
            case Notify notify when decided -> new NotifyJudge(scene, notify).findings();
            case Exchange exchange when decided -> new ExchangeJudge(scene, exchange).findings();
            case Report report when decided -> new ReportJudge(scene, report).findings();
            case Refrain refrain when decided -> new RefrainJudge(scene, refrain).findings();
            case Notify _, Exchange _, Report _, Refrain _, Declare _ -> List.of();
        };
    }

    /** The findings on one party's account. */
    public List<Finding> on(Party account) {
        return findings.stream()
                .filter(finding -> finding.account().equals(account))
                .toList();
    }
}
