/**
 * A world: several real nodes in one process, on loopback sockets and under one simulated clock, that live through the
 * timeline of a case. {@link parley.node.world.World} starts them, {@link parley.node.world.Play} plays.
 */
@NullMarked
package parley.node.world;

import org.jspecify.annotations.NullMarked;
