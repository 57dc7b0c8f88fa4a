package parley.ledger.control;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.SignedCharter;
import parley.ledger.crypto.Signature;
import parley.ledger.entry.Attachment;
import parley.ledger.entry.Format;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * {@code charter}: entry 0 of the first epoch of every log of a circle. A charter of at most {@link
 * Charter#MAX_INLINE_BYTES} stands in the body; of a larger one the body has the hash, and the charter is the entry's one
 * attachment.
 *
 * @param charter the charter, when it stands in the body
 * @param sha256 the hash of the charter's canonical bytes
 * @param signatures as they are claimed; a {@link SignedCharter} made of them is what makes them hold
 */
public record Founding(Optional<Charter> charter, Hash sha256, SortedMap<Party, Signature> signatures)
        implements Control {
    static final String NAME = "charter";
    public static final Format FORMAT = new Format(NAME);

    public Founding {
        signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
    }

    /** The body for a charter that all have signed. */
    public static Founding of(SignedCharter signed) {
        Bytes bytes = signed.charter().print();
        return new Founding(
                bytes.size() <= Charter.MAX_INLINE_BYTES ? Optional.of(signed.charter()) : Optional.empty(),
                Hash.sha256(bytes),
                signed.signatures());
    }

    /** The payload of entry 0 of a member's log, with the charter as its attachment if it is large. */
    public static Payload payload(SignedCharter signed, Party from, Instant written) {
        return of(signed).payload(signed.charter().circle(), from, written).withAttachments(attachments(signed));
    }

    /** What entry 0 has attached: the charter, if it is large. */
    public static List<Attachment> attachments(SignedCharter signed) {
        Bytes bytes = signed.charter().print();
        return bytes.size() <= Charter.MAX_INLINE_BYTES
                ? List.of()
                : List.of(attachment(Hash.sha256(bytes), bytes.size()));
    }

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public boolean signedByIdentity() {
        return false;
    }

    @Override
    public Json.Members json() {
        return Json.members(Map.of(
                "charter", charter.<Json>map(Charter::json).orElseGet(() -> Json.text(sha256.hex())),
                "signatures", SignedCharter.json(signatures)));
    }

    static Founding parse(Payload payload, Function<Json, Charter> reader) {
        Fields fields = Fields.of("body", payload.body());
        SortedMap<Party, Signature> signatures = SignedCharter.signatures(fields);
        Founding founding = fields.required("charter") instanceof Json.Text
                ? new Founding(Optional.empty(), fields.text("charter", Hash::hex), signatures)
                : inline(reader.apply(fields.required("charter")), signatures);
        fields.end();
        requireAttachment(founding, payload.attachments());
        return founding;
    }

    private static Founding inline(Charter charter, SortedMap<Party, Signature> signatures) {
        Bytes bytes = charter.print();
        MalformedException.refuseAbove(Charter.MAX_INLINE_BYTES, bytes.size(), "charter in the body", "bytes");
        return new Founding(Optional.of(charter), Hash.sha256(bytes), signatures);
    }

    private static void requireAttachment(Founding founding, List<Attachment> attachments) {
        boolean right = founding.charter.isPresent()
                ? attachments.isEmpty()
                : attachments.size() == 1
                        && attachments
                                .getFirst()
                                .equals(attachment(
                                        founding.sha256, attachments.getFirst().size()));
        if (!right) {
            throw new MalformedException(
                    "charter", "it stands in the body, or is the one attachment, called charter.json, of that hash");
        }
    }

    private static Attachment attachment(Hash sha256, long size) {
        return new Attachment(sha256, size, "application/json", "charter.json");
    }
}
