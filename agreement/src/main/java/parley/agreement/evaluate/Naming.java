package parley.agreement.evaluate;

import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;

/** Which entries a {@code matching} can be TRUE of, as far as its text alone tells. */
final class Naming {
    private Naming() {}

    /**
     * Whether it can be TRUE only of an entry with a field that holds the id of the subject.
     *
     * @param root under which the fields of the subject are read
     */
    static boolean isNeeded(Expr expr, String root) {
        return expr instanceof Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right)
                && switch (op) {
                    case AND -> isNeeded(left, root) || isNeeded(right, root);
                    case EQUAL -> isPair(left, right, root) || isPair(right, left, root);
                    case IN -> isPair(left, right, root);
                    case OR, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, PLUS, MINUS, TIMES -> false;
                };
    }

    private static boolean isPair(Expr id, Expr field, String root) {
        return isId(id, root) && isField(field, root);
    }

    private static boolean isId(Expr expr, String root) {
        return expr instanceof Expr.Read(Expr.Slice _, Path path)
                && path.root().equals(root)
                && path.fields().size() == 1
                && path.last().equals("id");
    }

    private static boolean isField(Expr expr, String root) {
        return expr instanceof Expr.Read(Expr.Slice _, Path path)
                && !path.root().equals(root)
                && !path.root().equals("param")
                && path.fields().size() == 1;
    }
}
