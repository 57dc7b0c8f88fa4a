package parley.agreement.load;

import java.util.LinkedHashSet;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;

/** The paths that an expression reads. */
final class Paths {
    private Paths() {}

    static Set<Path> in(Expr expr) {
        Set<Path> paths = new LinkedHashSet<>();
        collect(expr, paths);
        return paths;
    }

    private static void collect(Expr expr, Set<Path> paths) {
        switch (expr) {
            case Expr.Read read -> paths.add(read.path());
            case Expr.Has has -> paths.add(has.path());
            case Expr.Not not -> collect(not.of(), paths);
            case Expr.Negate negate -> collect(negate.of(), paths);
            case Expr.Binary binary -> {
                collect(binary.left(), paths);
                collect(binary.right(), paths);
            }
            case Expr.ListOf list -> list.items().forEach(item -> collect(item, paths));
            case Expr.Call call -> call.arguments().forEach(argument -> collect(argument, paths));
            case Expr.Literal _ -> {}
        }
    }
}
