package parley.ledger.circle;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.SignedCharter;
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Founding;
import parley.ledger.control.Officer;
import parley.ledger.control.Revocation;
import parley.ledger.control.Seen;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.Attachment;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Envelope;
import parley.ledger.entry.Format;
import parley.ledger.entry.KeyId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.text.MalformedException;

/**
 * Reads the leaves of one log in their order and says of each what it is. Reading a prefix and then the rest gives the
 * same as reading all; nothing but the leaves, the charter and the formats of its packs takes part. Confined to one
 * thread.
 */
public final class LogReader {
    private final Charter charter;
    private final Hash charterHash;
    private final List<Attachment> charterAttachments;
    private final Formats formats;
    private final LogId log;
    private final PublicKey identity;
    private final ReleaseKeys keys;

    /** Every entry so far, by its id. */
    private final Map<EntryId, Spoken> entries = new HashMap<>();

    private boolean founded;
    private long size;

    /** Where an entry stands, and whether it can be corrected or withdrawn: control entries cannot. */
    private record Spoken(long index, boolean correctable) {}

    /**
     * A reader that has read nothing.
     *
     * @param signed the circle's charter, signed by all its members; which of a member's signatures it has makes no
     *     difference, for a dishonest one can make several
     * @param formats what the charter's packs define
     * @param owner whose log it is
     * @throws IllegalArgumentException when a signature is missing, or the owner is no member
     */
    public LogReader(SignedCharter signed, Formats formats, Party owner) {
        if (!signed.missing().isEmpty()) {
            throw new IllegalArgumentException("the charter is not signed by " + signed.missing());
        }
        this.charter = signed.charter();
        this.charterHash = charter.circle().hash();
        this.charterAttachments = Founding.attachments(signed);
        this.formats = formats;
        this.log = charter.log(owner);
        this.identity = charter.member(owner)
                .orElseThrow(() -> new IllegalArgumentException(owner + " is no member of the circle"))
                .identity();
        this.keys = new ReleaseKeys(
                charter.members().stream().flatMap(member -> member.keys()).collect(toSet()));
    }

    public LogId log() {
        return log;
    }

    /** How many leaves were read. */
    public long size() {
        return size;
    }

    /** Reads the next leaf. */
    public Judgement read(Bytes leaf) {
        Judgement judgement = wouldBe(leaf);
        if (judgement instanceof Judgement.Entry entry) {
            take(entry);
        }
        size++;
        return judgement;
    }

    /** What this leaf would be if it were the next; nothing changes. */
    public Judgement wouldBe(Bytes leaf) {
        EntryPointer at = new EntryPointer(log, new EntryIndex(size));
        try {
            return judge(at, Leaf.parse(leaf));
        } catch (Refusal refusal) {
            return new Judgement.VoidLeaf(at, refusal.reason(), refusal.detail());
        } catch (MalformedException e) {
            return new Judgement.VoidLeaf(at, Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /** Why the signatures of a leaf would not count now, were there fewer of them than its format takes; empty when each is good. */
    public Optional<String> signatureFault(Leaf leaf) {
        try {
            keys.officers(
                    leaf.envelope().signatures(),
                    leaf.envelope().message(),
                    leaf.payload().format());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.detail());
        }
    }

    /** The officers who may release in a format now, in the order of their names. */
    public List<Officer> officers(Format format) {
        return keys.officers(format);
    }

    /**
     * The order of the checks is part of the rule: it decides which reason is shown. Signatures, which cost most, come
     * last; so a draft that is not signed yet is told all else that is wrong with it.
     */
    private Judgement judge(EntryPointer at, Leaf leaf) {
        Payload payload = leaf.payload();
        checkCircle(payload);
        checkPlace(payload.format());
        Optional<Control> control = Control.of(payload, charter);
        checkParties(payload);
        checkOnce(leaf.id());
        payload.refs().forEach(this::checkRef);
        List<Officer> officers = List.of();
        if (control.isPresent()) {
            checkControl(control.get(), payload, leaf.envelope());
        } else {
            officers = release(payload.format(), leaf.envelope());
        }
        return new Judgement.Entry(at, leaf.id(), payload, officers, control);
    }

    private void checkCircle(Payload payload) {
        if (!payload.circle().equals(log.circle())) {
            throw new Refusal(Reason.OTHER_CIRCLE, "written for the circle " + payload.circle());
        }
        if (!payload.from().equals(log.owner())) {
            throw new Refusal(Reason.NOT_THE_OWNER, "from " + payload.from() + " in the log of " + log.owner());
        }
    }

    /** Before any body is read: a charter has hundreds of keys, and looking at one takes a millisecond. */
    private void checkPlace(Format format) {
        if (format.equals(Founding.FORMAT)) {
            if (size > 0) {
                throw new Refusal(Reason.CHARTER_OUT_OF_PLACE, "a charter at entry " + size);
            }
        } else if (!founded) {
            throw new Refusal(
                    Reason.NO_CHARTER, size == 0 ? "entry 0 is not the charter" : "the log has no charter at entry 0");
        }
    }

    private void checkParties(Payload payload) {
        if (payload.to() instanceof Addressees.Named(List<Party> parties)) {
            parties.forEach(this::checkMember);
        }
        for (Ref ref : payload.refs()) {
            LogId target = ref.entry().log();
            if (!target.circle().equals(log.circle())) {
                throw new Refusal(Reason.OTHER_CIRCLE, ref.role().word() + " points into " + target);
            }
            checkMember(target.owner());
        }
    }

    private void checkMember(Party party) {
        if (charter.member(party).isEmpty()) {
            throw new Refusal(Reason.UNKNOWN_PARTY, party + " is no member of the circle");
        }
    }

    private void checkOnce(EntryId id) {
        Spoken before = entries.get(id);
        if (before != null) {
            throw new Refusal(Reason.DUPLICATE, "the same as entry " + before.index());
        }
    }

    private void checkControl(Control control, Payload payload, Envelope envelope) {
        List<Envelope.Signed> signatures = envelope.signatures();
        requireCount(signatures, control.signedByIdentity() ? 1 : 0);
        for (Envelope.Signed signed : signatures) {
            if (!signed.keyid().equals(KeyId.of(identity))) {
                throw new Refusal(
                        Reason.UNKNOWN_KEY,
                        "a " + control.format() + " is signed by the identity key of " + log.owner());
            }
            if (!signed.verifies(identity, envelope.message())) {
                throw new Refusal(Reason.BAD_SIGNATURE, "the signature of the identity key does not verify");
            }
        }
        switch (control) {
            case Founding stated -> checkFounding(stated, payload.attachments());
            case Enrolment enrolment -> keys.check(enrolment);
            case Revocation revocation -> keys.check(revocation);
            case Seen seen -> checkHeads(seen);
        }
    }

    private void checkFounding(Founding stated, List<Attachment> attachments) {
        if (!stated.sha256().equals(charterHash) || !attachments.equals(charterAttachments)) {
            throw new Refusal(
                    Reason.CHARTER_OUT_OF_PLACE, "another charter, or attached otherwise: " + stated.sha256());
        }
        List<Party> missing = new SignedCharter(charter, stated.signatures()).missing();
        if (!missing.isEmpty()) {
            throw new Refusal(Reason.SIGNATURE_COUNT, "the charter is not signed by " + missing);
        }
    }

    private void checkHeads(Seen seen) {
        for (Seen.Head head : seen.heads()) {
            if (!head.log().circle().equals(log.circle())) {
                throw new Refusal(Reason.OTHER_CIRCLE, "a head of " + head.log());
            }
            checkMember(head.log().owner());
            if (head.log().owner().equals(log.owner())) {
                throw new Refusal(Reason.MALFORMED, "a seen names the logs of others, not its own");
            }
        }
    }

    private List<Officer> release(Format format, Envelope envelope) {
        OptionalInt release = formats.release(format);
        if (release.isEmpty()) {
            throw new Refusal(Reason.UNKNOWN_FORMAT, "no pack of the charter defines the format " + format);
        }
        requireCount(envelope.signatures(), release.getAsInt());
        return keys.officers(envelope.signatures(), envelope.message(), format);
    }

    private static void requireCount(List<Envelope.Signed> signatures, int wanted) {
        if (signatures.size() != wanted) {
            throw new Refusal(Reason.SIGNATURE_COUNT, signatures.size() + " signatures, the format takes " + wanted);
        }
    }

    private void checkRef(Ref ref) {
        if (!ref.role().onlyOwn()) {
            return;
        }
        Spoken target = entries.get(ref.id());
        boolean own = ref.entry().log().equals(log)
                && target != null
                && target.index() == ref.entry().index().value()
                && target.correctable();
        if (!own) {
            throw new Refusal(
                    Reason.WRONG_REF,
                    ref.role().word() + " points at " + ref.entry() + " " + ref.id() + ", which is no earlier entry of "
                            + log.owner());
        }
    }

    private void take(Judgement.Entry entry) {
        entries.put(entry.id(), new Spoken(size, entry.control().isEmpty()));
        switch (entry.control().orElse(null)) {
            case null -> {}
            case Founding _ -> founded = true;
            case Enrolment enrolment -> keys.enrol(enrolment);
            case Revocation revocation -> keys.revoke(revocation);
            case Seen _ -> {}
        }
    }
}
