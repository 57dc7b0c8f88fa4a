package parley.node.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A release key of an officer, as a member's own log tells of it.
 *
 * @param party whose officer
 * @param keyid the SHA-256 of the key, 64 hex digits
 * @param formats what it may release by its last enrolment
 * @param enrolled the entry that enrolled it first
 * @param again the entry that enrolled it last, for other formats; empty when there is one enrolment
 * @param revoked the entry from which on it counts no more
 * @param used the last entry that it has signed
 * @param sealedHere whether this node holds its sealed key file, and so can sign with it once its passphrase is given
 */
public record OfficerKey(
        String party,
        String officer,
        String keyid,
        List<String> formats,
        Mark enrolled,
        Optional<Mark> again,
        Optional<Mark> revoked,
        Optional<Mark> used,
        boolean sealedHere) {
    public OfficerKey {
        formats = List.copyOf(formats);
    }

    /**
     * An entry, and when its author says that he wrote it.
     */
    public record Mark(EntryPointer entry, Instant written) {}
}
