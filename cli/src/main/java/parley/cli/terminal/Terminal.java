package parley.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command knows of the world outside: where its result and its progress go, whether a person is looking, the
 * environment, the clock, and the folder of Parley itself (which holds {@code agreements/}). Results go to {@code out},
 * everything else to {@code err}, so that a pipe gets the result alone.
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        InstantSource clock,
        Path home) {

    public Terminal {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
        environment = Map.copyOf(environment);
        requireNonNull(clock, "clock");
        requireNonNull(home, "home");
    }

    /** The process's own: always UTF-8, because a treaty's words do not fit the charset of every locale. */
    public static Terminal ofProcess() {
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent(),
                System.getenv(),
                InstantSource.system(),
                above());
    }

    /** Where {@code agreements/} lies: as the launcher says, or above the folder or jar that this class came from. */
    private static Path above() {
        var said = System.getProperty("parley.home");
        if (said != null) {
            return Path.of(said).toAbsolutePath();
        }
        var source = Terminal.class.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            for (Path folder = Path.of(URI.create(source.getLocation().toString()));
                    folder != null;
                    folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("agreements"))) {
                    return folder;
                }
            }
        }
        return Path.of("").toAbsolutePath();
    }

    /**
     * The language of messages that the environment asks for: {@code fr} of {@code fr_CH.UTF-8}. The first of the three
     * variables of POSIX that is set and not empty counts; {@code C} and {@code POSIX} name no language.
     */
    public Optional<String> locale() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.split("[_.@]", 2)[0])
                .filter(code -> !code.equals("C") && !code.equals("POSIX"));
    }

    /** Colour is for a person at a terminal who did not ask to go without (see no-color.org). */
    public boolean colour() {
        return interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** The text in a colour of the terminal's own palette, or unchanged where there is none. */
    public String paint(Paint paint, String text) {
        return colour() ? "\u001b[" + paint.code + "m" + text + "\u001b[0m" : text;
    }

    /** Says on {@code err} what long work has come to; for people only. */
    public void progress(String message) {
        if (interactive) {
            err.println(paint(Paint.QUIET, message));
        }
    }

    /** What a colour says: never the only sign, always beside a word. */
    public enum Paint {
        GOOD("32"),
        BAD("31"),
        OPEN("33"),
        QUIET("2"),
        STRONG("1");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }
}
