package parley.desk.entries;

import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * A value that a query cannot have.
 *
 * @param field the name of the form's field
 * @param key which sentence of the word list says what is wrong
 * @param value as it was given
 * @param right what would be possible
 */
public record Problem(String field, String key, String value, String right) {
    /** It as a sentence. */
    Phrase tell(Words words) {
        return words.say(
                "entries.problem." + key, "field", words.say("entries.field." + field), "value", value, "right", right);
    }
}
