/**
 * Conditions, compiled once and proved often.
 *
 * <p>A {@link parley.agreement.condition.Program} is a condition of a pack with its paths numbered; proving it reads each
 * path through {@link parley.agreement.condition.Inputs} and yields the whole proof, one node per sub-paragraph, with
 * little allocated beside it. Evaluation is total and exhaustive: it never throws on data and never stops early.
 */
@NullMarked
package parley.agreement.condition;

import org.jspecify.annotations.NullMarked;
