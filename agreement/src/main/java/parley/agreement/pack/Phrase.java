package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.value.Type;

/**
 * A coded message of a phrase book: what stands behind a code, said in each of the six languages. Immutable.
 *
 * @param code {@code RT9}
 * @param ref the paragraphs that prescribe it
 * @param parameters what is filled in, by name, in the order of the book
 * @param says the sentence by language code, all six, with a slot {@code {name}} or more for each parameter
 */
public record Phrase(String code, String ref, Map<String, Parameter> parameters, Map<String, String> says) {
    public Phrase {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
    }

    /**
     * What is filled in beside the code.
     *
     * @param type a count, date, instant, party, id, point or distance, or one word of a list
     * @param words of a list of words how each is said, by language code; empty for any other type
     * @param bounds between what it lies
     */
    public record Parameter(String name, Type type, Map<String, Map<String, String>> words, Bounds bounds) {
        public Parameter {
            Map<String, Map<String, String>> copied = new LinkedHashMap<>();
            words.forEach((word, said) -> copied.put(word, Collections.unmodifiableMap(new LinkedHashMap<>(said))));
            words = Collections.unmodifiableMap(copied);
        }

        /** What may be filled in, for a person: {@code a count, at most 359}. */
        public String described() {
            return type.described() + bounds;
        }
    }

    /**
     * Between what a parameter lies.
     *
     * @param least of a count
     * @param most of a count
     * @param notAfter the other date or instant of the same phrase that is not earlier
     */
    public record Bounds(OptionalLong least, OptionalLong most, Optional<String> notAfter) {
        /** Nothing is asked but its type. */
        public static final Bounds NONE = new Bounds(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

        /** Whether a count lies between them, both included. */
        public boolean include(long count) {
            return count >= least.orElse(count) && count <= most.orElse(count);
        }

        /** What follows the type: {@code , at least 1, at most 359, not after until}. */
        @Override
        public String toString() {
            return (least.isPresent() ? ", at least " + least.getAsLong() : "")
                    + (most.isPresent() ? ", at most " + most.getAsLong() : "")
                    + notAfter.map(other -> ", not after " + other).orElse("");
        }
    }
}
