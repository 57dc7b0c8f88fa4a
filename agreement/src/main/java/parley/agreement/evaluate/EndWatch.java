package parley.agreement.evaluate;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import parley.agreement.record.Interval;

/**
 * Who has asked what of the ends of some logs. They move with nearly every entry; an answer turns only when the next entry
 * could no longer have been given by the instant that was asked about.
 */
final class EndWatch {
    private final TreeMap<Instant, Set<Cell<?>>> asked = new TreeMap<>();
    private final Set<Cell<?>> soFar = new HashSet<>();
    private final Set<Cell<?>> missing = new HashSet<>();
    private Interval next;

    EndWatch(Interval next) {
        this.next = next;
    }

    void asked(Instant by, Cell<?> cell) {
        asked.computeIfAbsent(by, _ -> new HashSet<>(2)).add(cell);
    }

    void soFar(Cell<?> cell) {
        soFar.add(cell);
    }

    void missing(Cell<?> cell) {
        missing.add(cell);
    }

    void forget(Instant by, Cell<?> cell) {
        Set<Cell<?>> cells = asked.get(by);
        if (cells != null && cells.remove(cell) && cells.isEmpty()) {
            asked.remove(by);
        }
    }

    void forget(Cell<?> cell) {
        soFar.remove(cell);
        missing.remove(cell);
    }

    boolean idle() {
        return asked.isEmpty() && soFar.isEmpty() && missing.isEmpty();
    }

    /**
     * The ends have moved: tells of each cell that would be answered otherwise.
     *
     * @param judged the instant judged; an end that lies before it says nothing new of what may have been given so far
     */
    void moved(Interval to, Instant judged, Consumer<Cell<?>> turned) {
        Instant before = next.earliest().orElse(Instant.MIN);
        Instant now = to.earliest().orElse(Instant.MIN);
        boolean later = before.isBefore(now);
        asked.subMap(later ? before : now, later ? now : before).values().forEach(cells -> cells.forEach(turned));
        if (!(later ? now : before).isBefore(judged)) {
            soFar.forEach(turned);
        }
        // Whose word is missing changes with almost every leaf, and hardly anybody asks: the sets are compared last.
        if (!missing.isEmpty() && !to.missing().equals(next.missing())) {
            missing.forEach(turned);
        }
        next = to;
    }
}
