/** One party's node: store, exchange, circles, release, watch. */
@NullMarked
package parley.node;

import org.jspecify.annotations.NullMarked;
