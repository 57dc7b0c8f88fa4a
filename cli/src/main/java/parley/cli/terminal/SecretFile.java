package parley.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds something secret, and that only its owner can read or change. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * What it holds, without the blanks at its end.
     *
     * @param what is in it, for messages: {@code passphrase}
     */
    public static String read(String what, Path file) {
        try {
            var others = EnumSet.copyOf(OTHERS);
            others.retainAll(Files.getPosixFilePermissions(file));
            if (!others.isEmpty()) {
                throw Failure.use(
                        "others can read or change the %s file %s; run: chmod 600 %s".formatted(what, file, file));
            }
            return Files.readString(file, UTF_8).stripTrailing();
        } catch (IOException unreadable) {
            throw Failure.environment("cannot read the %s file %s: %s".formatted(what, file, unreadable));
        }
    }
}
