package parley.agreement.recheck;

import java.time.Instant;
import parley.agreement.finding.Finding;
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
}
