package parley.desk.write;

import java.util.Optional;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * Why a control of a form cannot be read as it stands.
 *
 * @param control the name of the control, also its id on the page
 * @param key what is wrong and how to put it right, in the word lists below {@code write.error}
 * @param value what stands there, where the words name it
 * @param limit what may stand there, where the words name it
 */
record Problem(String control, String key, Optional<String> value, Optional<String> limit) {
    private static final int SHOWN = 60;

    static Problem of(String control, String key) {
        return new Problem(control, key, Optional.empty(), Optional.empty());
    }

    static Problem of(String control, String key, String value) {
        return new Problem(control, key, Optional.of(value), Optional.empty());
    }

    static Problem of(String control, String key, String value, String limit) {
        return new Problem(control, key, Optional.of(value), Optional.of(limit));
    }

    Phrase in(Words words) {
        var shown = value.map(Problem::shown).orElse("");
        return words.say("write.error." + key, "value", shown, "limit", limit.orElse(""));
    }

    /** What was typed, cut where it is long. */
    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
