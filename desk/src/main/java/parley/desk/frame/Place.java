package parley.desk.frame;

import java.util.Set;
import parley.desk.view.Summons;

/**
 * A circle's pages.
 *
 * @param circle what people call the circle
 * @param path below which they are; it ends in a slash
 * @param further the parts that it has because an agreement of the circle has their formats
 * @param summons what the circle asks of whoever has the watch of any; nothing where it is the only one
 */
public record Place(String circle, String path, Set<Part> further, Summons summons) {
    public Place {
        further = Set.copyOf(further);
    }

    /** Whether the circle has a part. */
    boolean has(Part part) {
        return part.isEverywhere() || further.contains(part);
    }
}
