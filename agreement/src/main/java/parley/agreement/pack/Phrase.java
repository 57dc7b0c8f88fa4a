package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
     */
    public record Parameter(String name, Type type, Map<String, Map<String, String>> words) {
        public Parameter {
            Map<String, Map<String, String>> copied = new LinkedHashMap<>();
            words.forEach((word, said) -> copied.put(word, Collections.unmodifiableMap(new LinkedHashMap<>(said))));
            words = Collections.unmodifiableMap(copied);
        }
    }
}
