/**
 * The entries of a circle: all of them as a list that can be narrowed, each one whole, and the evidence of it. What a list
 * shows is a {@link parley.desk.entries.Query}, and every query is a URL.
 */
@NullMarked
package parley.desk.entries;

import org.jspecify.annotations.NullMarked;
