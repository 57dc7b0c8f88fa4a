package parley.node.view.office;

import java.time.Instant;

/**
 * A line of the shift log.
 *
 * @param written when it was written, on the node's clock
 * @param act the number of the act by which the watch had last changed hands then; 0 for none
 */
public record LogLine(long number, Instant written, long act, Said said) {}
