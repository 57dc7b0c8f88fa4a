package parley.desk.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.agreement.pack.Phrase;
import parley.agreement.pack.PhraseBook;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.yaml.Nearest;
import parley.desk.grid.Coordinates;
import parley.ledger.json.Json;

/**
 * A coded message as it is typed: the code in the first line, each parameter in a line of its own, {@code distance: 500 m};
 * of a place also how exact it is, {@code 36.1, -38.1 ± 100}. One use.
 */
final class CodedLines {
    private static final String EXACT = "±";
    /** How many codes are named where one is not known. */
    private static final int NAMED = 5;

    private final String control;
    private final PhraseBook book;
    private final List<Problem> problems = new ArrayList<>();

    CodedLines(String control, PhraseBook book) {
        this.control = control;
        this.book = book;
    }

    /** What is wrong with what was read, every line at once. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Reads what was typed; empty if nothing was, or if there are problems. */
    Optional<Json> read(String typed) {
        var lines =
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var phrase = book.phrase(lines.getFirst());
        if (phrase.isEmpty()) {
            var codes = String.join(
                    ", ", Nearest.some(NAMED, lines.getFirst(), book.phrases().keySet()));
            problems.add(Problem.of(control, "phrase.code", lines.getFirst(), codes));
            return Optional.empty();
        }
        Map<String, Json> members =
                new TreeMap<>(Map.of(PhraseBook.CODE, Json.text(phrase.get().code())));
        var said = parameters(phrase.get(), lines.subList(1, lines.size()));
        phrase.get().parameters().forEach((name, parameter) -> {
            if (said.containsKey(name)) {
                value(parameter.type(), said.getOrDefault(name, "")).ifPresent(json -> members.put(name, json));
            } else {
                problems.add(Problem.of(
                        control, "phrase.missing", name + ":", phrase.get().code()));
            }
        });
        return problems.isEmpty() ? Optional.of(Json.members(members)) : Optional.empty();
    }

    private Map<String, String> parameters(Phrase phrase, List<String> lines) {
        Map<String, String> said = new TreeMap<>();
        for (var line : lines) {
            int colon = line.indexOf(':');
            var name = colon < 0 ? "" : line.substring(0, colon).strip();
            var value = line.substring(colon + 1).strip();
            if (!phrase.parameters().containsKey(name) || value.isEmpty() || said.containsKey(name)) {
                var known = phrase.parameters().keySet().stream()
                        .map(parameter -> parameter + ":")
                        .collect(Collectors.joining(", "));
                problems.add(Problem.of(control, "phrase.line", line, known.isEmpty() ? "–" : known));
            } else {
                said.put(name, value);
            }
        }
        return said;
    }

    private Optional<Json> value(Type type, String text) {
        if (type == Simple.POINT) {
            return point(text);
        }
        return switch (Scalars.read(type, text)) {
            case Scalars.Result.Read(var json) -> Optional.of(json);
            case Scalars.Result.Unfit(var key, var limit) -> {
                problems.add(Problem.of(control, key, text, limit));
                yield Optional.empty();
            }
        };
    }

    private Optional<Json> point(String text) {
        int mark = text.indexOf(EXACT);
        var where = mark < 0 ? text : text.substring(0, mark);
        var exact = mark < 0
                ? ""
                : text.substring(mark + EXACT.length()).replaceFirst(" ?m$", "").strip();
        var point = Coordinates.parse(where.strip());
        if (point.isEmpty()) {
            problems.add(Problem.of(control, "corner", where));
            return Optional.empty();
        }
        var pair = Json.items(
                Json.whole(point.get().latitudeE7()), Json.whole(point.get().longitudeE7()));
        Map<String, Json> place = new TreeMap<>(Map.of("points", Json.items(pair)));
        if (mark >= 0) {
            if (!(Scalars.read(Simple.COUNT, exact) instanceof Scalars.Result.Read(Json.Whole metres))
                    || metres.value() > FormReader.MOST_METRES) {
                problems.add(Problem.of(control, "metres", exact, "" + FormReader.MOST_METRES));
                return Optional.empty();
            }
            place.put("accuracyMetres", metres);
        }
        return Optional.of(Json.members(place));
    }

    /** What an officer would have typed for a coded message; anything else as it is written. */
    static String print(PhraseBook book, Json json) {
        if (!(json instanceof Json.Members(var members)) || !(members.get(PhraseBook.CODE) instanceof Json.Text code)) {
            return json.print().utf8();
        }
        var parameters = book.phrase(code.value()).map(Phrase::parameters).orElse(Map.of());
        List<String> lines = new ArrayList<>(List.of(code.value()));
        members.forEach((name, value) -> {
            if (!name.equals(PhraseBook.CODE)) {
                var type = Optional.ofNullable(parameters.get(name)).map(Phrase.Parameter::type);
                lines.add(name + ": " + printed(type.orElse(Simple.TEXT), value));
            }
        });
        return String.join("\n", lines);
    }

    private static String printed(Type type, Json json) {
        return type == Simple.POINT
                        && json instanceof Json.Members(var place)
                        && place.get("points") instanceof Json.Items(var points)
                        && points.size() == 1
                        && points.getFirst() instanceof Json.Items(var pair)
                        && pair.size() == 2
                        && pair.get(0) instanceof Json.Whole(var latitude)
                        && pair.get(1) instanceof Json.Whole(var longitude)
                        && Math.abs(latitude) <= Point.LATITUDE_LIMIT
                        && Math.abs(longitude) <= Point.LONGITUDE_LIMIT
                ? Coordinates.print(new Point(latitude, longitude))
                        + (place.get("accuracyMetres") instanceof Json.Whole(var metres)
                                ? " " + EXACT + " " + metres
                                : "")
                : Scalars.print(type, json);
    }
}
