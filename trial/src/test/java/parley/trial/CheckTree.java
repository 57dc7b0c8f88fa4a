package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code tools/checktree.go}: a reader of logs that shares no code with us, built from its source for one test class. */
final class CheckTree {
    private static final Path LIBRARY = Path.of("/usr/share/gocode");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path program;

    private CheckTree(Path program) {
        this.program = program;
    }

    static CheckTree build(Path folder) {
        Path go = Checkout.tool("go");
        Checkout.demand(
                Files.isDirectory(LIBRARY.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "Go's transparency log library (golang-golang-x-mod-dev)");
        Path program = folder.resolve("checktree");
        Path source = Checkout.ROOT.resolve("trial/tools/checktree.go");
        Map<String, String> environment = Map.of("GO111MODULE", "off", "GOPATH", LIBRARY.toString());
        List<String> command = List.of(go.toString(), "build", "-o", program.toString(), source.toString());
        try (Program build = Program.start(folder, environment, command)) {
            assertThat(build.awaitExit(LIMIT)).as("%s", build.err()).isZero();
        }
        return new CheckTree(program);
    }

    /** Reads one exported log and asks for the cosignatures of the given keys too; returns what it said and its status. */
    Answer read(ExportedLog log, List<String> cosigners) {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), log.folder().toString(), log.vkey()));
        command.addAll(cosigners);
        try (Program check = Program.start(log.folder(), Map.of(), command)) {
            int status = check.awaitExit(LIMIT);
            return new Answer(status, String.join("\n", status == 0 ? check.out() : check.err()));
        }
    }

    record Answer(int status, String said) {}
}
