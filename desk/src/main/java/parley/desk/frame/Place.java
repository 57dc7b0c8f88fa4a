package parley.desk.frame;

/**
 * A circle's pages.
 *
 * @param circle what people call the circle
 * @param path below which they are; it ends in a slash
 * @param line whether an agreement of the circle has the formats of a line
 * @param council whether sessions are called in one
 */
public record Place(String circle, String path, boolean line, boolean council) {
    /** Whether these pages have a part: some do only where an agreement of the circle has its formats. */
    boolean has(Part part) {
        return (part != Part.LINE || line) && (part != Part.COUNCIL || council);
    }
}
