package parley.node.view.office;

import java.time.Instant;

/** A forwarding, and when it was written down. */
public record Forwarding(long number, Instant written, Forward forward) {}
