package parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import parley.cli.terminal.Terminal;

/** One command run in this process, as at a pipe: no terminal, no colour. */
record Run(int code, String out, String err) {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("parley.root"), "parley.root"));

    static Run of(Map<String, String> environment, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                environment,
                InstantSource.fixed(Instant.parse("2026-03-01T09:00:00Z")),
                ROOT);
        int code = Main.run(terminal, arguments);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Run of(String... arguments) {
        return of(Map.of(), arguments);
    }
}
