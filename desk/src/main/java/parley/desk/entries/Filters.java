package parley.desk.entries;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import parley.desk.live.Titles;
import parley.desk.view.Title;
import parley.node.view.CircleView;
import parley.node.view.EntryView;

/** Reads what a circle's list of entries is asked for, wherever that stands: in an address, a form, a saved view. Thread-safe. */
record Filters(Titles titles) {
    /** The formats of the packs, and those that stand in the record though no pack of this node has them. */
    Map<String, Title> formats(CircleView view) {
        var formats = titles.in(view).formats();
        for (EntryView entry : view.entries()) {
            if (entry.counts() && !formats.containsKey(entry.format())) {
                formats.put(entry.format(), Title.of(entry.format()));
            }
        }
        return formats;
    }

    /** Reads each field's value, where there is one. */
    Asked asked(CircleView view, Function<String, Optional<String>> values) {
        return asked(view, formats(view), values);
    }

    /** The same with the formats at hand. */
    Asked asked(CircleView view, Map<String, Title> formats, Function<String, Optional<String>> values) {
        var typed = new TreeMap<String, String>();
        Asked.FIELDS.forEach(field -> values.apply(field).ifPresent(value -> typed.put(field, value)));
        return Asked.of(typed, view.summary().members(), formats.keySet());
    }
}
