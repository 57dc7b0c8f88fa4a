package parley.agreement.recheck;

import java.time.Instant;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Pack;
import parley.agreement.record.KnownRecord;
import parley.agreement.time.CivilTime;

/** A finding with what it claims to follow from. */
record Case(Finding finding, KnownRecord record, Pack pack) {
    Instant at() {
        return finding.stamp().at();
    }

    CivilTime time() {
        return new CivilTime(pack.zone());
    }

    Sources sources(Faults faults) {
        return new Sources(record, pack, faults);
    }

    /** The same, judged at another instant, as the steps of an exchange are from which another arises. */
    Case judgedAt(Instant other) {
        Stamp of = finding.stamp();
        Stamp stamp =
                new Stamp(of.engine(), of.agreement(), of.pack(), of.sizes(), of.leftOut(), other, of.timeZones());
        Finding then = new Finding(
                finding.provision(),
                finding.step(),
                finding.subject(),
                finding.debtor(),
                finding.account(),
                finding.verdict(),
                finding.owed(),
                finding.needs(),
                finding.incomplete(),
                finding.dueAt(),
                finding.extent(),
                finding.cites(),
                finding.contests(),
                finding.proof(),
                stamp);
        return new Case(then, record, pack);
    }
}
