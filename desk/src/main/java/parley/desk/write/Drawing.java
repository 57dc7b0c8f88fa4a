package parley.desk.write;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.agreement.format.BodyReader;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.map.Sketch;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * The map beside a place's control, as a piece of the form's page.
 *
 * @param control whose place it is
 * @param lines the corners as they are now to stand in the control
 * @param said what has just been done, in a line
 * @param faults why it cannot be sent as it stands
 * @param notes its size, and what is odd about it
 */
public record Drawing(
        Words words,
        String control,
        Title label,
        Shape shape,
        PlaceLines lines,
        Sketch sketch,
        Optional<Phrase> said,
        List<Phrase> faults,
        List<Phrase> notes) {
    public Drawing {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** A line as it can be chosen: {@code 2: 36.1, -38.1}. */
    public record Corner(int line, String text) {}

    public boolean single() {
        return shape == Shape.POINT;
    }

    /** What is to stand in the control. */
    public String text() {
        return lines.text();
    }

    public int size() {
        return lines.size();
    }

    /** Those that can be chosen. */
    public List<Corner> corners() {
        return IntStream.range(0, Math.min(lines.size(), BodyReader.LIMIT_POINTS))
                .mapToObj(line -> new Corner(line, lines.lines().get(line).strip()))
                .toList();
    }

    public String id(String part) {
        return control + ":map-" + part;
    }
}
