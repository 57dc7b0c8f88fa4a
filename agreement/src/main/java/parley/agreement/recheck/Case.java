package parley.agreement.recheck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Notify;
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

    /** The ids of which the finding speaks; those under which its subject may be named. */
    List<String> ids() {
        return finding.joins()
                ? finding.extent().members()
                : finding.subject().stream().toList();
    }

    /** How a field of the subject is made where it has several ids. */
    Optional<Joins.Take> take(Path path) {
        return pack.provision(finding.provision())
                .filter(_ -> path.segments().size() == 2)
                .flatMap(provision -> provision instanceof Notify notify ? notify.joins() : Optional.empty())
                .flatMap(joins -> Optional.ofNullable(joins.fields().get(path.last())));
    }
}
