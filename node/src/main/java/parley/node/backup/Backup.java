package parley.node.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.text.MalformedException;
import parley.node.Release;
import parley.node.backup.Manifest.Copied;
import parley.node.backup.Manifest.Head;
import parley.node.store.DurableFile;
import parley.node.store.DurableSteps;

/**
 * Makes one backup of a data folder, beside the node that runs on it or without one. What is under way has another name; the
 * folder gets its own once everything in it is on disk and has been read back. Stateless.
 */
public final class Backup {
    /** Officers' work and accounts first: what they refer to in the record is then in the record's copy too. */
    private static final List<String> FILES = List.of("office.db", "accounts.db", "record.db");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int BUSY_TIMEOUT_MS = 5_000;

    private Backup() {}

    /** A backup that was made. */
    public record Made(Path folder, Manifest manifest) {}

    /**
     * Makes a backup.
     *
     * @param data the data folder
     * @param into the folder of all backups, which is made if it is not there
     * @param by who asks for it
     * @throws IOException when it could not be made or does not read back as it was written; nothing of it is left then
     */
    public static Made make(Path data, Path into, String party, String by, Instant at) throws IOException {
        if (!Files.exists(data.resolve("record.db"))) {
            throw new IOException("no node has run on " + data);
        }
        makeFolder(into);
        requireRoom(data, into);
        var name = party + "-" + STAMP.format(at);
        Path finished = into.resolve(name);
        Path under = into.resolve(name + ".partial");
        if (Files.exists(finished)) {
            throw new FileAlreadyExistsException(finished.toString());
        }
        Files.createDirectory(
                under, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            var manifest = fill(under, data, party, by, at.truncatedTo(ChronoUnit.SECONDS));
            DurableFile.replace(under.resolve(Manifest.NAME), manifest.print(), DurableSteps.NONE);
            verify(under);
            Files.move(under, finished, ATOMIC_MOVE);
            sync(into);
            return new Made(finished, manifest);
        } catch (IOException | RuntimeException failed) {
            remove(under);
            throw failed;
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** A disk that is full stops the node too, where both lie on one. */
    private static void requireRoom(Path data, Path into) throws IOException {
        long needed = 0;
        for (String name : FILES) {
            needed += Files.exists(data.resolve(name)) ? Files.size(data.resolve(name)) : 0;
        }
        long left = Files.getFileStore(into).getUsableSpace();
        if (left < 2 * needed) {
            throw new IOException("%s has %d bytes left; a backup of %d bytes leaves as much again free"
                    .formatted(into, left, needed));
        }
    }

    private static Manifest fill(Path under, Path data, String party, String by, Instant at) throws IOException {
        List<Copied> files = new ArrayList<>();
        for (String name : FILES) {
            if (Files.exists(data.resolve(name))) {
                Path copy = under.resolve(name);
                Files.createFile(
                        copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                copy(data.resolve(name), copy);
                sync(copy);
                files.add(new Copied(name, Files.size(copy), hash(copy)));
            }
        }
        return new Manifest(party, at, by, Release.VERSION, files, heads(under.resolve("record.db")));
    }

    /** SQLite copies what was committed when it began, in one reading transaction; writers go on beside it. */
    private static void copy(Path from, Path to) throws IOException {
        try (Connection database = open(from);
                PreparedStatement into = database.prepareStatement("VACUUM INTO ?")) {
            into.setString(1, to.toString());
            into.execute();
        } catch (SQLException failed) {
            throw new IOException("cannot copy " + from + ": " + failed.getMessage(), failed);
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static List<Head> heads(Path record) throws IOException {
        List<Head> heads = new ArrayList<>();
        try (Connection database = open(record);
                var rows = database.createStatement()
                        .executeQuery("SELECT note FROM checkpoint AS c JOIN log ON log.id = c.log WHERE c.size ="
                                + " (SELECT max(size) FROM checkpoint AS d WHERE d.log = c.log) ORDER BY origin")) {
            while (rows.next()) {
                var checkpoint =
                        SignedCheckpoint.parse(Bytes.of(rows.getBytes(1))).checkpoint();
                heads.add(new Head(checkpoint.origin().value(), checkpoint.size(), checkpoint.root()));
            }
            return heads;
        } catch (SQLException | MalformedException failed) {
            throw new IOException("the copy of the record cannot be read: " + failed.getMessage(), failed);
        }
    }

    /**
     * Reads a backup back: each file against the manifest, byte for byte, and each database by SQLite's own check.
     *
     * @throws IOException when something is not as the manifest says
     */
    public static Manifest verify(Path folder) throws IOException {
        var manifest = read(folder);
        for (Copied file : manifest.files()) {
            Path copy = folder.resolve(file.name());
            if (!file.name().matches("[a-z]{1,20}\\.db") || !Files.isRegularFile(copy)) {
                throw new IOException(copy + " is not there");
            }
            if (Files.size(copy) != file.size() || !hash(copy).equals(file.sha256())) {
                throw new IOException(
                        copy + " is not what the manifest says: SHA-256 " + hash(copy) + ", stated " + file.sha256());
            }
            check(copy);
        }
        if (!heads(folder.resolve("record.db")).equals(manifest.heads())) {
            throw new IOException(folder + " holds other heads than its manifest says");
        }
        return manifest;
    }

    /** The manifest of a backup. */
    static Manifest read(Path folder) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(Manifest.NAME))) {
            return Manifest.parse(Bytes.of(in.readNBytes(Manifest.MAX_BYTES + 1)));
        } catch (MalformedException unfit) {
            throw new IOException(folder.resolve(Manifest.NAME) + ": " + unfit.getMessage(), unfit);
        }
    }

    private static void check(Path copy) throws IOException {
        try (Connection database = open(copy);
                var rows = database.createStatement().executeQuery("PRAGMA integrity_check")) {
            var said = rows.next() ? rows.getString(1) : "nothing";
            if (!said.equals("ok")) {
                throw new IOException(copy + " does not pass SQLite's check: " + said);
            }
        } catch (SQLException failed) {
            throw new IOException(copy + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static Hash hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return new Hash(Bytes.of(digest.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every platform has SHA-256", absent);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel =
                Files.isDirectory(path) ? FileChannel.open(path, READ) : FileChannel.open(path, WRITE)) {
            channel.force(true);
        }
    }

    private static void remove(Path under) throws IOException {
        try (var files = Files.newDirectoryStream(under)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(under);
    }
}
