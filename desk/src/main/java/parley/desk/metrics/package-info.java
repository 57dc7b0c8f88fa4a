/**
 * The desk and its node in numbers, as Prometheus reads them: {@code GET /metrics}. What the desk does is counted as it does it;
 * how the node stands is asked once for each reading, so that all of one reading is of one moment. No number says what
 * stands in an entry, and no label holds what a peer or a stranger wrote: labels are codes, ids and words of closed lists.
 */
@NullMarked
package parley.desk.metrics;

import org.jspecify.annotations.NullMarked;
