package parley.ledger.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosignature;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.Verifiers;
import parley.ledger.note.Verifiers.Opened;
import parley.ledger.policy.Policy.Group;
import parley.ledger.policy.Policy.Log;
import parley.ledger.policy.Policy.Witness;

/** A policy at work: which checkpoints it accepts. Immutable and thread-safe. */
public final class Quorum {
    private final Policy policy;
    private final Verifiers verifiers;

    /**
     * Makes the verifiers of all keys.
     *
     * @throws IllegalArgumentException when two keys of the policy share name and id
     */
    public Quorum(Policy policy) {
        this.policy = policy;
        List<NoteVerifier> keys = new ArrayList<>();
        policy.logs().forEach(log -> keys.add(NoteVerifier.ed25519(log.key())));
        policy.witnesses().forEach(witness -> keys.add(new CosignatureVerifier(witness.key())));
        this.verifiers = Verifiers.of(keys);
    }

    /** What the policy says of a checkpoint. */
    public sealed interface Judgement {
        /**
         * Signed by a log of the policy and cosigned by the quorum.
         *
         * @param cosigned the witnesses that cosigned, by the policy's names, each with its earliest time in seconds
         *     since 1970-01-01T00:00:00Z
         */
        record Accepted(Map<String, Long> cosigned) implements Judgement {
            public Accepted {
                cosigned = Collections.unmodifiableMap(new TreeMap<>(cosigned));
            }
        }

        /** Not to be relied on. */
        record Refused(String reason) implements Judgement {}
    }

    /** Judges a checkpoint by its log's signature and the cosignatures; lines of unknown keys count for nothing. */
    public Judgement judge(SignedCheckpoint checkpoint) {
        return switch (verifiers.open(checkpoint.note())) {
            case Opened.Refused(String reason) -> new Judgement.Refused(reason);
            case Opened.Verified(List<SignatureLine> lines) ->
                judge(checkpoint.checkpoint().origin(), lines);
        };
    }

    /** Whether these witnesses, by the policy's names, are enough. */
    public boolean isFulfilledBy(Set<String> witnesses) {
        Set<String> fulfilled = new HashSet<>();
        policy.witnesses().stream()
                .map(Witness::name)
                .filter(witnesses::contains)
                .forEach(fulfilled::add);
        for (Group group : policy.groups()) { // in order: a group comes after its members
            if (group.members().stream().filter(fulfilled::contains).count() >= group.threshold()) {
                fulfilled.add(group.name());
            }
        }
        return policy.quorum().equals(Policy.NONE) || fulfilled.contains(policy.quorum());
    }

    private Judgement judge(KeyName origin, List<SignatureLine> genuine) {
        Map<String, Long> cosigned = new TreeMap<>();
        boolean signed = false;
        for (SignatureLine line : genuine) {
            signed |= policy.logs().stream()
                    .map(Log::key)
                    .anyMatch(key -> key.name().equals(origin) && line.claims(key));
            witness(line)
                    .ifPresent(witness -> cosigned.merge(
                            witness.name(), Cosignature.parse(line.signature()).time(), Math::min));
        }
        if (!signed) {
            return new Judgement.Refused("not signed by a log that the policy names for " + origin);
        }
        return isFulfilledBy(cosigned.keySet())
                ? new Judgement.Accepted(cosigned)
                : new Judgement.Refused(
                        "cosigned by " + cosigned.keySet() + ", which is not the quorum " + policy.quorum());
    }

    private Optional<Witness> witness(SignatureLine line) {
        return policy.witnesses().stream()
                .filter(witness -> line.claims(witness.key()))
                .findFirst();
    }
}
