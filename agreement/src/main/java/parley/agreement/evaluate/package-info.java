/**
 * Assessment: a pure function of the record as known, the instant judged, the pack and whose account.
 *
 * <p>This is the naive evaluator. It works everything out from scratch, keeps nothing between two calls and prefers
 * being obviously right to being fast; whatever is made faster later is tested against it.
 */
@NullMarked
package parley.agreement.evaluate;

import org.jspecify.annotations.NullMarked;
