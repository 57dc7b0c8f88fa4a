package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The coded messages of an agreement, by code, in the order of the file. Immutable; empty where an agreement has none. */
public record PhraseBook(Map<String, Phrase> phrases) {
    /** The book of an agreement without one. */
    public static final PhraseBook NONE = new PhraseBook(Map.of());

    /** The member of a coded message under which its code stands, beside its parameters. */
    public static final String CODE = "code";

    public PhraseBook {
        phrases = Collections.unmodifiableMap(new LinkedHashMap<>(phrases));
    }

    /** Whether there is nothing that could be said by code. */
    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    public Optional<Phrase> phrase(String code) {
        return Optional.ofNullable(phrases.get(code));
    }
}
