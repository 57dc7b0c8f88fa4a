package parley.ledger.entry;

import static java.util.Comparator.comparing;

import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.text.MalformedException;

/**
 * What a log holds at one index: an envelope around a payload. A leaf is well-formed; whether it is an entry, and whose
 * signatures it needs, is computed from its log.
 *
 * @param bytes the leaf as it stands in the log, at most {@link Envelope#MAX_BYTES}
 */
public record Leaf(Bytes bytes, Envelope envelope, Payload payload, EntryId id) {
    /**
     * Reads a leaf.
     *
     * @throws MalformedException naming field, value and limit when the bytes are not a canonical envelope of type
     *     {@link Payload#TYPE} around a canonical payload
     */
    public static Leaf parse(Bytes bytes) {
        Envelope envelope = Envelope.parse(bytes);
        if (!envelope.payloadType().equals(Payload.TYPE)) {
            throw new MalformedException(
                    "envelope.payloadType",
                    "it is " + Payload.TYPE + ", not " + MalformedException.quote(envelope.payloadType()));
        }
        return of(bytes, envelope, Payload.parse(envelope.payload()));
    }

    /** A leaf signed by these keys, in any order; by none, if the format asks for none. */
    public static Leaf sign(Payload payload, List<PrivateKey> keys) {
        Envelope envelope = Envelope.sign(payload.print(), Payload.TYPE, keys);
        return of(envelope.print(), envelope, payload);
    }

    /** A leaf around signatures that were made elsewhere, on a token or by the other of two officers. */
    public static Leaf of(Payload payload, List<Envelope.Signed> signatures) {
        Envelope envelope = new Envelope(
                payload.print(),
                Payload.TYPE,
                signatures.stream().sorted(comparing(Envelope.Signed::keyid)).toList());
        return of(envelope.print(), envelope, payload);
    }

    private static Leaf of(Bytes bytes, Envelope envelope, Payload payload) {
        return new Leaf(bytes, envelope, payload, new EntryId(Hash.sha256(envelope.message())));
    }
}
