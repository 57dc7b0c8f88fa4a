/** The officers' pages, served by the node. */
@NullMarked
package parley.desk;

import org.jspecify.annotations.NullMarked;
