package parley.agreement.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A pack or case that cannot be used, with everything that is wrong with it, in the order of its files. */
public final class AgreementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Throws {@link IllegalArgumentException} without a problem. */
    public AgreementException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("nothing is wrong");
        }
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
