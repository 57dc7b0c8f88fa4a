/**
 * The condition language: short strings in a strict subset of CEL syntax, for instance
 * {@code activity.form == 'landing' && activity.troops >= 3000}. {@link parley.agreement.expr.ExprParser} reads one
 * into an {@link parley.agreement.expr.Expr}, {@link parley.agreement.expr.ExprChecker} finds its type when the pack is
 * loaded, so that evaluation never meets a type error. There are no loops, no side effects and no fractions.
 */
@NullMarked
package parley.agreement.expr;

import org.jspecify.annotations.NullMarked;
