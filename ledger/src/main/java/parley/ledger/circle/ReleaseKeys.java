package parley.ledger.circle;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.ledger.bytes.Bytes;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.control.Revocation;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Envelope;
import parley.ledger.entry.Format;
import parley.ledger.entry.KeyId;

/**
 * The release keys of one log at one index. A key may be enrolled again, for other formats, by the same officer; once
 * revoked it stays so. Confined to the reader of the log.
 */
final class ReleaseKeys {
    private final Set<PublicKey> chartered;
    private final Map<KeyId, Enrolment> enrolled = new HashMap<>();
    private final Set<KeyId> revoked = new HashSet<>();

    /** No keys yet; those that stand in the charter can never be enrolled. */
    ReleaseKeys(Set<PublicKey> chartered) {
        this.chartered = Set.copyOf(chartered);
    }

    void enrol(Enrolment enrolment) {
        enrolled.put(KeyId.of(enrolment.key()), enrolment);
    }

    void revoke(Revocation revocation) {
        enrolled.remove(revocation.keyid());
        revoked.add(revocation.keyid());
    }

    void check(Enrolment enrolment) {
        KeyId keyid = KeyId.of(enrolment.key());
        if (revoked.contains(keyid)) {
            throw new Refusal(Reason.REVOKED_KEY, "the key " + keyid + " was revoked and cannot be enrolled again");
        }
        if (chartered.contains(enrolment.key())) {
            throw new Refusal(Reason.UNKNOWN_KEY, "the key " + keyid + " stands in the charter for another use");
        }
        Enrolment before = enrolled.get(keyid);
        if (before != null && !before.officer().equals(enrolment.officer())) {
            throw new Refusal(Reason.UNKNOWN_KEY, "the key " + keyid + " is enrolled for " + before.officer());
        }
    }

    void check(Revocation revocation) {
        if (!enrolled.containsKey(revocation.keyid())) {
            throw new Refusal(Reason.UNKNOWN_KEY, "the key " + revocation.keyid() + " is not enrolled");
        }
    }

    /** The officers whose signatures these are; refused unless each is good, by a key enrolled for the format. */
    List<Officer> officers(List<Envelope.Signed> signatures, Bytes message, Format format) {
        List<Officer> officers = new ArrayList<>();
        for (Envelope.Signed signed : signatures) {
            Enrolment enrolment = enrolment(signed.keyid(), format);
            if (officers.contains(enrolment.officer())) {
                throw new Refusal(Reason.SAME_OFFICER, enrolment.officer() + " signed twice");
            }
            if (!signed.verifies(enrolment.key(), message)) {
                throw new Refusal(Reason.BAD_SIGNATURE, "the signature of key " + signed.keyid() + " does not verify");
            }
            officers.add(enrolment.officer());
        }
        return officers;
    }

    /** Who has a key that is enrolled for the format, each once, in the order of their names. */
    List<Officer> officers(Format format) {
        return enrolled.values().stream()
                .filter(enrolment -> enrolment.formats().contains(format))
                .map(Enrolment::officer)
                .distinct()
                .sorted(comparing(Officer::name))
                .toList();
    }

    private Enrolment enrolment(KeyId keyid, Format format) {
        Enrolment enrolment = enrolled.get(keyid);
        if (enrolment == null) {
            throw revoked.contains(keyid)
                    ? new Refusal(Reason.REVOKED_KEY, "the key " + keyid + " was revoked")
                    : new Refusal(Reason.UNKNOWN_KEY, "the key " + keyid + " is not enrolled");
        }
        if (!enrolment.formats().contains(format)) {
            throw new Refusal(Reason.UNKNOWN_KEY, "the key " + keyid + " is not enrolled for " + format);
        }
        return enrolment;
    }
}
