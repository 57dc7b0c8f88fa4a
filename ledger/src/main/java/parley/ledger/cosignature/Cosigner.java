package parley.ledger.cosignature;

import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.note.KeyName;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.SignatureType;
import parley.ledger.note.VerifierKey;

/** A named private key that cosigns checkpoints, and is used for nothing else. Thread-safe. */
public final class Cosigner {
    private final PrivateKey key;
    private final VerifierKey verifierKey;

    public Cosigner(KeyName name, PrivateKey key) {
        this.key = key;
        this.verifierKey = new VerifierKey(name, SignatureType.COSIGNATURE, key.publicKey());
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /**
     * Cosigns. The caller has checked that the checkpoint extends every one of that log that this key cosigned before.
     *
     * @param time seconds since 1970-01-01T00:00:00Z, not negative
     */
    public SignatureLine cosign(Checkpoint checkpoint, long time) {
        Cosignature cosignature = new Cosignature(time, key.sign(Cosignature.statement(time, checkpoint.print())));
        return new SignatureLine(verifierKey.name(), verifierKey.id(), cosignature.print());
    }

    @Override
    public String toString() {
        return "cosigner of " + verifierKey;
    }
}
