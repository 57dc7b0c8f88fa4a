package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code export}, {@code evidence} and {@code verify} as a user runs them. */
final class Exports {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Exports() {}

    /** Exports the circle of a party's data folder into a new folder and reads what came. */
    static ExportedCircle of(Path data, Path folder) {
        return of(circle(data.resolve("charter.json")), data, folder);
    }

    static ExportedCircle of(String circle, Path data, Path folder) {
        assertThat(run("export", circle, folder.toString(), "--data", data.toString()))
                .isZero();
        return ExportedCircle.read(folder);
    }

    static int evidence(String entry, Path data, Path folder) {
        return run("evidence", entry, folder.toString(), "--data", data.toString());
    }

    static int verify(Path folder) {
        return run("verify", folder.toString());
    }

    private static int run(String... arguments) {
        try (Program program = Program.parley(Checkout.ROOT, Map.of(), List.of(arguments))) {
            return program.awaitExit(LIMIT);
        }
    }

    /** The id of the circle that a charter founds. */
    static String circle(Path charter) {
        List<String> show = List.of("charter", "show", charter.toString());
        try (Program program = Program.parley(Checkout.ROOT, Map.of(), show)) {
            return program.awaitLine(Pattern.compile("^circle +([0-9a-f]{64})$"), LIMIT)
                    .group(1);
        }
    }
}
