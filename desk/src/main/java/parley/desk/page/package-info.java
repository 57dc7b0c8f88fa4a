/** Renders the watch, whole or in the pieces that a live connection replaces. No state, no network. */
@NullMarked
package parley.desk.page;

import org.jspecify.annotations.NullMarked;
