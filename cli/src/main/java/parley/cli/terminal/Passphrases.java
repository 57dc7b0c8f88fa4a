package parley.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a passphrase comes from: a file that only its owner can read, else an environment variable, else the terminal.
 * Never a command line's own words, which every user of the machine can see.
 */
public final class Passphrases {
    /** Fewer characters than this are refused for a new key. */
    public static final int LENGTH_MIN = 12;

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Terminal terminal;

    public Passphrases(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The passphrase of something that exists.
     *
     * @param what what it opens, for the prompt: {@code the node's keys}
     * @param variable the environment variable that may hold it
     */
    public char[] known(String what, Optional<Path> file, String variable) {
        return find(file, variable)
                .orElseGet(() -> ask("Passphrase of " + what + ": ")
                        .orElseThrow(() -> Failure.use("no passphrase for %s: give a file, set %s, or run at a terminal"
                                .formatted(what, variable))));
    }

    /** A new passphrase: asked for twice at a terminal, and long enough. */
    public char[] fresh(String what, Optional<Path> file, String variable) {
        var found = find(file, variable);
        var passphrase = found.orElseGet(() -> {
            var first = known(what, Optional.empty(), variable);
            var second = ask("The same again: ").orElseThrow();
            if (!java.util.Arrays.equals(first, second)) {
                throw Failure.use("the two passphrases for %s differ".formatted(what));
            }
            return first;
        });
        if (passphrase.length < LENGTH_MIN) {
            throw Failure.use("the passphrase for %s has %d characters; it needs at least %d"
                    .formatted(what, passphrase.length, LENGTH_MIN));
        }
        return passphrase;
    }

    private Optional<char[]> find(Optional<Path> file, String variable) {
        if (file.isPresent()) {
            return Optional.of(read(file.get()));
        }
        return Optional.ofNullable(terminal.environment().get(variable)).map(String::toCharArray);
    }

    private static char[] read(Path file) {
        try {
            var others = EnumSet.copyOf(OTHERS);
            others.retainAll(Files.getPosixFilePermissions(file));
            if (!others.isEmpty()) {
                throw Failure.use(
                        "others can read or change the passphrase file %s; run: chmod 600 %s".formatted(file, file));
            }
            return Files.readString(file, UTF_8).stripTrailing().toCharArray();
        } catch (IOException unreadable) {
            throw Failure.environment("cannot read the passphrase file %s: %s".formatted(file, unreadable));
        }
    }

    private Optional<char[]> ask(String prompt) {
        return terminal.interactive()
                ? Optional.ofNullable(System.console()).map(console -> console.readPassword("%s", prompt))
                : Optional.empty();
    }
}
