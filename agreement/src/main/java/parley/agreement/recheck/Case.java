package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof.Days;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * A finding with what it claims to follow from.
 *
 * @param statements what the record states
 * @param on the days on which everything is read, and nothing changes; empty: the instant judged
 * @param about the fact of which everything is read; empty where the proof alone tells
 */
record Case(
        Finding finding,
        KnownRecord record,
        Pack pack,
        Statements statements,
        Optional<Days> on,
        Optional<About> about) {
    Case(Finding finding, KnownRecord record, Pack pack) {
        this(finding, record, pack, new Statements(record, pack), Optional.empty(), Optional.empty());
    }

    Case on(Days days) {
        return new Case(finding, record, pack, statements, Optional.of(days), about);
    }

    /** The same about one fact on the account of the finding. */
    Case about(String type, List<String> key) {
        return about(type, key, finding.account(), statements);
    }

    /** The same about one fact on the account of another party, read up to one of its entries and all others as known. */
    Case asOf(String type, List<String> key, EntryPointer entry) {
        return about(type, key, entry.party(), upTo(entry.party(), entry.index() + 1).statements);
    }

    /** The same about several facts, or about one that is not known here. */
    Case aboutOthers() {
        return new Case(finding, record, pack, statements, on, Optional.empty());
    }

    private Case about(String type, List<String> key, Party holder, Statements by) {
        return new Case(
                finding, record, pack, statements, on, pack.fact(type).map(of -> new About(pack, of, key, holder, by)));
    }

    /** The same, over another part of the record. */
    Case over(KnownRecord other) {
        return new Case(finding, other, pack, new Statements(other, pack), on, Optional.empty());
    }

    /** The same, with one log read up to a number of leaves. */
    Case upTo(Party party, long size) {
        if (size >= record.sizes().getOrDefault(party, 0L)) {
            return this;
        }
        Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>(record.logs());
        logs.put(
                party,
                record.log(party).stream()
                        .filter(entry -> entry.pointer().index() < size)
                        .toList());
        return over(record.with(logs));
    }

    /** The instant as of which everything is read: the one judged, or the end of another day. */
    Instant at() {
        return on.map(Case::day)
                .filter(day -> !day.equals(today()))
                .map(time()::endOf)
                .orElse(judged());
    }

    Instant judged() {
        return finding.stamp().at();
    }

    LocalDate today() {
        return time().dayOf(judged());
    }

    /** The day on which days are judged on which nothing changes: the first, or the last where there is no first. */
    static LocalDate day(Days days) {
        return days.first().equals(Days.FIRST) ? days.last() : days.first();
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

    /** What a field of the subject is on the account; empty where it is read through ids, or of several ids. */
    Optional<Set<Data>> said(Path path) {
        return ids().size() == 1 && field(path).isPresent()
                ? type(path).map(of -> new OnAccount(statements, finding.account()).said(of, ids(), path.last()))
                : Optional.empty();
    }

    /** The field to which a path leads, without stepping through an id. */
    Optional<FactType.Field> field(Path path) {
        return path.segments().size() == 2
                ? type(path).flatMap(type -> Optional.ofNullable(type.fields().get(path.last())))
                : Optional.empty();
    }

    private Optional<FactType> type(Path path) {
        return pack.facts().values().stream()
                .filter(type -> type.root().equals(path.root()))
                .findFirst();
    }

    /** How a field of the subject is made where it has several ids. */
    Optional<Joins.Take> take(Path path) {
        return pack.provision(finding.provision())
                .filter(_ -> path.segments().size() == 2)
                .flatMap(provision -> provision instanceof Notify notify ? notify.joins() : Optional.empty())
                .flatMap(joins -> Optional.ofNullable(joins.fields().get(path.last())));
    }

    /** The same, judged at another instant, as the steps of an exchange are from which another arises. */
    Case judgedAt(Instant other) {
        Stamp of = finding.stamp();
        Stamp stamp = new Stamp(
                of.engine(), of.agreement(), of.pack(), of.sizes(), of.knownAt(), of.leftOut(), other, of.timeZones());
        return new Case(finding.with(finding.proof(), stamp), record, pack, statements, Optional.empty(), about);
    }
}
