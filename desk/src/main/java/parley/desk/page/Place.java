package parley.desk.page;

/** A circle's page: what people call the circle, and the path of the page, which ends in a slash. */
public record Place(String circle, String path) {}
