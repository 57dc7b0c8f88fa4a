package parley.node.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import parley.agreement.evaluate.Assessment;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Pack;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.timetable.Timetable;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.node.circle.JudgedLeaf;
import parley.node.view.AsKnown;
import parley.node.view.Foresight;
import parley.node.view.TimetableView;

/**
 * What is found under the packs of one charter, kept as leaves come and time passes. Leaves never go and time never goes
 * back here: whoever needs that makes a new one, which is fed from the beginning. For one thread.
 */
final class LiveFindings {
    private final GrowingFacts facts;
    private final List<Under> packs = new ArrayList<>();
    private Instant at;

    /** One pack's findings. */
    private record Under(Pack pack, LiveAssessment live) {}

    /**
     * Of a circle in whose logs there is nothing yet.
     *
     * @param at the instant judged, in whole seconds
     */
    LiveFindings(Charter charter, List<Pack> packs, Instant at) {
        this.facts = new GrowingFacts(charter);
        this.at = at;
        for (Pack pack : packs) {
            this.packs.add(new Under(
                    pack,
                    new LiveAssessment(
                            pack,
                            Translation.parties(charter),
                            Translation.roles(charter),
                            Translation.bindings(charter, pack),
                            at)));
        }
    }

    /** The instant judged. */
    Instant at() {
        return at;
    }

    /** How many leaves of each member's log have been taken, in charter order. */
    Map<Party, Integer> sizes() {
        return facts.sizes();
    }

    /** Takes what has come of each log, which goes on from what was taken before, and judges it at an instant. */
    void take(Map<Party, List<JudgedLeaf>> fresh, Instant now) {
        GrowingFacts.Growth growth = facts.take(fresh);
        for (Under under : packs) {
            growth.entries().forEach(under.live::learn);
            growth.ends().forEach((owner, end) -> under.live.learn(Translation.party(owner), end));
            growth.sizes().forEach((owner, size) -> under.live.learn(Translation.party(owner), (long) size));
            under.live.advance(now);
        }
        at = now;
    }

    /** What has changed under one pack. */
    record Changed(Pack pack, LiveAssessment.Changes changes) {}

    /** What has changed since this was last called, pack by pack. */
    List<Changed> changes() {
        return packs.stream()
                .map(under -> new Changed(under.pack, under.live.changes()))
                .toList();
    }

    /** What every finding under each pack says, in the order of an assessment. */
    Map<Pack, List<Head>> heads() {
        Map<Pack, List<Head>> heads = new LinkedHashMap<>();
        packs.forEach(under -> heads.put(under.pack, under.live.heads()));
        return heads;
    }

    /** A finding under a pack with its proof; empty if there is none of its name, debtor and account now. */
    Optional<Finding> prove(String pack, Head finding) {
        return packs.stream()
                .filter(under -> under.pack.sha256().equals(pack))
                .findFirst()
                .flatMap(under -> under.live.prove(finding));
    }

    /** Findings under a pack with their proofs; those of which there is none of that name, debtor and account are left out. */
    List<Finding> prove(String pack, List<Head> findings) {
        return packs.stream()
                .filter(under -> under.pack.sha256().equals(pack))
                .flatMap(under -> under.live.prove(findings).stream())
                .toList();
    }

    /**
     * What an entry would change, if it were the next of its author's log and everybody had it at the instant judged. Nothing
     * stays of it.
     */
    Foresight foresee(Charter charter, Payload payload, EntryId id) {
        RecordedEntry entry = next(charter, payload, id);
        return new Foresight(
                at,
                packs.stream()
                        .map(under -> new Foresight.Under(under.pack.sha256(), under.live.foresee(entry)))
                        .toList());
    }

    /** When subjects are, under each pack. */
    TimetableView timetable() {
        return timetable(LiveAssessment::timetable);
    }

    /** When they would be with such an entry. */
    TimetableView timetable(Charter charter, Payload payload, EntryId id) {
        RecordedEntry entry = next(charter, payload, id);
        return timetable(live -> live.timetable(entry));
    }

    private TimetableView timetable(Function<LiveAssessment, Timetable> of) {
        return new TimetableView(
                at,
                packs.stream()
                        .map(under -> new TimetableView.Under(under.pack.sha256(), of.apply(under.live)))
                        .toList());
    }

    private RecordedEntry next(Charter charter, Payload payload, EntryId id) {
        EntryPointer next = new EntryPointer(
                charter.log(payload.from()), new EntryIndex(Objects.requireNonNull(sizes().get(payload.from()))));
        Map<parley.agreement.value.Party, Interval> received = new TreeMap<>();
        charter.codes(Kind.PARTY).stream()
                .filter(party -> !party.equals(payload.from()))
                .forEach(party -> received.put(Translation.party(party), Interval.at(at)));
        return Translation.entry(next, id, payload, Interval.at(at), received);
    }

    /** The first later instant at which a verdict could change with no new entry. */
    Optional<Instant> nextTick() {
        return packs.stream().flatMap(under -> under.live.nextTick().stream()).min(Instant::compareTo);
    }

    /**
     * Compares everything with an assessment from scratch of the same leaves: for tests, as it takes as long as that does.
     *
     * @param logs at least what was taken of each log
     * @return true
     * @throws IllegalStateException when anything differs
     */
    boolean agreesWith(Charter charter, Map<Party, List<JudgedLeaf>> logs) {
        Map<String, Long> taken = new LinkedHashMap<>();
        sizes().forEach((owner, size) -> taken.put(owner.code(), (long) size));
        Facts scratch = Facts.of(charter, logs, new AsKnown.Sizes(taken));
        for (Under under : packs) {
            Assessment found = Assessment.of(scratch.record(under.pack), at, under.pack);
            same(
                    "what findings say",
                    under.live.heads(),
                    found.findings().stream().map(Finding::head).toList());
            same("findings with their proofs", under.live.findings(), found.findings());
            same("the next instant", under.live.nextTick(), found.nextTick());
        }
        return true;
    }

    private void same(String what, Object live, Object scratch) {
        if (!live.equals(scratch)) {
            throw new IllegalStateException("at " + at + " with " + sizes() + ", " + what + ": kept are " + live
                    + ", from scratch they are " + scratch);
        }
    }
}
