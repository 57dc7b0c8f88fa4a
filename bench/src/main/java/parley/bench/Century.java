package parley.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * A century of 57 parties that write a hundred entries each in a year, or its first years, as one of them comes to know it:
 * each log in its order, the logs among one another up to three days apart. One entry in five arrives before anything is
 * known of its receipts, and is learned once more when they come. Equal seeds make equal centuries. It is told year by year
 * and kept nowhere.
 */
final class Century {
    static final int WHOLE = 570_000;
    static final List<Party> PARTIES = codes();
    private static final int STORIES_A_YEAR = PARTIES.size() * 99 / 2;
    private static final int FIRST_YEAR = 2026;

    private final Random random;
    private final Drafts drafts;
    private final int entries;
    private final PriorityQueue<Sequenced<Drafts.Draft>> written =
            new PriorityQueue<>(Sequenced.by(Drafts.Draft::written));
    private final PriorityQueue<Sequenced<Arrival>> arriving = new PriorityQueue<>(Sequenced.by(Arrival::at));
    private final Map<Party, Integer> sizes = new HashMap<>();
    private final Map<Party, Instant> seenLast = new HashMap<>();
    private final Map<Party, Instant> arrivedLast = new HashMap<>();
    private final IdentityHashMap<Drafts.Draft, EntryPointer> pointers = new IdentityHashMap<>();
    private long number;
    private int made;

    /** Something in the order in which it was made. */
    private record Sequenced<T>(T what, long number) {
        static <T> Comparator<Sequenced<T>> by(Function<T, Instant> time) {
            return Comparator.comparing((Sequenced<T> one) -> time.apply(one.what))
                    .thenComparingLong(Sequenced::number);
        }
    }

    private Century(int entries, long seed) {
        this.entries = entries;
        this.random = new Random(seed);
        this.drafts = new Drafts(random, PARTIES);
    }

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

    /** Tells the first so many entries of a century, in the order in which they are learned. */
    static void tell(int entries, long seed, Consumer<Arrival> listener) {
        new Century(entries, seed).tell(listener);
    }

    /** The first instant at which anything can be learned. */
    static Instant from() {
        return startOf(FIRST_YEAR);
    }

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Fictional ones: what ISO 3166 leaves to its users, and seventeen that it has given to nobody. */
    private static List<Party> codes() {
        List<Party> parties = new ArrayList<>();
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().forEach(c -> parties.add(new Party("X" + (char) c)));
        "MNOPQRSTUVWXYZ".chars().forEach(c -> parties.add(new Party("Q" + (char) c)));
        "ABCDFGHIJKLMNOPQR".chars().forEach(c -> parties.add(new Party("Y" + (char) c)));
        return List.copyOf(parties);
    }

    private void tell(Consumer<Arrival> listener) {
        for (int year = FIRST_YEAR; made < entries; year++) {
            Instant until = startOf(year + 1);
            for (Drafts.Draft draft : drafts.write(startOf(year), until, STORIES_A_YEAR)) {
                written.add(new Sequenced<>(draft, number++));
            }
            while (made < entries
                    && !written.isEmpty()
                    && written.peek().what().written().isBefore(until)) {
                arrive(written.remove().what());
            }
            deliver(until, listener);
            // What is corrected or withdrawn is so within three weeks.
            Instant old = startOf(year);
            pointers.keySet().removeIf(draft -> draft.written().isBefore(old));
        }
        deliver(Instant.MAX, listener);
    }

    private void deliver(Instant until, Consumer<Arrival> listener) {
        while (!arriving.isEmpty() && arriving.peek().what().at().isBefore(until)) {
            listener.accept(arriving.remove().what());
        }
    }

    private void arrive(Drafts.Draft draft) {
        Party author = draft.author();
        int index = sizes.merge(author, 1, Integer::sum) - 1;
        EntryPointer pointer = new EntryPointer(author, index, "%s%06x".formatted(author, index));
        pointers.put(draft, pointer);
        Instant seen = notBefore(seenLast, author, draft.written().plusSeconds(random.nextInt(1, 60)));
        Instant at = notBefore(arrivedLast, author, seen.plusSeconds(random.nextInt(1, 3 * 86_400)));
        // Its next entry comes after this one: what a heartbeat would add is left out.
        Interval next = Interval.notBefore(seen, others(author));
        Optional<LogEnd> ending = Optional.of(new LogEnd(next, received(author, next)));
        RecordedEntry settled = entry(draft, pointer, Interval.at(seen));
        if (random.nextInt(5) == 0) {
            RecordedEntry open = entry(draft, pointer, Interval.notBefore(draft.written(), others(author)));
            arriving.add(new Sequenced<>(new Arrival(at, open, ending), number++));
            at = at.plusSeconds(random.nextInt(1, 86_400));
            ending = Optional.empty();
        }
        arriving.add(new Sequenced<>(new Arrival(at, settled, ending), number++));
        made++;
    }

    private static Instant notBefore(Map<Party, Instant> last, Party party, Instant at) {
        return last.merge(party, at, (before, now) -> now.isAfter(before) ? now : before);
    }

    private static List<Party> others(Party than) {
        return PARTIES.stream().filter(party -> !party.equals(than)).toList();
    }

    private static Map<Party, Interval> received(Party author, Interval each) {
        Map<Party, Interval> received = new TreeMap<>();
        others(author).forEach(party -> received.put(party, each));
        return received;
    }

    private RecordedEntry entry(Drafts.Draft draft, EntryPointer pointer, Interval known) {
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
                known,
                received(pointer.party(), known),
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
