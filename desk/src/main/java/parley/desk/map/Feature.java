package parley.desk.map;

import parley.agreement.value.Value.Place;

/**
 * One point, line or area that somebody states or an agreement defines.
 *
 * @param id the same for as long as the record lasts: {@code XA/1/12/area}
 * @param held the first and the last day or instant that is stated beside it; where none is, from when it was written
 */
public record Feature(String id, Kind kind, Origin origin, Place place, Held held) {
    /** On whose statement; empty where an agreement defines it. */
    public String by() {
        return origin instanceof Origin.Stated stated ? stated.entry().party() : "";
    }
}
