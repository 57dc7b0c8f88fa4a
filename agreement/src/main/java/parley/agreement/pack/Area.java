package parley.agreement.pack;

import java.util.List;
import java.util.Optional;
import parley.agreement.value.Value;

/**
 * A line or area that an agreement defines, by its name.
 *
 * @param name as conditions read it: {@code border}
 * @param place exact unless the file says how far a corner may lie from where it is said to be
 * @param markers numbers of the corners of a line, rising, one for each; none where it has no markers
 * @param sides whose side is which, where a line says so
 */
public record Area(String name, Value.Place place, List<Long> markers, Optional<Sides> sides) {
    public Area {
        markers = List.copyOf(markers);
    }

    /** The roles of those whose side lies left and right of a line, for who follows its corners. */
    public record Sides(String left, String right) {}
}
