package parley.desk.entries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Frame;
import parley.desk.shift.Filled;
import parley.desk.words.Phrase;
import parley.node.view.office.Limits;

/** Reads the name that a view is to have and who gives it, and notes all that is wrong at once. For one request. */
final class Naming {
    static final String NAME = "name";
    /** What is wrong with no control of the form: the list of faults itself. */
    static final String NOWHERE = "faults";

    private static final String WHO = "who";

    /** Blanks, controls and marks, and nothing that a reader would see. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}]*");

    private final Submitted form;
    private final Frame frame;
    private final List<Filled.Fault> faults = new ArrayList<>();

    Naming(Submitted form, Frame frame) {
        this.form = form;
        this.frame = frame;
    }

    String name() {
        return line(NAME, Limits.NAME);
    }

    /** Whoever has signed in, whatever the form says; else what was typed. */
    String who() {
        return frame.person().isEmpty() ? line(WHO, Limits.LINE) : frame.person();
    }

    private String line(String control, int limit) {
        var typed = form.value(control).strip();
        if (UNSEEN.matcher(typed).matches()) {
            fault(control, frame.words().say("shift.error.empty"));
        } else if (typed.indexOf('\n') >= 0 || typed.indexOf('\r') >= 0) {
            fault(control, frame.words().say("entries.view.error.line"));
        } else if (typed.length() > limit) {
            fault(control, frame.words().say("shift.error.long", "value", typed.length(), "limit", limit));
        }
        return typed;
    }

    void fault(String control, Phrase says) {
        faults.add(new Filled.Fault(control, says));
    }

    boolean faulty() {
        return !faults.isEmpty();
    }

    /** The form as it was typed, with what is wrong. */
    Filled filled() {
        var values = new LinkedHashMap<String, String>();
        form.values().keySet().forEach(control -> values.put(control, form.value(control)));
        values.remove(Seal.CONTROL);
        return new Filled(values, faults, "");
    }
}
