package parley.desk.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * What lets a program on this machine act for the node's owner: 64 hex digits in a file of mode 0600. A new one is made
 * at each start, so that a copy is worth nothing after the next.
 */
public final class Token {
    private static final String NAME = "desk.token";

    private final String digits;

    private Token(String digits) {
        this.digits = digits;
    }

    /** Makes a token and writes it to the data folder; no moment passes in which another user could read it. */
    public static Token create(Path data) throws IOException {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        var token = new Token(HexFormat.of().formatHex(random));
        var fresh = data.resolve(NAME + ".new");
        Files.deleteIfExists(fresh);
        try (var file = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap((token.digits + "\n").getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        Files.move(
                fresh,
                data.resolve(NAME),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return token;
    }

    /**
     * Reads the token of a running node.
     *
     * @throws NoSuchFileException when no node has run on that folder
     */
    public static Token read(Path data) throws IOException {
        return new Token(Files.readString(data.resolve(NAME), US_ASCII).strip());
    }

    /** The value of the {@code Authorization} header that shows it (RFC 6750). */
    public String header() {
        return "Bearer " + digits;
    }

    /** Whether a header shows it; takes the same time for every wrong one. */
    public boolean shownBy(String header) {
        return MessageDigest.isEqual(header().getBytes(US_ASCII), header.getBytes(US_ASCII));
    }
}
