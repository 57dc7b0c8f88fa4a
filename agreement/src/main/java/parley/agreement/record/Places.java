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

/** An index for each of some parties, in the order of their codes, in little room: a record keeps one for each entry. Immutable. */
final class Places extends AbstractMap<Party, Long> {
    private static final Places NONE = new Places(new Party[0], new long[0]);

    private final Party[] parties;
    private final long[] indices;

    private Places(Party[] parties, long[] indices) {
        this.parties = parties;
        this.indices = indices;
    }

    static Map<Party, Long> of(Map<Party, Long> places) {
        if (places instanceof Places) {
            return places;
        }
        if (places.isEmpty()) {
            return NONE;
        }
        TreeMap<Party, Long> sorted = new TreeMap<>(places);
        return new Places(
                sorted.keySet().toArray(Party[]::new),
                sorted.values().stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public boolean containsKey(@Nullable Object party) {
        return get(party) != null;
    }

    @Override
    public @Nullable Long get(@Nullable Object party) {
        int place = party instanceof Party known ? Arrays.binarySearch(parties, known) : -1;
        return place < 0 ? null : Long.valueOf(indices[place]);
    }

    @Override
    public Set<Map.Entry<Party, Long>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return parties.length;
            }

            @Override
            public Iterator<Map.Entry<Party, Long>> iterator() {
                return IntStream.range(0, parties.length)
                        .mapToObj(place -> Map.entry(parties[place], indices[place]))
                        .iterator();
            }
        };
    }
}
