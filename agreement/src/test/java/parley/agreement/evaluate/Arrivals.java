package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import parley.agreement.finding.Foreseen;
import parley.agreement.pack.Pack;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;

/**
 * A record as it arrives: in a random order that keeps that of each log, entries at first with times that nobody knows yet,
 * log ends that move, and time that passes. What a live assessment learns is kept as a plain record beside it.
 */
final class Arrivals {
    private final KnownRecord whole;
    private final Random random;
    private final LiveAssessment live;
    private final Map<Party, List<RecordedEntry>> logs = new HashMap<>();
    private final Map<Party, LogEnd> ends = new TreeMap<>();
    private final Map<Party, Long> sizes = new TreeMap<>();
    private int leftOut;
    private Instant at;

    Arrivals(Pack pack, KnownRecord whole, Instant from, Random random) {
        this.whole = whole;
        this.random = random;
        this.at = from;
        this.live = new LiveAssessment(pack, whole.parties(), whole.roles(), whole.parameters(), from);
        whole.parties().forEach(party -> logs.put(party, new ArrayList<>()));
    }

    LiveAssessment live() {
        return live;
    }

    Instant at() {
        return at;
    }

    /** The same record, for an assessment from scratch. */
    KnownRecord record() {
        return new KnownRecord(
                whole.parties(), whole.roles(), whole.parameters(), logs, ends, sizes, Optional.empty(), leftOut);
    }

    boolean allHere() {
        return whole.parties().stream()
                .allMatch(party -> log(party).size() == whole.log(party).size());
    }

    private List<RecordedEntry> log(Party party) {
        return logs.getOrDefault(party, List.of());
    }

    /** One thing more is known, or time passes. */
    void step(List<Instant> moments) {
        switch (random.nextInt(allHere() ? 3 : 6)) {
            case 0 -> settle();
            case 1 -> moveEnd();
            case 2 -> pass(moments);
            default -> arrive();
        }
    }

    /** The next entry of a log, often with times that are not known yet. */
    void arrive() {
        List<Party> open = open();
        Party party = open.get(random.nextInt(open.size()));
        RecordedEntry entry = whole.log(party).get(log(party).size());
        RecordedEntry early = random.nextBoolean() ? entry : untimed(entry);
        log(party).add(early);
        live.learn(early);
        sizes.put(party, entry.pointer().index() + 1 + random.nextInt(2));
        live.learn(party, sizes.getOrDefault(party, 0L));
    }

    /** What the live assessment says that the next entry of some log would change; empty when all are here. */
    Optional<Foresight> foresee() {
        List<Party> open = open();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Party party = open.get(random.nextInt(open.size()));
        RecordedEntry next = whole.log(party).get(log(party).size());
        RecordedEntry entry = random.nextBoolean() ? next : untimed(next);
        List<Foreseen> changes = live.foresee(entry);
        log(party).add(entry);
        KnownRecord with = record();
        log(party).removeLast();
        return Optional.of(new Foresight(changes, with));
    }

    /** What was foreseen, and a record in which it has come. */
    record Foresight(List<Foreseen> changes, KnownRecord with) {}

    private List<Party> open() {
        return whole.parties().stream()
                .filter(party -> log(party).size() < whole.log(party).size())
                .toList();
    }

    private RecordedEntry untimed(RecordedEntry entry) {
        Map<Party, Interval> received = new TreeMap<>(entry.received());
        received.replaceAll((party, time) -> random.nextBoolean() ? time : Interval.unbounded(List.of(party)));
        Interval witnessed = random.nextBoolean()
                ? entry.witnessed()
                : Interval.notBefore(at, entry.received().keySet());
        return timed(entry, witnessed, received);
    }

    private static RecordedEntry timed(RecordedEntry entry, Interval witnessed, Map<Party, Interval> received) {
        return new RecordedEntry(
                entry.pointer(),
                entry.to(),
                entry.format(),
                entry.number(),
                entry.subject(),
                entry.references(),
                entry.written(),
                witnessed,
                received,
                entry.body());
    }

    /** A late {@code seen}: the times of some entry are known at last, or one receipt of it. */
    private void settle() {
        Party party = any();
        if (!log(party).isEmpty()) {
            int place = random.nextInt(log(party).size());
            RecordedEntry settled = whole.log(party).get(place);
            RecordedEntry known = log(party).get(place);
            Map<Party, Interval> received = new TreeMap<>(known.received());
            Party by = any();
            Interval receipt = settled.received().get(by);
            if (receipt != null) {
                received.put(by, receipt);
            }
            RecordedEntry later = random.nextBoolean() ? settled : timed(settled, known.witnessed(), received);
            log(party).set(place, later);
            live.learn(later);
        }
    }

    private Party any() {
        return whole.parties().get(random.nextInt(whole.parties().size()));
    }

    private void moveEnd() {
        Party party = any();
        Instant earliest = at.minusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(40 * 86_400));
        List<Party> others =
                whole.parties().stream().filter(other -> !other.equals(party)).toList();
        Map<Party, Interval> received = new TreeMap<>();
        for (Party other : others) {
            received.put(
                    other,
                    random.nextInt(4) == 0
                            ? Interval.unbounded(List.of(other))
                            : Interval.notBefore(earliest.minusSeconds(random.nextInt(5)), List.of(other)));
        }
        List<Party> missing = random.nextInt(4) == 0 ? others.subList(0, others.size() / 2) : others;
        LogEnd end = new LogEnd(Interval.notBefore(earliest, missing), received);
        ends.put(party, end);
        live.learn(party, end);
        if (random.nextInt(5) == 0) {
            leftOut++;
            live.leftOut(leftOut);
        }
    }

    /** On to the next tick, a second more or less, to a moment of the story, or a few days on. */
    void pass(List<Instant> moments) {
        Instant to = switch (random.nextInt(4)) {
            case 0 -> live.nextTick().orElse(at).minusSeconds(random.nextInt(2));
            case 1 -> moments.get(random.nextInt(moments.size())).plusSeconds(random.nextInt(-1, 2));
            case 2 -> at.plusSeconds(random.nextInt(3));
            default -> at.plusSeconds(random.nextInt(20 * 86_400));
        };
        // Towards the end of the story the steps are short, so that there is time for what arrives late.
        if (to.isAfter(at) && (random.nextInt(3) == 0 || !to.isAfter(at.plusSeconds(40 * 86_400)))) {
            at = to;
            live.advance(at);
        }
    }
}
