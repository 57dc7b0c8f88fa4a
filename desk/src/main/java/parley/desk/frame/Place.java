package parley.desk.frame;

/** A circle's pages: what people call the circle, and the path below which they are, which ends in a slash. */
public record Place(String circle, String path) {}
