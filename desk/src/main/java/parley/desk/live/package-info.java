/** Makes the page's rows from what a node shows of itself, and tells open pages when they are out of date. */
@NullMarked
package parley.desk.live;

import org.jspecify.annotations.NullMarked;
