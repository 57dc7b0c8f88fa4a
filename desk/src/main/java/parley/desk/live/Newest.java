package parley.desk.live;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/** The newest of many things, newest first; of those from one instant, what was added first. For one thread. */
final class Newest<T> {
    private final int most;
    private final Function<T, Instant> when;
    private final PriorityQueue<Dated<T>> kept =
            new PriorityQueue<>(Dated.<T>newestFirst().reversed());
    private long added;

    private record Dated<T>(T thing, Instant at, long place) {
        static <T> Comparator<Dated<T>> newestFirst() {
            return comparing((Dated<T> dated) -> dated.at).reversed().thenComparingLong(dated -> dated.place);
        }
    }

    /**
     * Nothing yet.
     *
     * @param most how many are kept
     * @param when from which instant a thing is
     */
    Newest(int most, Function<T, Instant> when) {
        this.most = most;
        this.when = when;
    }

    void add(T thing) {
        kept.add(new Dated<>(thing, when.apply(thing), added++));
        if (kept.size() > most) {
            kept.remove();
        }
    }

    List<T> list() {
        return kept.stream()
                .sorted(Dated.newestFirst())
                .map(dated -> dated.thing)
                .toList();
    }

    /** How many were added that are not kept. */
    long older() {
        return added - kept.size();
    }
}
