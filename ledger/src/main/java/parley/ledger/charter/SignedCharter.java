package parley.ledger.charter;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.Signature;
import parley.ledger.entry.Party;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * A charter with the signatures that it has so far, as the file that members pass by hand: <code>
 * {"charter": {...}, "signatures": [{"code": "XA", "sig": "..."}]}</code>. Every signature in it has been verified; it
 * founds a circle once {@link #missing()} is empty. Immutable and thread-safe.
 *
 * @param signatures by the code of the member whose identity key made them
 */
public record SignedCharter(Charter charter, SortedMap<Party, Signature> signatures) {
    /** The largest file: a charter and a signature of each member. */
    public static final int MAX_BYTES = 2 * Charter.MAX_BYTES;

    /**
     * Verifies the signatures.
     *
     * @throws MalformedException naming the member when a signature is not that of a member's identity key
     */
    public SignedCharter {
        signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
        Bytes message = charter.message();
        for (Map.Entry<Party, Signature> signature : signatures.entrySet()) {
            Party code = signature.getKey();
            Member member = charter.member(code)
                    .orElseThrow(() -> new MalformedException("signed charter", code + " signed and is no member"));
            if (!member.identity().verifies(message, signature.getValue())) {
                throw new MalformedException(
                        "signed charter", "the signature of " + code + " is not by its identity key over this charter");
            }
        }
    }

    /** A charter that nobody has signed yet. */
    public static SignedCharter draft(Charter charter) {
        return new SignedCharter(charter, new TreeMap<>());
    }

    /** This charter with one more signature, made here. */
    public SignedCharter sign(Party code, PrivateKey identity) {
        return with(code, identity.sign(charter.message()));
    }

    /** This charter with one more signature, made elsewhere. */
    public SignedCharter with(Party code, Signature signature) {
        TreeMap<Party, Signature> more = new TreeMap<>(signatures);
        more.put(code, signature);
        return new SignedCharter(charter, more);
    }

    /** The members that have still to sign, in the order of their codes. */
    public List<Party> missing() {
        return charter.codes().stream()
                .filter(code -> !signatures.containsKey(code))
                .toList();
    }

    /**
     * Reads the file.
     *
     * @throws MalformedException when the bytes are not one, or a signature does not hold
     */
    public static SignedCharter parse(Bytes bytes) {
        Fields fields = Fields.of("signed charter", Json.canonical(bytes, MAX_BYTES));
        Charter charter = Charter.parse(fields.required("charter"));
        SignedCharter signed = new SignedCharter(charter, signatures(fields));
        fields.end();
        return signed;
    }

    /** The canonical bytes of the file. */
    public Bytes print() {
        return Json.members(Map.of("charter", charter.json(), "signatures", json(signatures)))
                .print();
    }

    /** Reads the field {@code signatures}: sorted by code, each code once. Nothing is verified. */
    public static SortedMap<Party, Signature> signatures(Fields fields) {
        List<Map.Entry<Party, Signature>> entries = fields.list("signatures", item -> {
            Fields of = item.fields();
            var entry =
                    Map.entry(of.text("code", Party::new), of.text("sig", text -> new Signature(Bytes.base64(text))));
            of.end();
            return entry;
        });
        TreeMap<Party, Signature> signatures = new TreeMap<>();
        for (Map.Entry<Party, Signature> entry : entries) {
            if (!signatures.isEmpty() && signatures.lastKey().compareTo(entry.getKey()) >= 0) {
                throw new MalformedException(fields.at("signatures"), "they are sorted by code, each code once");
            }
            signatures.put(entry.getKey(), entry.getValue());
        }
        return signatures;
    }

    /** The value of the field {@code signatures}. */
    public static Json json(SortedMap<Party, Signature> signatures) {
        return Json.items(signatures.entrySet().stream()
                .map(entry -> Json.members(Map.of(
                        "code", Json.text(entry.getKey().code()),
                        "sig", Json.text(entry.getValue().base64())))));
    }
}
