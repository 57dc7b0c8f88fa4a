package parley.desk.map;

import java.util.List;
import java.util.stream.Stream;
import parley.agreement.value.Value.Place;

/**
 * One point, line or area that somebody states or an agreement defines.
 *
 * @param id the same for as long as the record lasts: {@code XA/1/12/area}
 * @param held the first and the last day or instant that is stated beside it; where none is, from when it was written
 */
public record Feature(String id, Kind kind, Origin origin, Place place, Held held) {
    /** On whose statement, the author of the entry first, then those who joined it; none where an agreement defines it. */
    public List<String> parties() {
        return origin instanceof Origin.Stated stated
                ? Stream.concat(Stream.of(stated.entry().party()), stated.joined().stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The same as one text. */
    public String by() {
        return String.join(", ", parties());
    }

    /** The same, where those parties have joined what states it. */
    Feature joined(List<String> parties) {
        return origin instanceof Origin.Stated stated
                ? new Feature(id, kind, stated.joined(parties), place, held)
                : this;
    }
}
