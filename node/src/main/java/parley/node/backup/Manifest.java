package parley.node.backup;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * What stands in a backup.
 *
 * @param party whose node it is of
 * @param made when it was begun
 * @param by who asked for it; empty where nobody is asked who he is
 * @param version the Parley that made it
 * @param heads how far each log was signed in the copy of the record
 */
public record Manifest(String party, Instant made, String by, String version, List<Copied> files, List<Head> heads) {
    /** Its name in the folder of a backup. */
    public static final String NAME = "manifest.json";

    static final int MAX_BYTES = 1 << 20;

    public Manifest {
        files = List.copyOf(files);
        heads = List.copyOf(heads);
    }

    /** A file that was copied. */
    public record Copied(String name, long size, Hash sha256) {}

    /** A log at its largest checkpoint. */
    public record Head(String origin, long size, Hash root) {}

    /** How many bytes its files have. */
    public long bytes() {
        return files.stream().mapToLong(Copied::size).sum();
    }

    /** How many leaves are signed in it, over all logs. */
    public long leaves() {
        return heads.stream().mapToLong(Head::size).sum();
    }

    /** The file. */
    public Bytes print() {
        return json().print();
    }

    Json json() {
        return Json.members(Map.of(
                "v", Json.whole(1),
                "party", Json.text(party),
                "made", Json.text(made.toString()),
                "by", Json.text(by),
                "version", Json.text(version),
                "files",
                        Json.items(files.stream()
                                .map(file -> Json.members(Map.of(
                                        "name", Json.text(file.name()),
                                        "size", Json.whole(file.size()),
                                        "sha256", Json.text(file.sha256().hex()))))),
                "heads",
                        Json.items(heads.stream()
                                .map(head -> Json.members(Map.of(
                                        "origin", Json.text(head.origin()),
                                        "size", Json.whole(head.size()),
                                        "root", Json.text(head.root().hex())))))));
    }

    /**
     * Reads the file.
     *
     * @throws MalformedException when it is not one
     */
    public static Manifest parse(Bytes file) {
        return of(Fields.of("manifest", Json.parse(file, MAX_BYTES)));
    }

    static Manifest of(Fields fields) {
        fields.whole("v", 1, 1);
        var manifest = new Manifest(
                fields.text("party"),
                fields.text("made", Manifest::instant),
                fields.text("by"),
                fields.text("version"),
                fields.list("files", item -> copied(item.fields())),
                fields.list("heads", item -> head(item.fields())));
        fields.end();
        return manifest;
    }

    private static Copied copied(Fields fields) {
        var copied = new Copied(
                fields.text("name"), fields.whole("size", 0, Json.MAX_NUMBER), fields.text("sha256", Hash::hex));
        fields.end();
        return copied;
    }

    private static Head head(Fields fields) {
        var head = new Head(
                fields.text("origin"), fields.whole("size", 0, Json.MAX_NUMBER), fields.text("root", Hash::hex));
        fields.end();
        return head;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unfit) {
            throw new MalformedException("instant", MalformedException.quote(text) + " is none", unfit);
        }
    }
}
