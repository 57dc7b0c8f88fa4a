package parley.node.circle;

import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Member;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.SignatureType;
import parley.ledger.note.VerifierKey;

/** What a charter's raw keys and codes are called in notes. Nothing of it is written down; all of it is derived. */
final class Names {
    private Names() {}

    /** The name that a log has in paths: the SHA-256 of its origin. */
    static Hash path(LogId log) {
        return Hash.sha256(Bytes.utf8(log.origin()));
    }

    static KeyName mirror(CircleId circle, Party member) {
        return new KeyName("parley/" + circle + "/" + member + "/mirror");
    }

    /** Verifies the checkpoints of a member's log. */
    static NoteVerifier log(Charter charter, Member member) {
        KeyName origin = new KeyName(charter.log(member.code()).origin());
        return NoteVerifier.ed25519(new VerifierKey(origin, SignatureType.ED25519, member.log()));
    }

    /** Verifies a member's cosignatures. */
    static CosignatureVerifier cosigner(Charter charter, Member member) {
        return new CosignatureVerifier(
                new VerifierKey(mirror(charter.circle(), member.code()), SignatureType.COSIGNATURE, member.mirror()));
    }
}
