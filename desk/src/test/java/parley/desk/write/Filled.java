package parley.desk.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.agreement.prose.Language;
import parley.desk.words.Words;
import parley.node.view.Typed;

/** What a browser sends of a form that nobody has touched: every control that the page draws, with what it shows. */
final class Filled {
    private static final Words WORDS = Objects.requireNonNull(Words.load().get(Language.RU));

    private final Map<String, List<String>> sent = new LinkedHashMap<>();

    private Filled() {}

    static Typed asABrowserSends(Sheet sheet, Typed typed) {
        var filled = new Filled();
        new Slots(sheet, typed, List.of("XA", "XB", "XC"), List.of(), WORDS)
                .all()
                .forEach(filled::slot);
        return new Typed(typed.format(), filled.sent);
    }

    private void slot(Slot slot) {
        switch (slot.widget()) {
            case Widget.Line line -> put(slot.name(), line.value());
            case Widget.Prose prose -> put(slot.name(), prose.value());
            case Widget.Choice choice -> chosen(slot.name(), choice.options());
            case Widget.Boxes boxes -> chosen(slot.name(), boxes.options());
            case Widget.Corners corners -> {
                put(slot.name(), corners.points());
                put(slot.name() + Control.ACCURACY, corners.accuracy());
            }
            case Widget.Several several -> {
                put(slot.name() + Control.ROWS, "" + several.rows().size());
                several.rows().forEach(row -> row.slots().forEach(this::slot));
                put(slot.name() + Control.PASTE, several.pasted());
            }
        }
        if (!slot.blanks().isEmpty()) {
            chosen(slot.name() + Control.BLANK, slot.blanks());
        }
    }

    private void chosen(String name, List<Widget.Option> options) {
        List<String> values = new ArrayList<>();
        options.stream().filter(Widget.Option::chosen).map(Widget.Option::value).forEach(values::add);
        if (!values.isEmpty()) {
            sent.put(name, values);
        }
    }

    private void put(String name, String value) {
        sent.put(name, List.of(value.replace("\n", "\r\n")));
    }
}
