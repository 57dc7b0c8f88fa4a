package parley.desk.write;

import java.time.Instant;
import java.util.Optional;
import parley.desk.refusal.Refusal;
import parley.desk.refusal.Refusals;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * Why a control of a form cannot be read as it stands.
 *
 * @param control the name of the control, also its id on the page
 * @param key what is wrong and how to put it right, in the word lists below {@code write.error}
 * @param value what stands there, where the words name it
 * @param limit what may stand there, where the words name it
 * @param time the instant that the words name
 */
record Problem(String control, String key, Optional<String> value, Optional<String> limit, Optional<Instant> time) {
    private static final int SHOWN = 60;

    static Problem of(String control, String key) {
        return new Problem(control, key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Problem of(String control, String key, String value) {
        return new Problem(control, key, Optional.of(value), Optional.empty(), Optional.empty());
    }

    static Problem of(String control, String key, String value, String limit) {
        return new Problem(control, key, Optional.of(value), Optional.of(limit), Optional.empty());
    }

    /** What the record says against it. */
    static Problem of(Refusal refusal) {
        return new Problem(
                refusal.control(),
                refusal.key(),
                Optional.of(refusal.value()),
                Optional.of(refusal.limit()),
                refusal.time());
    }

    Phrase in(Words words) {
        var shown = value.map(Problem::shown).orElse("");
        return Refusals.said(new Refusal(control, key, shown, limit.orElse(""), time), words);
    }

    /** What was typed, cut where it is long. */
    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
