package parley.ledger.entry;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.PublicKey;
import parley.ledger.crypto.Signature;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * A DSSE envelope in its RFC 8785 form: bytes of a stated type, and signatures over the {@link Pae} of both. It says who
 * claims to have signed; {@link Signed#verifies} says whether they did.
 *
 * @param signatures sorted by keyid, each keyid once; may be empty
 */
public record Envelope(Bytes payload, String payloadType, List<Signed> signatures) {
    /** The largest envelope: an entry of a C2SP bundle has a length of 16 bits. */
    public static final int MAX_BYTES = 65_535;

    public Envelope {
        signatures = List.copyOf(signatures);
        List<KeyId> keys = signatures.stream().map(Signed::keyid).toList();
        if (!keys.equals(keys.stream().sorted().distinct().toList())) {
            throw new MalformedException("envelope.signatures", "they are sorted by keyid, each keyid once");
        }
    }

    /** One signature and the name of the key that is said to have made it. */
    public record Signed(KeyId keyid, Signature sig) {
        /** Whether this is the name and the signature of this key. */
        public boolean verifies(PublicKey key, Bytes message) {
            return KeyId.of(key).equals(keyid) && key.verifies(message, sig);
        }
    }

    /** An envelope signed by these keys, in any order, each given once. */
    public static Envelope sign(Bytes payload, String payloadType, List<PrivateKey> keys) {
        Bytes message = Pae.encode(payloadType, payload);
        return new Envelope(
                payload,
                payloadType,
                keys.stream()
                        .map(key -> new Signed(KeyId.of(key.publicKey()), key.sign(message)))
                        .sorted(comparing(Signed::keyid))
                        .toList());
    }

    /**
     * Reads an envelope.
     *
     * @throws MalformedException naming field, value and limit when the bytes are not a canonical envelope
     */
    public static Envelope parse(Bytes bytes) {
        Fields fields = Fields.of("envelope", Json.canonical(bytes, MAX_BYTES));
        Envelope envelope = new Envelope(
                fields.text("payload", Bytes::base64),
                fields.text("payloadType"),
                fields.list("signatures", item -> signed(item.fields())));
        fields.end();
        return envelope;
    }

    private static Signed signed(Fields fields) {
        Signed signed = new Signed(
                fields.text("keyid", KeyId::parse), fields.text("sig", text -> new Signature(Bytes.base64(text))));
        fields.end();
        return signed;
    }

    /**
     * The canonical bytes.
     *
     * @throws MalformedException when they are more than {@link #MAX_BYTES}
     */
    public Bytes print() {
        Bytes bytes = Json.members(Map.of(
                        "payload", Json.text(payload.base64()),
                        "payloadType", Json.text(payloadType),
                        "signatures", Json.items(signatures.stream().map(Envelope::json))))
                .print();
        MalformedException.refuseAbove(MAX_BYTES, bytes.size(), "envelope", "bytes");
        return bytes;
    }

    private static Json json(Signed signed) {
        return Json.members(Map.of(
                "keyid", Json.text(signed.keyid().toString()),
                "sig", Json.text(signed.sig().base64())));
    }

    /** What the signatures are over. */
    public Bytes message() {
        return Pae.encode(payloadType, payload);
    }
}
