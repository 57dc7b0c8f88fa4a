package parley.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * A century of 57 parties that write a hundred entries each in a year, or its first years, as one of them comes to know it:
 * each log in its order, the logs among one another up to three days apart. One entry in five arrives before anything is
 * known of its receipts, and is learned once more when they come. Equal seeds make equal centuries.
 *
 * @param arrivals in the order in which they are learned
 * @param record all of it, as it is known after the last arrival
 * @param until the last instant at which anything arrives
 */
record Century(List<Party> parties, List<Arrival> arrivals, KnownRecord record, Instant until) {
    static final int WHOLE = 570_000;
    private static final int PARTIES = 57;
    private static final int ENTRIES_A_YEAR = PARTIES * 100;
    /** A story has two entries on average, and each party's calendar is one more. */
    private static final int STORIES_A_YEAR = PARTIES * 99 / 2;

    private static final int SECONDS_A_YEAR = 365 * 86_400;
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * What is learned in one step.
     *
     * @param end what can be said from then of its log's next entry; empty if nothing new
     */
    record Arrival(Instant at, RecordedEntry entry, Optional<LogEnd> end) {
        void learn(LiveAssessment live) {
            live.advance(at);
            live.learn(entry);
            end.ifPresent(next -> {
                live.learn(entry.author(), next);
                live.learn(entry.author(), entry.pointer().index() + 1);
            });
        }
    }

    /** The first so many entries of a century. */
    static Century of(int entries, long seed) {
        Random random = new Random(seed);
        List<Party> parties = codes();
        // Two months more than they should take, for what is drawn may be a little less: the rest is cut off.
        long seconds = (long) SECONDS_A_YEAR * entries / ENTRIES_A_YEAR + 60 * 86_400;
        int stories = (int) (STORIES_A_YEAR * seconds / SECONDS_A_YEAR);
        List<Drafts.Draft> drafts = new Drafts(random, parties).write(FROM, FROM.plusSeconds(seconds), stories);
        return new Arriving(random, parties).of(drafts.subList(0, entries));
    }

    /** Fictional ones: what ISO 3166 leaves to its users, and seventeen that it has given to nobody. */
    private static List<Party> codes() {
        List<Party> parties = new ArrayList<>();
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().forEach(c -> parties.add(new Party("X" + (char) c)));
        "MNOPQRSTUVWXYZ".chars().forEach(c -> parties.add(new Party("Q" + (char) c)));
        "ABCDFGHIJKLMNOPQR".chars().forEach(c -> parties.add(new Party("Y" + (char) c)));
        return List.copyOf(parties);
    }

    /** Turns drafts into entries, and says when they arrive. */
    private static final class Arriving {
        private final Random random;
        private final List<Party> parties;
        private final Map<Party, List<RecordedEntry>> logs = new HashMap<>();
        private final Map<Party, Instant> seenLast = new HashMap<>();
        private final Map<Party, Instant> arrivedLast = new HashMap<>();
        private final Map<Party, LogEnd> ends = new TreeMap<>();
        private final Map<Party, Long> sizes = new TreeMap<>();
        private final IdentityHashMap<Drafts.Draft, EntryPointer> pointers = new IdentityHashMap<>();
        private final List<Arrival> arrivals = new ArrayList<>();

        Arriving(Random random, List<Party> parties) {
            this.random = random;
            this.parties = parties;
        }

        Century of(List<Drafts.Draft> drafts) {
            drafts.forEach(this::arrive);
            arrivals.sort(Comparator.comparing(Arrival::at));
            KnownRecord record = new KnownRecord(parties, Map.of(), Map.of(), logs, ends, sizes);
            return new Century(
                    parties, List.copyOf(arrivals), record, arrivals.getLast().at());
        }

        private void arrive(Drafts.Draft draft) {
            Party author = draft.author();
            List<RecordedEntry> log = logs.computeIfAbsent(author, _ -> new ArrayList<>());
            EntryPointer pointer = new EntryPointer(author, log.size(), "%s%06x".formatted(author, log.size()));
            pointers.put(draft, pointer);
            Instant seen = notBefore(seenLast, author, draft.written().plusSeconds(random.nextInt(1, 60)));
            Instant at = notBefore(arrivedLast, author, seen.plusSeconds(random.nextInt(1, 3 * 86_400)));
            // Its next entry comes after this one: what a heartbeat would add is left out.
            Interval next = Interval.notBefore(seen, others(author));
            LogEnd end = new LogEnd(next, received(author, next));
            RecordedEntry settled = entry(draft, pointer, Interval.at(seen), received(author, Interval.at(seen)));
            Optional<LogEnd> ending = Optional.of(end);
            if (random.nextInt(5) == 0) {
                Interval open = Interval.notBefore(draft.written(), others(author));
                arrivals.add(new Arrival(at, entry(draft, pointer, open, received(author, open)), ending));
                at = at.plusSeconds(random.nextInt(1, 86_400));
                ending = Optional.empty();
            }
            // Of two that are learned at one time the later in the log was added later, and sorting keeps that.
            arrivals.add(new Arrival(at, settled, ending));
            log.add(settled);
            ends.put(author, end);
            sizes.merge(author, 1L, Long::sum);
        }

        private static Instant notBefore(Map<Party, Instant> last, Party party, Instant at) {
            return last.merge(party, at, (before, now) -> now.isAfter(before) ? now : before);
        }

        private List<Party> others(Party than) {
            return parties.stream().filter(party -> !party.equals(than)).toList();
        }

        private Map<Party, Interval> received(Party author, Interval each) {
            Map<Party, Interval> received = new TreeMap<>();
            others(author).forEach(party -> received.put(party, each));
            return received;
        }

        private RecordedEntry entry(
                Drafts.Draft draft, EntryPointer pointer, Interval witnessed, Map<Party, Interval> received) {
            Optional<Reference> about =
                    draft.about().map(earlier -> new Reference(earlier.role(), pointer(earlier.target())));
            return new RecordedEntry(
                    pointer,
                    new TreeSet<>(draft.to()),
                    draft.format(),
                    "1",
                    draft.subject(),
                    about.stream().toList(),
                    draft.written(),
                    witnessed,
                    received,
                    new Data.Members(draft.body()));
        }

        private EntryPointer pointer(Drafts.Draft draft) {
            EntryPointer pointer = pointers.get(draft);
            if (pointer == null) {
                throw new IllegalStateException("refers to what is not yet written: " + draft);
            }
            return pointer;
        }
    }
}
