package parley.desk.write;

import java.util.List;
import java.util.Optional;
import parley.desk.view.Title;
import parley.desk.words.Phrase;

/**
 * One question of a form.
 *
 * @param name of its control, also its id on the page
 * @param item the form's own numbering; empty in a row
 * @param required whether a value or a blank must stand there
 * @param hint how it is typed; empty where that is plain
 * @param errors what is wrong with what stands there
 * @param blanks the reasons for no value, the one that was chosen marked; empty where they stand among the choices, or none
 *     can be given
 */
public record Slot(
        String name,
        String item,
        Title label,
        boolean required,
        Optional<String> hint,
        List<Phrase> errors,
        Widget widget,
        List<Widget.Option> blanks) {
    public Slot {
        errors = List.copyOf(errors);
        blanks = List.copyOf(blanks);
    }

    /** What describes the control to a screen reader. */
    public String describedBy() {
        var ids = (hint.isPresent() ? name + ":hint " : "") + (errors.isEmpty() ? "" : name + ":error");
        return ids.strip();
    }

    /** Whether it is one group of controls rather than one control. */
    public boolean grouped() {
        return widget instanceof Widget.Boxes || widget instanceof Widget.Several || widget instanceof Widget.Corners;
    }

    /** Whether a place is asked for, in it or in one of its rows. */
    public boolean hasPlace() {
        return switch (widget) {
            case Widget.Corners _ -> true;
            case Widget.Several several ->
                several.rows().stream().flatMap(row -> row.slots().stream()).anyMatch(Slot::hasPlace);
            case Widget.Line _, Widget.Prose _, Widget.Choice _, Widget.Boxes _ -> false;
        };
    }

    /** Whether a blank was chosen in place of a value. */
    public boolean blank() {
        return blanks.stream()
                .anyMatch(option -> option.chosen() && !option.value().isEmpty());
    }
}
