/**
 * The time of a node. It enters as a parameter, {@link parley.node.clock.NodeClock}: the wall clock in real use, a
 * simulated one in a world of nodes that lives through a year in a minute.
 */
@NullMarked
package parley.node.clock;

import org.jspecify.annotations.NullMarked;
