package parley.ledger.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that a reader of notes trusts, at most one for each name and id. Immutable and thread-safe. */
public final class Verifiers {
    private record Label(KeyName name, KeyId id) {}

    private final Map<Label, NoteVerifier> byLabel = new LinkedHashMap<>();

    private Verifiers(Collection<? extends NoteVerifier> verifiers) {
        for (NoteVerifier verifier : verifiers) {
            VerifierKey key = verifier.key();
            if (byLabel.put(new Label(key.name(), key.id()), verifier) != null) {
                throw new IllegalArgumentException("two keys are called " + key.name() + " " + key.id());
            }
        }
    }

    /**
     * These verifiers together.
     *
     * @throws IllegalArgumentException when two have the same name and id, so that a line could mean either
     */
    public static Verifiers of(Collection<? extends NoteVerifier> verifiers) {
        return new Verifiers(verifiers);
    }

    /** As {@link #of(Collection)}. */
    public static Verifiers of(NoteVerifier... verifiers) {
        return new Verifiers(List.of(verifiers));
    }

    /**
     * Verifies every line of a known key and ignores the others. One line that fails, or none that is known, refuses the
     * note: a good signature must not lend its weight to a bad one.
     */
    public Opened open(SignedNote note) {
        List<SignatureLine> genuine = new ArrayList<>();
        for (SignatureLine line : note.signatures()) {
            NoteVerifier verifier = byLabel.get(new Label(line.name(), line.id()));
            if (verifier == null) {
                continue;
            }
            if (!verifier.verifies(note.text(), line.signature())) {
                return new Opened.Refused("the signature of " + line.name() + " " + line.id() + " does not verify");
            }
            genuine.add(line);
        }
        return genuine.isEmpty() ? new Opened.Refused("no signature by a known key") : new Opened.Verified(genuine);
    }

    /** What came of opening a note. */
    public sealed interface Opened {
        /** All lines of known keys hold, and there is at least one; in the note's order. */
        record Verified(List<SignatureLine> signatures) implements Opened {
            public Verified {
                signatures = List.copyOf(signatures);
            }
        }

        /** The note must not be believed. */
        record Refused(String reason) implements Opened {}
    }
}
