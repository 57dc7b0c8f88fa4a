package parley.ledger.time;

import com.google.errorprone.annotations.Var;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;

/**
 * All {@code seen} of one member, in the order of its log. Of each, the clock is the highest time so far, so clocks never
 * decrease; of each other log, only those {@code seen} are kept that cover more than all before. Every question is asked
 * of the first {@code count} of them and takes a binary search.
 */
final class Observer {
    private final List<Long> indices = new ArrayList<>();
    private final List<Instant> clocks = new ArrayList<>();
    private final Map<LogId, Covering> coverings = new HashMap<>();

    /** For one log: rising sizes, and the ordinals of the {@code seen} that first covered them. */
    private record Covering(List<Long> sizes, List<Integer> ordinals) {}

    void add(long index, Seen seen) {
        if (!indices.isEmpty() && indices.getLast() >= index) {
            throw new IllegalArgumentException(
                    "the seen of entry " + index + " comes after that of " + indices.getLast());
        }
        boolean backwards = !clocks.isEmpty() && seen.time().isBefore(clocks.getLast());
        indices.add(index);
        clocks.add(backwards ? clocks.getLast() : seen.time());
        for (Seen.Head head : seen.heads()) {
            Covering covering =
                    coverings.computeIfAbsent(head.log(), log -> new Covering(new ArrayList<>(), new ArrayList<>()));
            if (covering.sizes().isEmpty() || covering.sizes().getLast() < head.size()) {
                covering.sizes().add(head.size());
                covering.ordinals().add(clocks.size() - 1);
            }
        }
    }

    /** How many there are. */
    int count() {
        return clocks.size();
    }

    /** How many stand among the first leaves of its log. */
    int countWithin(long size) {
        return leading(indices, index -> index < size);
    }

    /** How many have a time that is not later. */
    int countBy(Instant instant) {
        return leading(clocks, clock -> !clock.isAfter(instant));
    }

    /** The clock of the first that covers the entry. */
    Optional<Instant> covered(EntryPointer entry, int count) {
        return first(entry, count).map(clocks::get);
    }

    /** Where in its own log the first stands that covers the entry. */
    Optional<Long> place(EntryPointer entry, int count) {
        return first(entry, count).map(indices::get);
    }

    private Optional<Integer> first(EntryPointer entry, int count) {
        Covering covering = coverings.get(entry.log());
        if (covering == null) {
            return Optional.empty();
        }
        int first = leading(covering.sizes(), size -> size <= entry.index().value());
        return first < covering.sizes().size() && covering.ordinals().get(first) < count
                ? Optional.of(covering.ordinals().get(first))
                : Optional.empty();
    }

    /** How many leaves of a log they cover. */
    long covers(LogId log) {
        Covering covering = coverings.get(log);
        return covering == null ? 0 : covering.sizes().getLast();
    }

    /** The clock of the last: no later one will be lower. */
    Optional<Instant> last(int count) {
        return count == 0 ? Optional.empty() : Optional.of(clocks.get(count - 1));
    }

    /** How many elements at the beginning of a sorted list have a property that none after them has. */
    private static <T> int leading(List<T> sorted, Predicate<T> property) {
        @Var int low = 0;
        @Var int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (property.test(sorted.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
