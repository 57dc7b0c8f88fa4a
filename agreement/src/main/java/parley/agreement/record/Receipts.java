package parley.agreement.record;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.agreement.value.Party;

/**
 * When each party received an entry, in few bytes: the parties in their order in one array, and their times in another; a
 * single one where all are the same, as they are for most entries of a circle that is at rest. Immutable.
 */
final class Receipts extends AbstractMap<Party, Interval> {
    private final Party[] parties;
    private final Interval[] times;

    private Receipts(Party[] parties, Interval[] times) {
        this.parties = parties;
        this.times = times;
    }

    static Map<Party, Interval> of(Map<Party, Interval> received) {
        if (received instanceof Receipts) {
            return received;
        }
        TreeMap<Party, Interval> sorted = new TreeMap<>(received);
        Interval[] times = sorted.values().toArray(Interval[]::new);
        boolean alike = Arrays.stream(times).distinct().count() == 1;
        return new Receipts(sorted.keySet().toArray(Party[]::new), alike ? new Interval[] {times[0]} : times);
    }

    @Override
    public boolean containsKey(@Nullable Object party) {
        return get(party) != null;
    }

    @Override
    public @Nullable Interval get(@Nullable Object party) {
        int place = party instanceof Party known ? Arrays.binarySearch(parties, known) : -1;
        return place < 0 ? null : time(place);
    }

    private Interval time(int place) {
        return times[times.length == 1 ? 0 : place];
    }

    @Override
    public Set<Map.Entry<Party, Interval>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return parties.length;
            }

            @Override
            public Iterator<Map.Entry<Party, Interval>> iterator() {
                return IntStream.range(0, parties.length)
                        .mapToObj(place -> Map.entry(parties[place], time(place)))
                        .iterator();
            }
        };
    }
}
