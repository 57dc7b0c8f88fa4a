/**
 * Reads the body of an entry as its format demands: every field as its type, blanks and defaults included, or the list
 * of what does not fit, each with item, field, value and limit. A node refuses to release a draft with such problems;
 * an entry of another party that has them is void.
 */
@NullMarked
package parley.agreement.format;

import org.jspecify.annotations.NullMarked;
