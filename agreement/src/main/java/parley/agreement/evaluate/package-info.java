/**
 * Assessment: a pure function of the record as known, the instant judged, the pack and whose account.
 *
 * <p>{@link parley.agreement.evaluate.Assessment} is the naive evaluator. It works everything out from scratch, keeps
 * nothing between two calls and prefers being obviously right to being fast. {@link
 * parley.agreement.evaluate.LiveAssessment} keeps what it has found while the record grows; it asks the same judges, and is
 * tested against the naive one.
 */
@NullMarked
package parley.agreement.evaluate;

import org.jspecify.annotations.NullMarked;
