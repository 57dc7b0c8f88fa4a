package parley.node.view.office;

import java.time.Instant;

/** A saved view as it stands since an instant; its number tells one state of it from the next. */
public record KeptView(long number, Instant at, SavedView view) {}
