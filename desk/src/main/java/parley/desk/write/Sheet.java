package parley.desk.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Pack;
import parley.agreement.value.Type;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.ledger.bytes.Hash;
import parley.node.view.NodeView;
import parley.node.view.Typed;

/** A format with the agreement that it belongs to. */
record Sheet(Pack pack, Format format) {
    /** The format of that name in the first agreement of a circle that has it, as the node releases it. */
    static Optional<Sheet> of(NodeView node, Hash circle, String name) {
        return all(node, circle)
                .filter(sheet -> sheet.format.name().equals(name))
                .findFirst();
    }

    /** Every format in which one can write in a circle. */
    static Stream<Sheet> all(NodeView node, Hash circle) {
        return node.packs(circle).stream()
                .flatMap(pack -> pack.formats().values().stream().map(format -> new Sheet(pack, format)));
    }

    Title title() {
        return new Title(format.title());
    }

    static Title label(FormField field) {
        return Glossary.label(field);
    }

    /** What the agreement calls what it defines. */
    Glossary names() {
        return Glossary.of(pack);
    }

    /** What the field of a row is called. */
    Title column(String fact, String field) {
        return names().column(fact, field);
    }

    /** What is called as in a row of a list of the form: the field of that name of the fact that its rows are. */
    Title column(FormField list, String field) {
        return list.type() instanceof Type.ListOf(Type.RowOf(var fact)) ? column(fact, field) : Title.of(field);
    }

    FactType fact(String name) {
        return pack.fact(name).orElseThrow();
    }

    /** The field to which a control of the body belongs, if the format has it. */
    Optional<FormField> field(String control) {
        var parts = control.split("[.:]", 3);
        return Optional.ofNullable(parts.length > 1 ? format.fields().get(parts[1]) : null);
    }

    /** Whether a control is a list of rows on this form: one of the format's, or the references. */
    boolean hasRows(String control) {
        return control.equals(Envelope.REFS)
                || format.fields().values().stream()
                        .filter(field -> Control.body(field.name()).equals(control))
                        .anyMatch(field -> field.type() instanceof Type.ListOf(var item) && item != Type.Simple.PARTY);
    }

    /** Lines pasted below a list, as its rows. */
    Optional<Typed> paste(Typed typed, String list) {
        var field = Optional.ofNullable(format.fields().get(list.startsWith("b.") ? list.substring(2) : ""));
        return field.map(FormField::type)
                .flatMap(type -> type instanceof Type.ListOf(var item) ? Optional.of(item) : Optional.empty())
                .flatMap(item -> columns(item).into(typed, list));
    }

    private Paste columns(Type item) {
        if (!(item instanceof Type.RowOf(var name))) {
            return new Paste(Map.of("", item), Map.of());
        }
        var columns = Lists.columns(fact(name));
        Map<String, List<String>> names = new LinkedHashMap<>();
        columns.keySet()
                .forEach(field -> names.put(
                        field, List.copyOf(column(name, field).byLanguage().values())));
        return new Paste(columns, names);
    }
}
