package parley.desk.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import parley.agreement.format.BodyReader;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.grid.Coordinates;
import parley.desk.grid.Mgrs;
import parley.desk.grid.Notation;
import parley.desk.map.Sketch.Draft;
import parley.ledger.json.Json;
import parley.node.view.Typed;

/** The text of a place: one corner a line. It is the truth; a map only writes into it. Lines are numbered from 0. */
record PlaceLines(List<String> lines) {
    PlaceLines {
        lines = List.copyOf(lines);
    }

    /** As typed; lines without anything count as none, as they do when the form is read. */
    static PlaceLines of(String typed) {
        return new PlaceLines(typed.lines().filter(line -> !line.isBlank()).toList());
    }

    /** How far a corner may lie from where it is said to be, where that is typed and can be read. */
    static OptionalLong accuracy(Typed typed, String control) {
        var metres = typed.value(control + Control.ACCURACY).strip();
        return Scalars.read(Simple.COUNT, metres) instanceof Scalars.Result.Read(Json.Whole number)
                        && number.value() <= FormReader.MOST_METRES
                ? OptionalLong.of(number.value())
                : OptionalLong.empty();
    }

    int size() {
        return lines.size();
    }

    /** The position of a line; empty where it is none. */
    Optional<Point> point(int line) {
        return Mgrs.read(lines.get(line)) instanceof Mgrs.Reading.Square square
                ? Optional.of(square.corner())
                : Coordinates.parse(lines.get(line));
    }

    /** The positions of the lines that have one; of more lines than a place may have, the first. */
    List<Draft.Numbered> corners() {
        return IntStream.range(0, Math.min(size(), BodyReader.LIMIT_POINTS))
                .boxed()
                .flatMap(line -> point(line).map(at -> new Draft.Numbered(line, at)).stream())
                .toList();
    }

    Draft draft(Shape shape, OptionalLong accuracy) {
        return new Draft(shape, corners(), accuracy);
    }

    /** How a line is written; how the last is that can be read, if it is none itself. */
    Notation notation(int line) {
        return IntStream.concat(IntStream.of(line), IntStream.iterate(size() - 1, each -> each >= 0, each -> each - 1))
                .filter(each -> each >= 0 && each < size())
                .boxed()
                .flatMap(each -> Notation.of(lines.get(each)).stream())
                .findFirst()
                .orElse(Notation.SIGNED);
    }

    /** With a line in place of another;  */
    PlaceLines moved(int line, String text) {
        var changed = new ArrayList<>(lines);
        changed.set(line, text);
        return new PlaceLines(changed);
    }

    /** With a line before another, or after the last. */
    PlaceLines added(int line, String text) {
        var changed = new ArrayList<>(lines);
        changed.add(Math.min(line, size()), text);
        return new PlaceLines(changed);
    }

    PlaceLines without(int line) {
        var changed = new ArrayList<>(lines);
        changed.remove(line);
        return new PlaceLines(changed);
    }

    String text() {
        return String.join("\n", lines);
    }
}
