/**
 * What all parts of the desk share: where a page stands and for whom, and how a part answers. A part has a package of its
 * own, with its {@link parley.desk.frame.Section routes}, its rows, and its templates under the same name; the rows of the
 * watch are in {@code view} and {@code page}, its templates above all others.
 */
@NullMarked
package parley.desk.frame;

import org.jspecify.annotations.NullMarked;
