package parley.desk.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.words.Marks;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.office.Limits;
import parley.node.view.office.Means;

/** Reads what was typed into a form, control by control, and notes all that is wrong at once. For one request. */
final class Answers {
    static final String WHO = "who";
    static final String HAPPENED = "happened";
    static final String MEANS = "means";
    static final String ONCE = "once";

    private final Submitted form;
    private final String person;
    private final Words words;
    private final Instant now;
    private final List<Filled.Fault> faults = new ArrayList<>();

    /**
     * What was typed into a form.
     *
     * @param person the name under which its sender has signed in; empty where the desk asks nobody
     */
    Answers(Submitted form, String person, Words words, Instant now) {
        this.form = form;
        this.person = person;
        this.words = words;
        this.now = now;
    }

    /** Who writes: whoever has signed in, whatever the form says; else what was typed. */
    String who() {
        return person.isEmpty() ? line(WHO) : person;
    }

    /** One line that must say something. */
    String line(String control) {
        var line = optionalLine(control);
        if (line.isEmpty()) {
            fault(control, "shift.error.empty");
        }
        return line;
    }

    String optionalLine(String control) {
        var typed = form.value(control).replaceAll("[\\r\\n\\t]+", " ").strip();
        return bounded(control, seen(typed), Limits.LINE);
    }

    /** The text; empty where a reader would see nothing of it. */
    static String seen(String text) {
        return Marks.seen(text);
    }

    /** A text that must say something. */
    String text(String control) {
        var text = optionalText(control);
        if (text.isEmpty()) {
            fault(control, "shift.error.empty");
        }
        return text;
    }

    String optionalText(String control) {
        return bounded(control, form.value(control).replace("\r\n", "\n").strip(), Limits.TEXT);
    }

    private String bounded(String control, String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        fault(control, "shift.error.long", "value", text.length(), "limit", limit);
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    /** When something happened: now where nothing was typed, and never later. */
    Instant moment() {
        var typed = form.value(HAPPENED).strip();
        if (typed.isEmpty()) {
            return now;
        }
        var moment = Moments.parse(typed);
        if (moment.isEmpty()) {
            fault(HAPPENED, "shift.error.moment", "value", shortened(typed));
        } else if (moment.get().isAfter(now)) {
            fault(HAPPENED, "shift.error.future", "time", now);
        }
        return moment.orElse(now);
    }

    /** So much of a text that cannot be read as a sentence about it quotes. */
    static String shortened(String text) {
        return text.codePoints()
                .limit(80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    Means means() {
        return Stream.of(Means.values())
                .filter(means -> means.name().toLowerCase(Locale.ROOT).equals(form.value(MEANS)))
                .findFirst()
                .orElseGet(() -> {
                    fault(MEANS, "shift.error.means");
                    return Means.OTHER;
                });
    }

    /** The number of an act, a line or the like; 0 where there is none. */
    long number(String control) {
        var typed = form.value(control);
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    Optional<Long> optionalNumber(String control) {
        return Optional.of(number(control)).filter(number -> number > 0);
    }

    String value(String control) {
        return form.value(control);
    }

    /**
     * By which what was posted is known when it comes twice: the form's own token with all that was typed, so that another text
     * under a token that a browser has kept is not taken for the same.
     */
    String once() {
        var said = new TreeMap<>(form.values());
        said.remove(Seal.CONTROL);
        return Hash.sha256(Bytes.utf8(said.toString())).hex();
    }

    void fault(String control, String key, Object... slots) {
        faults.add(new Filled.Fault(control, words.say(key, slots)));
    }

    void fault(Filled.Fault fault) {
        faults.add(fault);
    }

    boolean faulty() {
        return !faults.isEmpty();
    }

    /** The form as it was typed, with what is wrong. */
    Filled filled() {
        var values = new LinkedHashMap<String, String>();
        form.values().keySet().forEach(control -> values.put(control, form.value(control)));
        return new Filled(values, faults, form.value(ONCE));
    }
}
