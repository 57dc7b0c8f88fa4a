package parley.ledger.archive;

import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.LogId;

/** Files by their path, with slashes and below the archive's folder; what the two interfaces throw passes through. */
public final class Files {
    static final String CHARTER = "charter.json";
    static final String TIME_ZONES = "tzdata";
    static final String CHECKPOINT = "checkpoint";

    private Files() {}

    /** Where files are written; each path once. */
    @FunctionalInterface
    public interface Sink {
        void write(String path, Bytes content);
    }

    /** Where files are read from; empty when there is none. */
    @FunctionalInterface
    public interface Source {
        Optional<Bytes> read(String path);
    }

    /** The folder of a log, with its slash. */
    static String folder(LogId log) {
        return Hash.sha256(Bytes.utf8(log.origin())) + "/";
    }

    static String blob(Hash sha256) {
        return "blob/" + sha256;
    }
}
