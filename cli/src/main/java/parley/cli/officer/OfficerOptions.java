package parley.cli.officer;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the officer's commands have in common. */
final class OfficerOptions {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data folder of the running node.")
    Path data = Path.of("");

    @Option(names = "--circle", paramLabel = "ID", description = "Which circle, if the party is in several.")
    Optional<String> circle = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;
}
