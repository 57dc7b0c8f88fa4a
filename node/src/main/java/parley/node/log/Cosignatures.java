package parley.node.log;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.ledger.charter.Charter;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.entry.Party;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.Verifiers;
import parley.ledger.policy.Quorum;

/**
 * The cosignatures that other members have given on a mirrored log, kept so that evidence of its entries can be written
 * here and not by the owner alone. Whoever passes them on is trusted with nothing: a line counts only when it verifies
 * under that member's mirror key of the charter, on a root that the leaves stored here give. Thread-safe.
 */
public final class Cosignatures {
    private final LogStore store;
    private final Verifiers owner;
    private final Map<String, CosignatureVerifier> others = new TreeMap<>();
    private final Quorum quorum;

    /**
     * The cosignatures on one mirrored log.
     *
     * @param self this party: its own cosignatures are made by its {@link Mirror} and taken from nobody
     */
    public Cosignatures(LogStore store, Charter charter, Party self) {
        Party whose = store.log().owner();
        DerivedKeys keys = new DerivedKeys(charter);
        this.store = store;
        this.owner = Verifiers.of(NoteVerifier.ed25519(keys.log(whose)));
        this.quorum = new Quorum(keys.policy(whose));
        for (Party code : charter.codes()) {
            if (!code.equals(whose) && !code.equals(self)) {
                others.put(code.code(), new CosignatureVerifier(keys.mirror(code)));
            }
        }
    }

    /** The size of the newest checkpoint, if those held on it are not the quorum of the charter. */
    public Optional<Long> lacking() {
        return store.largestCheckpoint()
                .map(newest -> newest.checkpoint().size())
                .filter(size -> !quorum.isFulfilledBy(store.cosignatures(size).keySet()));
    }

    /**
     * Keeps the genuine cosignatures of a checkpoint that another member gave; the first of each member stays. Nothing is
     * kept of a checkpoint that the owner has not signed, that is beyond what is stored here, or that has another root.
     */
    public void keep(SignedCheckpoint read) {
        Checkpoint checkpoint = read.checkpoint();
        if (!(owner.open(read.note()) instanceof Verifiers.Opened.Verified signed) || !isOurs(checkpoint)) {
            return;
        }
        Map<String, SignatureLine> fresh = genuine(read);
        fresh.keySet().removeAll(store.cosignatures(checkpoint.size()).keySet());
        if (!fresh.isEmpty()) {
            store.database().writeNow(handle -> {
                store.putCheckpoint(handle, new SignedCheckpoint(checkpoint, signed.signatures()));
                fresh.forEach((member, line) -> store.putCosignature(handle, member, checkpoint.size(), line));
            });
        }
    }

    private boolean isOurs(Checkpoint checkpoint) {
        long size = checkpoint.size();
        return checkpoint.origin().value().equals(store.log().origin())
                && size <= store.size()
                && store.proofs(size).root(size).equals(checkpoint.root());
    }

    private Map<String, SignatureLine> genuine(SignedCheckpoint read) {
        String text = read.checkpoint().print();
        Map<String, SignatureLine> genuine = new LinkedHashMap<>();
        others.forEach((member, verifier) ->
                genuineOf(verifier, text, read.signatures()).ifPresent(line -> genuine.put(member, line)));
        return genuine;
    }

    private static Optional<SignatureLine> genuineOf(
            CosignatureVerifier verifier, String text, Collection<SignatureLine> lines) {
        return lines.stream()
                .filter(line -> line.claims(verifier.key()) && verifier.verifies(text, line.signature()))
                .findFirst();
    }
}
