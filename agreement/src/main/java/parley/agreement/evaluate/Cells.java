package parley.agreement.evaluate;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.agreement.account.Part;
import parley.agreement.value.Party;

/** All cells of one live assessment: who has read what, and which of them are to be worked out anew. For one thread. */
final class Cells {
    private final Rules rules;
    private final Filing filing;
    private final Map<Part, Readers> readers = new HashMap<>();
    private final Map<Ends, EndWatch> watches = new HashMap<>();
    private final Map<Party, Set<Ends>> byAuthor = new HashMap<>();
    private final NavigableMap<Instant, Set<Cell<?>>> until = new TreeMap<>();
    private final NavigableMap<Instant, Integer> ticks = new TreeMap<>();
    private final NavigableMap<Cell.Rank, LinkedHashSet<Cell<?>>> dirty = new TreeMap<>();
    private long workedOut;

    Cells(Rules rules, Filing filing) {
        this.rules = rules;
        this.filing = filing;
        for (Cell.Rank rank : Cell.Rank.values()) {
            dirty.put(rank, new LinkedHashSet<>());
        }
    }

    /** A cell is to be worked out, for the first time or anew. */
    void spoil(Cell<?> cell) {
        if (!cell.dropped()) {
            dirty.getOrDefault(cell.rank(), new LinkedHashSet<>()).add(cell);
        }
    }

    /** A part of the record reads differently. */
    void changed(Part part) {
        Readers of = readers.get(part);
        if (of != null) {
            of.each(this::spoil);
        }
    }

    /**
     * The end of a log has moved.
     *
     * @param judged the instant judged
     */
    void moved(Party party, Instant judged) {
        for (Ends ends : byAuthor.getOrDefault(party, Set.of())) {
            EndWatch watch = watches.get(ends);
            if (watch != null) {
                watch.moved(ends.next(filing::end), judged, this::spoil);
            }
        }
    }

    /** Time has passed. */
    void passed(Instant at) {
        NavigableMap<Instant, Set<Cell<?>>> past = until.headMap(at, true);
        past.values().forEach(cells -> cells.forEach(this::spoil));
    }

    /** Works out whatever is spoilt, of cells up to a rank. */
    void settle(Instant at, Cell.Rank last) {
        for (Optional<Cell<?>> next = next(last); next.isPresent(); next = next(last)) {
            Cell<?> cell = next.get();
            unlink(cell);
            cell.workOut(rules, filing, at);
            link(cell);
            workedOut++;
        }
    }

    private Optional<Cell<?>> next(Cell.Rank last) {
        for (LinkedHashSet<Cell<?>> cells : dirty.headMap(last, true).values()) {
            if (!cells.isEmpty()) {
                return Optional.of(cells.removeFirst());
            }
        }
        return Optional.empty();
    }

    /** A cell is no longer wanted. */
    void drop(Cell<?> cell) {
        unlink(cell);
        cell.drop();
        dirty.values().forEach(cells -> cells.remove(cell));
    }

    /** The first later instant at which a cell says that its value could change. */
    Optional<Instant> nextTick(Instant at) {
        return Optional.ofNullable(ticks.higherKey(at));
    }

    /** How many cells were worked out so far. */
    long workedOut() {
        return workedOut;
    }

    private void link(Cell<?> cell) {
        Cell.Kept reads = cell.reads();
        reads.parts().forEach(part -> readers.merge(part, cell, (known, _) -> known.with(cell)));
        reads.asked()
                .forEach((ends, instants) -> instants.forEach(by -> watch(ends).asked(by, cell)));
        reads.soFar().forEach(ends -> watch(ends).soFar(cell));
        reads.missing().forEach(ends -> watch(ends).missing(cell));
        cell.until()
                .ifPresent(instant ->
                        until.computeIfAbsent(instant, _ -> new HashSet<>(4)).add(cell));
        cell.ticks().forEach(tick -> ticks.merge(tick, 1, Integer::sum));
    }

    private void unlink(Cell<?> cell) {
        Cell.Kept reads = cell.reads();
        reads.parts().forEach(part -> readers.computeIfPresent(part, (_, known) -> known.without(cell)));
        reads.asked().forEach((ends, instants) -> {
            EndWatch watch = watches.get(ends);
            if (watch != null) {
                instants.forEach(by -> watch.forget(by, cell));
                closeIfIdle(ends, watch);
            }
        });
        forget(reads.soFar(), cell);
        forget(reads.missing(), cell);
        cell.until().ifPresent(instant -> remove(until, instant, cell));
        for (Instant tick : List.copyOf(cell.ticks())) {
            ticks.computeIfPresent(tick, (_, many) -> many == 1 ? null : many - 1);
        }
    }

    private void forget(Set<Ends> read, Cell<?> cell) {
        for (Ends ends : read) {
            EndWatch watch = watches.get(ends);
            if (watch != null) {
                watch.forget(cell);
                closeIfIdle(ends, watch);
            }
        }
    }

    private static <K> void remove(Map<K, Set<Cell<?>>> from, K key, Cell<?> cell) {
        Set<Cell<?>> cells = from.get(key);
        if (cells != null && cells.remove(cell) && cells.isEmpty()) {
            from.remove(key);
        }
    }

    private EndWatch watch(Ends ends) {
        EndWatch known = watches.get(ends);
        if (known == null) {
            known = new EndWatch(ends.next(filing::end));
            watches.put(ends, known);
            ends.authors()
                    .forEach(author -> byAuthor.computeIfAbsent(author, _ -> new HashSet<>())
                            .add(ends));
        }
        return known;
    }

    private void closeIfIdle(Ends ends, EndWatch watch) {
        if (watch.idle()) {
            watches.remove(ends);
            ends.authors()
                    .forEach(author ->
                            byAuthor.getOrDefault(author, new HashSet<>()).remove(ends));
        }
    }
}
