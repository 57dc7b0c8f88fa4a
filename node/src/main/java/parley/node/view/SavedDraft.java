package parley.node.view;

import java.time.Instant;

/** A draft as it was last saved. */
public record SavedDraft(String name, Instant saved, Typed typed) {}
