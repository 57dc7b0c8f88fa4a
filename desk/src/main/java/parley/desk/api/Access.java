package parley.desk.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * How a program on this machine reaches the desk of a running node: its address and token, a line each, in the file
 * {@code desk.token} of mode 0600 in the node's data folder.
 */
public record Access(URI address, Token token) {
    private static final String FILE = "desk.token";

    /** Writes the file; no moment passes in which another user could read it, or anyone half of it. */
    public void write(Path data) throws IOException {
        var fresh = data.resolve(FILE + ".new");
        Files.deleteIfExists(fresh);
        try (var file = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap((address + "\n" + token.digits() + "\n").getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        Files.move(fresh, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads the file.
     *
     * @throws NoSuchFileException when no desk was ever open on that folder
     * @throws IOException when it is not such a file
     */
    public static Access read(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve(FILE), US_ASCII);
        if (lines.size() != 2) {
            throw new IOException(data.resolve(FILE) + " does not hold an address and a token");
        }
        return new Access(URI.create(lines.get(0)), new Token(lines.get(1)));
    }
}
