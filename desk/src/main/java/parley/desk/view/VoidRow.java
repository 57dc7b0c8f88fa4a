package parley.desk.view;

/** A leaf that is no entry: it states no fact, and everyone can see that it is there and why it does not count. */
public record VoidRow(Pointer entry, String reason) {}
