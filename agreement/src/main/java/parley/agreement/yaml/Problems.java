package parley.agreement.yaml;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Collects problems, so that a reader sees all of them at once. Not thread-safe. */
public final class Problems {
    private final TreeSet<Problem> found = new TreeSet<>();

    /** Notes a problem; the same one twice counts once. */
    public void add(Position at, Optional<String> paragraph, String what, String expected) {
        found.add(new Problem(at, paragraph, what, expected));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Everything noted, in the order of files, lines and columns. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** Throws {@link AgreementException} if anything was noted. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new AgreementException(all());
        }
    }
}
