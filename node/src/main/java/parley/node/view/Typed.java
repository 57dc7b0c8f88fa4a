package parley.node.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as an officer has filled it in so far: what was typed, whether it can be read or not, so that no keystroke is
 * lost. Only the page that drew the form knows what the names mean; the node keeps them.
 *
 * @param format the pack's name of the format
 * @param values by the name of the form's control, in order; a control that takes several has several
 */
public record Typed(String format, Map<String, List<String>> values) {
    public Typed {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, typed) -> copy.put(name, List.copyOf(typed)));
        values = Collections.unmodifiableMap(copy);
    }

    /** The first value of a control; empty text where there is none. */
    public String value(String name) {
        List<String> typed = values.getOrDefault(name, List.of());
        return typed.isEmpty() ? "" : typed.getFirst();
    }

    /** All values of a control. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
