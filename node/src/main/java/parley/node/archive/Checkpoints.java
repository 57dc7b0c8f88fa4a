package parley.node.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.ledger.archive.HeldLog;
import parley.ledger.charter.Charter;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosignature;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.entry.Party;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.Verifiers;
import parley.ledger.text.MalformedException;
import parley.node.view.LeafProof.Cosigned;

/** Checks who signed and cosigned the checkpoints of a circle. Immutable and thread-safe. */
final class Checkpoints {
    private final Charter charter;
    private final DerivedKeys keys;

    Checkpoints(Charter charter) {
        this.charter = charter;
        this.keys = new DerivedKeys(charter);
    }

    /** Whether the signature of the log's own key holds. */
    boolean isSigned(HeldLog log, Party owner) {
        return Verifiers.of(NoteVerifier.ed25519(keys.log(owner)))
                        .open(log.checkpoint().note())
                instanceof Verifiers.Opened.Verified;
    }

    /** The cosignatures of the other members, in charter order. */
    List<Cosigned> cosigned(HeldLog log, Party owner) {
        return charter.codes().stream()
                .filter(member -> !member.equals(owner))
                .flatMap(member -> cosigned(member, log.checkpoint()))
                .toList();
    }

    private Stream<Cosigned> cosigned(Party member, SignedCheckpoint checkpoint) {
        var verifier = new CosignatureVerifier(keys.mirror(member));
        return checkpoint.signatures().stream()
                .filter(line -> line.claims(verifier.key()))
                .limit(1)
                .map(line -> new Cosigned(
                        member.code(),
                        at(line.signature()),
                        verifier.verifies(checkpoint.checkpoint().print(), line.signature())));
    }

    private static Optional<Instant> at(parley.ledger.bytes.Bytes signature) {
        try {
            return Optional.of(Cosignature.parse(signature).time())
                    .filter(second -> second <= Instant.MAX.getEpochSecond())
                    .map(Instant::ofEpochSecond);
        } catch (MalformedException noCosignature) {
            return Optional.empty(); // it does not verify either
        }
    }
}
