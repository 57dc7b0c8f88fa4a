package parley.agreement.pack;

import parley.agreement.expr.Expr;

/** A number that a provision computes from facts, read as {@code param.name} in the same provision. */
public sealed interface Computed {
    String name();

    String ref();

    /**
     * How many facts of a type there are for which a condition is TRUE. The condition reads the fact's own fields, and
     * those of the subject by whose values uses are counted apart.
     */
    record Counted(String name, String ref, String fact, Condition.When where) implements Computed {}

    /** A count made of other parameters: {@code min(15, ceil(param.units, 60))}. */
    record Formula(String name, String ref, Amount amount) implements Computed {}

    /** A whole number, a parameter, or an expression over parameters; the slices of {@code expr} index the text. */
    record Amount(String text, Expr expr) {}
}
