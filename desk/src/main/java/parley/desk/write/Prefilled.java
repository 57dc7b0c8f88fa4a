package parley.desk.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Format;
import parley.agreement.value.Type;
import parley.node.view.CircleView;
import parley.node.view.NodeView;
import parley.node.view.Typed;

/**
 * A draft that a page begins with what it knows already; everything in it can be changed on its form.
 *
 * @param lang the code of the language of its texts
 * @param subject empty for none
 * @param fields of the body, by their names; a list has all its values, any other field one
 * @param duty the name of the finding that it is to meet; empty for none
 */
public record Prefilled(Format format, String lang, String subject, Map<String, List<String>> fields, String duty) {
    public Prefilled {
        fields = Map.copyOf(fields);
    }

    /**
     * Keeps it as a new draft.
     *
     * @param who begins it; empty where the desk asks nobody
     * @return its name; empty when the node keeps as many as it can
     */
    public Optional<String> begin(NodeView node, CircleView view, String who) {
        Map<String, List<String>> values = new LinkedHashMap<>(Envelope.fresh(lang));
        if (!subject.isEmpty()) {
            values.put(Envelope.SUBJECT, List.of(subject));
        }
        fields.forEach((name, typed) -> put(values, name, typed));
        values.putAll(Begun.noted(node, view, who, duty, List.of()));
        return node.beginDraft(view.summary().id(), new Typed(format.name(), values));
    }

    private void put(Map<String, List<String>> values, String name, List<String> typed) {
        var control = Control.body(name);
        var field = Optional.ofNullable(format.fields().get(name)).orElseThrow();
        if (field.type() instanceof Type.ListOf(var item) && item != Type.Simple.PARTY) {
            values.put(control + Control.ROWS, List.of(Integer.toString(typed.size())));
            for (int i = 0; i < typed.size(); i++) {
                values.put(Control.item(control, i), List.of(typed.get(i)));
            }
        } else {
            values.put(control, typed);
        }
    }
}
