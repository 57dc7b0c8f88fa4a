package parley.cli.terminal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a passphrase comes from: a file that only its owner can read, else an environment variable, else the terminal.
 * Never a command line's own words, which every user of the machine can see.
 */
public final class Passphrases {
    /** Fewer characters than this are refused for a new key. */
    public static final int LENGTH_MIN = 12;

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
            return Optional.of(SecretFile.read("passphrase", file.get()).toCharArray());
        }
        return Optional.ofNullable(terminal.environment().get(variable)).map(String::toCharArray);
    }

    private Optional<char[]> ask(String prompt) {
        return terminal.interactive()
                ? Optional.ofNullable(System.console()).map(console -> console.readPassword("%s", prompt))
                : Optional.empty();
    }
}
