package parley.desk.frame;

/**
 * A circle's pages.
 *
 * @param circle what people call the circle
 * @param path below which they are; it ends in a slash
 * @param line whether an agreement of the circle has the formats of a line
 */
public record Place(String circle, String path, boolean line) {}
