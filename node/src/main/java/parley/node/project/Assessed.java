package parley.node.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Pack;
import parley.agreement.recheck.Fault;
import parley.agreement.recheck.Recheck;
import parley.agreement.record.KnownRecord;
import parley.agreement.time.CivilTime;
import parley.ledger.archive.CheckedCircle;
import parley.ledger.archive.CheckedLog;
import parley.ledger.charter.Charter;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
import parley.ledger.time.Interval;
import parley.ledger.time.Times;
import parley.node.circle.JudgedLeaf;
import parley.node.view.AsKnown;

/**
 * What is found under one pack in the logs of a circle, from these logs alone: no database, no clock, no other node. A node
 * answers by it what is asked of another instant or with less knowledge, and an exported archive is judged by it, so that
 * both are one and the same function of the leaves. Immutable.
 *
 * @param pack under which
 * @param record what was known, with the times that follow from it
 * @param at the instant judged
 * @param findings in the order of an assessment
 */
public record Assessed(Pack pack, KnownRecord record, Instant at, List<Finding> findings) {
    public Assessed {
        findings = List.copyOf(findings);
    }

    /**
     * Assesses logs under each pack, in the order of the packs.
     *
     * @param logs the leaves of every member from its first, in charter order
     * @param known with which knowledge of them
     * @param at the instant judged, in whole seconds
     * @throws IllegalArgumentException when a size is asked of a log that there is not, or that is shorter, or the instant has
     *     a fraction of a second
     */
    public static List<Assessed> of(
            Charter charter, Map<Party, List<JudgedLeaf>> logs, List<Pack> packs, AsKnown known, Instant at) {
        Facts facts = Facts.of(charter, logs, known);
        return packs.stream()
                .map(pack -> {
                    KnownRecord record = facts.record(pack);
                    return new Assessed(
                            pack, record, at, Assessment.of(record, at, pack).findings());
                })
                .toList();
    }

    /**
     * Assesses a circle that was exported, as a node assesses one that it holds.
     *
     * @throws IllegalArgumentException as {@link #of(Charter, Map, List, AsKnown, Instant)} says
     */
    public static List<Assessed> of(CheckedCircle circle, List<Pack> packs, AsKnown known, Instant at) {
        return of(circle.charter().charter(), leaves(circle), packs, known, at);
    }

    /**
     * The latest instant at which anything in an export had been witnessed; empty while nothing has. It follows from the word
     * of the charter's quorum, so that no single clock moves it.
     */
    public static Optional<Instant> lastWitnessed(CheckedCircle circle) {
        Charter charter = circle.charter().charter();
        Map<Party, List<JudgedLeaf>> logs = leaves(circle);
        Times times = Facts.of(charter, logs).times();
        return logs.entrySet().stream()
                .flatMap(log ->
                        latest(charter, times, log.getKey(), log.getValue().size()).stream())
                .max(Instant::compareTo);
    }

    private static Map<Party, List<JudgedLeaf>> leaves(CheckedCircle circle) {
        Map<Party, List<JudgedLeaf>> logs = new LinkedHashMap<>();
        for (Party owner : circle.charter().charter().codes()) {
            CheckedLog log = circle.log(owner);
            List<JudgedLeaf> leaves = new ArrayList<>(log.size());
            for (int index = 0; index < log.size(); index++) {
                leaves.add(
                        new JudgedLeaf(log.judgements().get(index), log.leaves().get(index)));
            }
            logs.put(owner, leaves);
        }
        return logs;
    }

    /** A log is witnessed in its order, so its last leaf that has a time has the latest. */
    private static Optional<Instant> latest(Charter charter, Times times, Party owner, int size) {
        for (int index = size - 1; index >= 0; index--) {
            Interval witnessed = times.witnessed(new EntryPointer(charter.log(owner), new EntryIndex(index)));
            if (witnessed.isKnown()) {
                return witnessed.latest();
            }
        }
        return Optional.empty();
    }

    /** From what it was made, whether or not there are findings that say so. */
    public Stamp stamp() {
        return new Stamp(
                Assessment.ENGINE,
                pack.agreement(),
                pack.sha256(),
                record.sizes(),
                record.knownAt(),
                record.leftOut(),
                at,
                CivilTime.dataVersion());
    }

    /** What does not hold of a finding's proof, by the checker that shares no code with the evaluator; nothing if it holds. */
    public List<Fault> faults(Finding finding) {
        return Recheck.check(finding, record, pack);
    }
}
