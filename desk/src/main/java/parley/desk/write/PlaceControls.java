package parley.desk.write;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.agreement.value.Type;
import parley.agreement.value.Value.Place.Shape;
import parley.node.view.Typed;

/** Which controls of a form take a place: fields, items of lists, and fields of rows. */
final class PlaceControls {
    private final Sheet sheet;
    private final Typed typed;
    private final Map<String, Shape> found = new LinkedHashMap<>();

    private PlaceControls(Sheet sheet, Typed typed) {
        this.sheet = sheet;
        this.typed = typed;
    }

    /** Those that a page draws for a form as typed, in its order, with what each takes. */
    static Map<String, Shape> of(Sheet sheet, Typed typed) {
        var controls = new PlaceControls(sheet, typed);
        sheet.format().fields().values().forEach(field -> controls.find(Control.body(field.name()), field.type()));
        return controls.found;
    }

    private void find(String control, Type type) {
        switch (type) {
            case Type.Simple simple -> Shape.of(simple).ifPresent(shape -> found.put(control, shape));
            case Type.ListOf(var item) -> {
                for (int row = 0; row < Lists.drawn(typed, control); row++) {
                    find(Control.item(control, row), item);
                }
            }
            case Type.RowOf(var fact) ->
                Lists.columns(sheet.fact(fact))
                        .forEach((field, column) -> find(Control.member(control, field), column));
            case Type.AnyId _, Type.IdOf _, Type.Words _, Type.SpanOf _, Type.Groups _, Type.Coded _ -> {
                // None has corners that are pointed at.
            }
        }
    }
}
