package parley.cli.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.ledger.archive.Files.Sink;
import parley.ledger.archive.Files.Source;
import parley.ledger.bytes.Bytes;

/** A folder on disk as the ledger's archives see one: paths with slashes, none of which may lead out of it. */
final class Folder implements Sink, Source {
    private static final int FILE_MAX = 64 << 20;

    private final Path root;

    private Folder(Path root) {
        this.root = root;
    }

    /** A folder to write; refused when something is in it. */
    static Folder fresh(Path root) throws IOException {
        Files.createDirectories(root);
        try (var there = Files.list(root)) {
            if (there.findAny().isPresent()) {
                throw Failure.use(root + " is not empty; nothing was written");
            }
        }
        return new Folder(root);
    }

    /** A folder to read. */
    static Folder existing(Path root) {
        if (!Files.isDirectory(root)) {
            throw Failure.use("no folder " + root);
        }
        return new Folder(root);
    }

    @Override
    public void write(String path, Bytes content) {
        var file = inside(path);
        try {
            Files.createDirectories(file.getParent() == null ? root : file.getParent());
            Files.write(file, content.toArray(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    @Override
    public Optional<Bytes> read(String path) {
        var file = inside(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PartyFolder.read(file, FILE_MAX));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    boolean has(String path) {
        return Files.isRegularFile(inside(path), LinkOption.NOFOLLOW_LINKS);
    }

    private Path inside(String path) {
        var file = root.resolve(path).normalize();
        if (!file.startsWith(root.normalize())) {
            throw Failure.check("the path " + path + " leads out of " + root);
        }
        return file;
    }
}
