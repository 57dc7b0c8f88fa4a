/**
 * The figures: what stands against its limit, what of a right is used, how long replies took, what came late, what of all that
 * was owed was given. Every number is read from a finding, from its proof or from an entry, and leads there; nothing is weighed.
 * Parties stand in the order of the charter, and a page reads kinds of provisions, never their names.
 */
@NullMarked
package parley.desk.figures;

import org.jspecify.annotations.NullMarked;
