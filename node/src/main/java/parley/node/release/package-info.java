/**
 * From an officer's draft to an entry: checked, signed by as many officers as its format asks for, and appended. A node
 * never lets its own officers append what would be void.
 */
@NullMarked
package parley.node.release;

import org.jspecify.annotations.NullMarked;
