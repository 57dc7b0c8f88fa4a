package parley.desk.shift;

import java.util.List;
import java.util.Map;
import parley.desk.words.Phrase;

/**
 * A form with what stands in its controls, and what is wrong with that.
 *
 * @param once by which the form is known when it is posted twice
 */
public record Filled(Map<String, String> values, List<Fault> faults, String once) {
    public Filled {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** A fault of one control. */
    public record Fault(String control, Phrase says) {}

    public String value(String control) {
        return values.getOrDefault(control, "");
    }

    /** What is wrong with a control. */
    public List<Phrase> faults(String control) {
        return faults.stream()
                .filter(fault -> fault.control().equals(control))
                .map(Fault::says)
                .toList();
    }
}
