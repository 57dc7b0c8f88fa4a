package parley.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The source tree under test, and the programs of the machine that tests drive. */
final class Checkout {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("parley.root"), "parley.root"));

    private Checkout() {}

    /** A program on the path. Without it the test is skipped and says so; where everything must run, it fails. */
    static Path tool(String name) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        demand(found.isPresent(), name);
        return found.orElseThrow();
    }

    /** Skips or fails as {@link #tool} does. */
    static void demand(boolean there, String what) {
        String missing = what + " is not on this machine; scripts/install-tools installs it";
        if (Boolean.getBoolean("parley.ci") && !there) {
            throw new AssertionError(missing);
        }
        Assumptions.assumeTrue(there, missing);
    }
}
