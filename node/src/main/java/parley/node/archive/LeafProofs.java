package parley.node.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.ledger.archive.HeldLog;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Enrolment;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Envelope;
import parley.ledger.entry.KeyId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Merkle;
import parley.ledger.text.MalformedException;
import parley.node.circle.JudgedLeaf;
import parley.node.view.LeafProof;
import parley.node.view.LeafProof.Check;
import parley.node.view.LeafProof.Inclusion;
import parley.node.view.LeafProof.Signer;

/** Works out how a leaf is known: who signed it, and in which tree it stands. Nothing remembered is taken on trust. As safe for
 * threads as the store. */
public final class LeafProofs {
    private final HeldLogs held;
    private final Party owner;
    private final Checkpoints checkpoints;

    /** Proofs of the leaves of a member's log. */
    public LeafProofs(HeldLogs held, Party owner) {
        this.held = held;
        this.owner = owner;
        this.checkpoints = new Checkpoints(held.charter().charter());
    }

    /**
     * The proof of a leaf that is stored.
     *
     * @param before the leaves that stand before it, which enrol the keys that count
     */
    public LeafProof of(long index, List<JudgedLeaf> before) {
        var leaf = held.store(owner).leaves(index, index + 1).getFirst();
        var envelope = envelope(leaf);
        return new LeafProof(
                held.charter().charter().log(owner).origin(),
                leaf,
                Merkle.leaf(leaf),
                envelope.map(Envelope::payload),
                envelope.map(signed -> signers(signed, before)).orElse(List.of()),
                inclusion(index, leaf));
    }

    private static Optional<Envelope> envelope(Bytes leaf) {
        try {
            return Optional.of(Leaf.parse(leaf).envelope());
        } catch (MalformedException noLeaf) {
            return Optional.empty(); // it is void, and the page says why
        }
    }

    private List<Signer> signers(Envelope envelope, List<JudgedLeaf> before) {
        Map<KeyId, Enrolment> enrolled = new LinkedHashMap<>();
        before.stream().flatMap(LeafProofs::enrolment).forEach(key -> enrolled.put(KeyId.of(key.key()), key));
        var identity = held.charter().charter().member(owner).orElseThrow().identity();
        return envelope.signatures().stream()
                .map(signed -> {
                    var enrolment = Optional.ofNullable(enrolled.get(signed.keyid()));
                    var key = enrolment
                            .map(Enrolment::key)
                            .or(() -> Optional.of(identity)
                                    .filter(own -> KeyId.of(own).equals(signed.keyid())));
                    return new Signer(
                            signed.keyid().toString(),
                            enrolment.map(known -> known.officer().name()),
                            check(envelope, signed, key));
                })
                .toList();
    }

    private static Check check(Envelope envelope, Envelope.Signed signed, Optional<PublicKey> key) {
        if (key.isEmpty()) {
            return Check.NO_KEY;
        }
        return signed.verifies(key.get(), envelope.message()) ? Check.HOLDS : Check.FAILS;
    }

    private static Stream<Enrolment> enrolment(JudgedLeaf leaf) {
        return leaf.judgement() instanceof Judgement.Entry entry
                        && entry.control().orElse(null) instanceof Enrolment enrolment
                ? Stream.of(enrolment)
                : Stream.empty();
    }

    private Optional<Inclusion> inclusion(long index, Bytes leaf) {
        var standing = new Standing(held, owner);
        return standing.cosigned(index)
                .or(() -> held.log(owner)
                        .findFirst()
                        .filter(log -> index < log.checkpoint().checkpoint().size()))
                .map(log -> inclusion(index, leaf, log, standing.hasQuorum(log)));
    }

    private Inclusion inclusion(long index, Bytes leaf, HeldLog log, boolean quorum) {
        var checkpoint = log.checkpoint().checkpoint();
        var path = held.store(owner).proofs(checkpoint.size()).inclusion(index, checkpoint.size());
        return new Inclusion(
                index,
                checkpoint.size(),
                checkpoint.root(),
                checkpoints.isSigned(log, owner),
                path.shows(Merkle.leaf(leaf), checkpoint.root()),
                checkpoints.cosigned(log, owner),
                quorum);
    }
}
