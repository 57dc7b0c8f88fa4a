package parley.desk.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;
import parley.desk.grid.Coordinates;
import parley.desk.grid.Mgrs;
import parley.ledger.json.Json;
import parley.node.view.Typed;

/** Reads a form as typed into the body of an entry; what cannot be read is told by its control. Stateless; one use. */
final class FormReader {
    static final long MOST_METRES = 1_000_000;

    private final Pack pack;
    private final Typed typed;
    private final NavigableSet<String> filled;
    private final List<Problem> problems = new ArrayList<>();

    private FormReader(Pack pack, Typed typed) {
        this.pack = pack;
        this.typed = typed;
        this.filled = filled(typed);
    }

    /** The body as far as it can be read, and what is wrong with the rest, in the order of the form. */
    record Read(Json.Members body, List<Problem> problems) {
        Read {
            problems = List.copyOf(problems);
        }
    }

    static Read read(Pack pack, Format format, Typed typed) {
        return new FormReader(pack, typed).read(format);
    }

    private Read read(Format format) {
        Map<String, Json> body = new TreeMap<>();
        for (var field : format.fields().values()) {
            var control = Control.body(field.name());
            int before = problems.size();
            var value = blankOr(control, field.type(), field.accuracyRequired());
            value.ifPresent(json -> body.put(field.name(), json));
            if (value.isEmpty() && field.required() && field.byDefault().isEmpty() && problems.size() == before) {
                problems.add(Problem.of(control, "required"));
            }
        }
        return new Read(Json.members(body), problems);
    }

    private Optional<Json> blankOr(String control, Type type, boolean accuracyRequired) {
        var blank = blank(control);
        if (blank.isEmpty()) {
            return value(control, type, accuracyRequired);
        }
        if (isFilled(control)) {
            problems.add(Problem.of(control, "both"));
            return Optional.empty();
        }
        if (blank.get().equals(Control.EMPTY)) {
            return Optional.of(Json.items());
        }
        return Optional.of(Json.members(Map.of("absent", Json.text(blank.get()))));
    }

    /** The blank that was chosen, if it is one: beside the value, or among the words. */
    private Optional<String> blank(String control) {
        var beside = typed.value(control + Control.BLANK);
        var within = typed.value(control);
        var chosen = beside.isEmpty() && within.startsWith(Control.ABSENT)
                ? within.substring(Control.ABSENT.length())
                : beside;
        return Optional.of(chosen).filter(word -> word.equals(Control.EMPTY) || isBlank(word));
    }

    private static boolean isBlank(String word) {
        return List.of(Blank.Kind.values()).stream()
                .anyMatch(kind -> kind.word().equals(word));
    }

    /** Whether anything but a blank was typed into a control or below it. */
    private boolean isFilled(String control) {
        var below = filled.ceiling(control + ".");
        return filled.contains(control)
                || filled.contains(control + Control.ACCURACY)
                || (below != null && below.startsWith(control + "."));
    }

    /** Sorted, so that what is below a control is found without going through the form. */
    private static NavigableSet<String> filled(Typed typed) {
        NavigableSet<String> names = new TreeSet<>();
        typed.values().forEach((name, values) -> {
            if (values.stream().anyMatch(text -> !text.isBlank() && !text.startsWith(Control.ABSENT))) {
                names.add(name);
            }
        });
        return names;
    }

    private Optional<Json> value(String control, Type type, boolean accuracyRequired) {
        return switch (type) {
            case Type.ListOf(var item) when item == Simple.PARTY -> parties(control);
            case Type.ListOf(var item) -> items(control, item, accuracyRequired);
            case Type.RowOf(var fact) -> row(control, fact, accuracyRequired);
            case Simple.POINT, Simple.LINE, Simple.POLYGON -> place(control, type, accuracyRequired);
            case Simple _, Type.AnyId _, Type.IdOf _, Type.Words _ -> scalar(control, type);
            case Type.Coded _ -> coded(control);
            case Type.SpanOf _, Type.Groups _ -> throw new IllegalStateException("no field is a " + type);
        };
    }

    private Optional<Json> coded(String control) {
        var lines = new CodedLines(control, pack.phrases());
        var json = lines.read(typed.value(control));
        problems.addAll(lines.problems());
        return json;
    }

    private Optional<Json> scalar(String control, Type type) {
        var text = typed.value(control);
        if (text.isBlank()) {
            return Optional.empty();
        }
        return switch (Scalars.read(type, text)) {
            case Scalars.Result.Read(var json) -> Optional.of(json);
            case Scalars.Result.Unfit(var key, var limit) -> {
                problems.add(Problem.of(control, key, text, limit));
                yield Optional.empty();
            }
        };
    }

    private Optional<Json> parties(String control) {
        var chosen = typed.all(control).stream()
                .filter(text -> !text.isBlank() && !text.startsWith(Control.ABSENT))
                .toList();
        if (Set.copyOf(chosen).size() < chosen.size()) {
            problems.add(Problem.of(control, "twice"));
        }
        List<Json> parties = new ArrayList<>();
        for (var party : chosen) {
            if (Scalars.read(Simple.PARTY, party) instanceof Scalars.Result.Read(var json)) {
                parties.add(json);
            } else {
                problems.add(Problem.of(control, "party", party));
            }
        }
        return parties.isEmpty() ? Optional.empty() : Optional.of(Json.items(parties.stream()));
    }

    private Optional<Json> items(String control, Type item, boolean accuracyRequired) {
        var tooMany = Lists.tooMany(typed, control);
        if (tooMany.isPresent()) {
            problems.add(tooMany.get());
            return Optional.empty();
        }
        int rows = Lists.count(typed, control);
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            var at = Control.item(control, i);
            int before = problems.size();
            var value = value(at, item, accuracyRequired);
            value.ifPresent(items::add);
            if (value.isEmpty() && problems.size() == before) {
                problems.add(Problem.of(at, "row", "" + (i + 1)));
            }
        }
        return rows == 0 ? Optional.empty() : Optional.of(Json.items(items.stream()));
    }

    private Optional<Json> row(String control, String name, boolean accuracyRequired) {
        FactType fact = pack.fact(name).orElseThrow();
        Map<String, Json> members = new LinkedHashMap<>();
        int before = problems.size();
        Lists.columns(fact)
                .forEach((field, type) -> blankOr(Control.member(control, field), type, accuracyRequired)
                        .ifPresent(json -> members.put(field, json)));
        if (fact.identified() && !members.isEmpty() && !members.containsKey("id") && problems.size() == before) {
            problems.add(Problem.of(Control.member(control, "id"), "required"));
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(Json.members(members));
    }

    private Optional<Json> place(String control, Type type, boolean accuracyRequired) {
        var lines = typed.value(control).lines().filter(line -> !line.isBlank()).toList();
        var metres = typed.value(control + Control.ACCURACY).strip();
        if (lines.isEmpty() && metres.isEmpty()) {
            return Optional.empty();
        }
        List<Json> points = new ArrayList<>();
        int reach = 0;
        for (var line : lines) {
            switch (Mgrs.read(line)) {
                case Mgrs.Reading.Square square -> {
                    points.add(pair(square.corner()));
                    reach = Math.max(reach, square.reach());
                }
                case Mgrs.Reading.Refused(var key, var limit) ->
                    problems.add(Problem.of(control, "mgrs." + key, line, limit));
                case Mgrs.Reading.Other _ ->
                    Coordinates.parse(line)
                            .ifPresentOrElse(
                                    point -> points.add(pair(point)), () -> problems.add(corner(control, line)));
            }
        }
        corners(control, type, lines.size());
        Map<String, Json> place = new TreeMap<>(Map.of("points", Json.items(points.stream())));
        accuracy(control + Control.ACCURACY, metres, accuracyRequired, reach)
                .ifPresent(json -> place.put("accuracyMetres", json));
        return Optional.of(Json.members(place));
    }

    private static Problem corner(String control, String line) {
        return line.length() > Coordinates.MOST_CHARACTERS
                ? Problem.of(control, "line", line, "" + Coordinates.MOST_CHARACTERS)
                : Problem.of(control, "corner", line);
    }

    private void corners(String control, Type type, int found) {
        int least = type == Simple.POINT ? 1 : type == Simple.LINE ? 2 : 3;
        int most = type == Simple.POINT ? 1 : BodyReader.LIMIT_POINTS;
        if (found < least || found > most) {
            problems.add(
                    Problem.of(control, type == Simple.POINT ? "point" : "corners", "" + found, least + "–" + most));
        }
    }

    /** @param reach how far a corner may lie from what is meant by the squares that were named; 0 where none was */
    private Optional<Json> accuracy(String control, String metres, boolean required, int reach) {
        if (metres.isEmpty()) {
            if (reach > 0) {
                problems.add(Problem.of(control, "mgrs.accuracy", "0", "" + reach));
            } else if (required) {
                problems.add(Problem.of(control, "accuracy"));
            }
            return Optional.empty();
        }
        if (Scalars.read(Simple.COUNT, metres) instanceof Scalars.Result.Read(Json.Whole number)
                && number.value() <= MOST_METRES) {
            if (number.value() < reach) {
                problems.add(Problem.of(control, "mgrs.accuracy", metres, "" + reach));
            }
            return Optional.of(number);
        }
        problems.add(Problem.of(control, "metres", metres, "" + MOST_METRES));
        return Optional.empty();
    }

    private static Json pair(Value.Place.Point point) {
        return Json.items(Json.whole(point.latitudeE7()), Json.whole(point.longitudeE7()));
    }
}
