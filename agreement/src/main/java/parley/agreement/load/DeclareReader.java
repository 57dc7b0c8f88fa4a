package parley.agreement.load;

import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Declare;

/** Reads a provision of kind {@code declare}. */
final class DeclareReader {
    static final Set<String> KEYS = Set.of("provision", "kind", "ref", "status");

    private DeclareReader() {}

    static Optional<Declare> read(Heading heading) {
        return heading.keys()
                .needText("status", "why it yields no verdict")
                .map(status -> new Declare(heading.id(), heading.ref(), status));
    }
}
