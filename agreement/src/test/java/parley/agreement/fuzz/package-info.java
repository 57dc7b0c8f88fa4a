/**
 * Bytes from a stranger against everything that reads them: packs, conditions, cases, areas, pointers, bodies. Each target
 * takes one array, as fuzzers do ({@code fuzzerTestOneInput}), so that one can be pointed at it.
 */
@NullMarked
package parley.agreement.fuzz;

import org.jspecify.annotations.NullMarked;
