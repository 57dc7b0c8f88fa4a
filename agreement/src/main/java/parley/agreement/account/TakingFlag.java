package parley.agreement.account;

import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Quota;
import parley.agreement.value.Span;

/**
 * By which field of a fact a quota takes a use, where it is a flag of the fact itself and nothing else. Of a fact of which
 * nobody has stated it the use is not taken, whatever else is known; and judging whether it is depends on no passing time.
 */
final class TakingFlag {
    private TakingFlag() {}

    static Optional<String> of(Pack pack, Quota rule, Quota.Line line) {
        boolean timeless = rule.consumes().until().map(TakingFlag::isTimeless).orElse(true)
                && line.where().map(TakingFlag::isTimeless).orElse(true);
        return timeless && rule.consumes().from().expr() instanceof Expr.Read(Expr.Slice _, Path path)
                ? flag(pack, rule, path)
                : Optional.empty();
    }

    private static Optional<String> flag(Pack pack, Quota rule, Path path) {
        return pack.fact(rule.subjectType())
                .filter(type -> type.isRoot(path.root()) && path.fields().size() == 1)
                .flatMap(type -> Optional.ofNullable(type.fields().get(path.last())))
                .filter(field -> field.byDefault().isEmpty())
                .map(FactType.Field::name);
    }

    private static boolean isTimeless(Condition.When condition) {
        return isTimeless(condition.expr());
    }

    /** Whether it reads fields and compares them, and no span of time that may still be open. */
    private static boolean isTimeless(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> !(literal.value() instanceof Span);
            case Expr.Read read -> !read.path().root().equals("param");
            case Expr.Has has -> !has.path().root().equals("param");
            case Expr.ListOf list -> list.items().stream().allMatch(TakingFlag::isTimeless);
            case Expr.Not not -> isTimeless(not.of());
            case Expr.Binary binary ->
                binary.op() != Op.PLUS
                        && binary.op() != Op.MINUS
                        && binary.op() != Op.TIMES
                        && isTimeless(binary.left())
                        && isTimeless(binary.right());
            case Expr.Negate _, Expr.Call _ -> false;
        };
    }
}
