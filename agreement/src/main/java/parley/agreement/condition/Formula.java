package parley.agreement.condition;

import java.util.List;
import parley.agreement.expr.Path;
import parley.agreement.proof.Reading;

/** An expression that yields a value, compiled once: the number of a quota, a bound. Immutable. */
public final class Formula {
    private final Operand root;
    private final List<Path> paths;

    Formula(Operand root, List<Path> paths) {
        this.root = root;
        this.paths = List.copyOf(paths);
    }

    /** The paths that it reads, each once; a path's place is its number. */
    public List<Path> paths() {
        return paths;
    }

    /** What it comes to. */
    public Reading read(Inputs in) {
        return root.read(in);
    }
}
