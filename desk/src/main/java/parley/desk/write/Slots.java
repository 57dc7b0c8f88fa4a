package parley.desk.write;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.pack.Format.FormField;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value.Blank;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.Typed;

/** Lays a format out as a form, with what was typed in its controls and what is wrong beside them. Immutable. */
final class Slots {
    private final Sheet sheet;
    private final Typed typed;
    private final List<String> parties;
    private final Map<String, List<Problem>> problems;
    private final Words words;

    /** @param parties whom a field can name, in the order of the charter */
    Slots(Sheet sheet, Typed typed, List<String> parties, List<Problem> problems, Words words) {
        this.sheet = sheet;
        this.typed = typed;
        this.parties = List.copyOf(parties);
        this.problems = problems.stream().collect(groupingBy(Problem::control));
        this.words = words;
    }

    /** The questions in the order of the agreement. */
    List<Slot> all() {
        return sheet.format().fields().values().stream().map(this::field).toList();
    }

    /** What is wrong with one control. */
    List<Phrase> errors(String control) {
        return problems.getOrDefault(control, List.of()).stream()
                .map(problem -> problem.in(words))
                .toList();
    }

    private Slot field(FormField field) {
        boolean required = field.required() && field.byDefault().isEmpty();
        return slot(Control.body(field.name()), field.item(), Sheet.label(field), required, field.type(), true);
    }

    private Slot slot(String name, String item, Title label, boolean required, Type type, boolean blankable) {
        var widget = widget(name, label, type, blankable);
        boolean beside = blankable && !(widget instanceof Widget.Choice);
        List<Phrase> errors = new ArrayList<>(errors(name));
        errors.addAll(errors(name + Control.ACCURACY));
        if (widget instanceof Widget.Several && errors.isEmpty()) {
            Lists.tooMany(typed, name).ifPresent(problem -> errors.add(problem.in(words)));
        }
        return new Slot(
                name, item, label, required, hint(type), errors, widget, beside ? blanks(name, type) : List.of());
    }

    private Optional<String> hint(Type type) {
        return switch (type) {
            case Simple.TEXT, Simple.FLAG, Simple.PARTY -> Optional.empty();
            case Type.Words _, Type.RowOf _, Type.SpanOf _, Type.Groups _ -> Optional.empty();
            case Type.ListOf(var item) -> item instanceof Type.RowOf ? Optional.empty() : hint(item);
            case Simple _, Type.AnyId _, Type.IdOf _, Type.Coded _ ->
                Optional.of(words.word("write.hint." + Scalars.key(type)));
        };
    }

    private Widget widget(String name, Title label, Type type, boolean blankable) {
        var value = typed.value(name);
        return switch (type) {
            case Simple.TEXT -> new Widget.Prose(value);
            case Type.Coded _ -> new Widget.Prose(value);
            case Simple.COUNT -> new Widget.Line(value, true);
            case Simple.DAY, Simple.MOMENT, Simple.DISTANCE, Simple.RECURRENCE -> new Widget.Line(value, false);
            case Type.AnyId _, Type.IdOf _ -> new Widget.Line(value, false);
            case Simple.FLAG -> choice(value, List.of(Control.YES, Control.NO), blankable, this::named);
            case Simple.PARTY -> choice(value, parties, blankable, party -> party);
            case Type.Words list -> choice(value, list.words(), blankable, word -> word(name, word));
            case Simple.POINT, Simple.LINE, Simple.POLYGON -> corners(name, value, type);
            case Type.ListOf(var item) when item == Simple.PARTY -> boxes(name);
            case Type.ListOf(var item) -> several(name, label, item);
            case Type.RowOf(var fact) -> new Widget.Several(List.of(row(name, 1, fact)), 1, List.of(), "");
            case Type.SpanOf _, Type.Groups _ -> throw new IllegalStateException("no field is a " + type);
        };
    }

    private Widget corners(String name, String value, Type type) {
        var told = Shape.of(type).stream()
                .flatMap(shape -> PlaceSaid.of(shape, PlaceLines.of(value), words).stream())
                .toList();
        return new Widget.Corners(value, type == Simple.POINT, typed.value(name + Control.ACCURACY), told);
    }

    /** What was typed stands there even if it is none of the choices. */
    private Widget choice(String value, List<String> choices, boolean blankable, UnaryOperator<String> called) {
        List<Widget.Option> options = new ArrayList<>();
        options.add(new Widget.Option("", words.word("write.choose"), false, value.isBlank()));
        choices.forEach(
                choice -> options.add(new Widget.Option(choice, called.apply(choice), false, choice.equals(value))));
        if (blankable) {
            Arrays.stream(Blank.Kind.values())
                    .map(Blank.Kind::word)
                    .forEach(word -> options.add(new Widget.Option(
                            Control.ABSENT + word, words.word("write.blank." + word), true, isChosen(word, value))));
        }
        if (options.stream().noneMatch(Widget.Option::chosen)) {
            options.add(new Widget.Option(value, value, false, true));
        }
        return new Widget.Choice(options);
    }

    private static boolean isChosen(String word, String value) {
        return value.equals(Control.ABSENT + word);
    }

    /** What the agreement calls a word in the field of a control, whose name ends in that of the field. */
    private String word(String control, String word) {
        var field = control.substring(control.lastIndexOf('.') + 1);
        return sheet.names().word(field, word).in(words.language().code());
    }

    private String named(String choice) {
        return switch (choice) {
            case Control.YES -> words.word("value.yes");
            case Control.NO -> words.word("value.no");
            default -> choice;
        };
    }

    /** In the order of the charter, unless what stands there has another: that is kept. */
    private Widget boxes(String name) {
        var chosen = typed.all(name).stream().filter(code -> !code.isBlank()).toList();
        boolean ordered = parties.stream().filter(chosen::contains).toList().equals(chosen);
        var shown = ordered
                ? parties
                : Stream.concat(chosen.stream(), parties.stream()).distinct().toList();
        return new Widget.Boxes(shown.stream()
                .map(code -> new Widget.Option(code, code, false, chosen.contains(code)))
                .toList());
    }

    private Widget several(String name, Title label, Type item) {
        var rows = IntStream.range(0, Lists.drawn(typed, name))
                .mapToObj(i -> row(Control.item(name, i), i + 1, label, item))
                .toList();
        var columns = item instanceof Type.RowOf(var fact)
                ? Lists.columns(sheet.fact(fact)).entrySet().stream()
                        .map(column -> sheet.column(fact, column.getKey()))
                        .toList()
                : List.of(label);
        return new Widget.Several(rows, Lists.count(typed, name), columns, typed.value(name + Control.PASTE));
    }

    private Widget.Row row(String name, int number, Title label, Type item) {
        return item instanceof Type.RowOf(var fact)
                ? row(name, number, fact)
                : new Widget.Row(number, name, List.of(slot(name, "", label, false, item, false)));
    }

    private Widget.Row row(String name, int number, String fact) {
        var slots = Lists.columns(sheet.fact(fact)).entrySet().stream()
                .map(column -> slot(
                        Control.member(name, column.getKey()),
                        "",
                        sheet.column(fact, column.getKey()),
                        column.getKey().equals("id") && sheet.fact(fact).identified(),
                        column.getValue(),
                        !column.getKey().equals("id")))
                .toList();
        return new Widget.Row(number, name, slots);
    }

    private List<Widget.Option> blanks(String name, Type type) {
        var chosen = typed.value(name + Control.BLANK);
        List<Widget.Option> options = new ArrayList<>();
        options.add(new Widget.Option("", words.word("write.blank.value"), false, chosen.isEmpty()));
        for (var kind : Blank.Kind.values()) {
            options.add(blank(kind.word(), chosen));
        }
        if (type instanceof Type.ListOf) {
            options.add(blank(Control.EMPTY, chosen));
        }
        return options;
    }

    private Widget.Option blank(String word, String chosen) {
        return new Widget.Option(word, words.word("write.blank." + word), true, word.equals(chosen));
    }
}
