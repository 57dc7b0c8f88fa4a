/** Commands, the demo world, and all wiring by constructor. */
@NullMarked
package parley.cli;

import org.jspecify.annotations.NullMarked;
