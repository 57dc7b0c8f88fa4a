package parley.desk.write;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.form.Submitted;
import parley.desk.grid.Notation.Pointed;
import parley.desk.grid.Notation.Written;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.text.MalformedException;

/**
 * What a hand has done on the map beside a place.
 *
 * @param line on which, from 0
 */
record Stroke(Act act, int line, Optional<Pointed> spot) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");
    private static final Pattern LINE = Pattern.compile("[0-9]{1,4}");
    private static final double WHOLE_TURN = 360;

    /** What can be done; the map's script says so by these words. */
    enum Act {
        /** Nothing: it is only looked at. */
        SHOW,
        /** Nothing: the text was changed by hand, and the map goes where its corners are. */
        FOLLOW,
        /** A corner before a line, or after the last. */
        ADD,
        MOVE,
        REMOVE;

        private static Act of(String word) {
            for (var act : values()) {
                if (act.name().equalsIgnoreCase(word)) {
                    return act;
                }
            }
            throw new MalformedException("form", "nothing is drawn by " + MalformedException.quote(word));
        }
    }

    /** What it leaves, and what is said of it. */
    record Left(PlaceLines lines, Optional<Phrase> said) {}

    /** @throws MalformedException when it is no stroke */
    static Stroke read(Submitted form) {
        var act = Act.of(form.value("draw.act"));
        var line = form.value("draw.line");
        if (!line.isEmpty() && !LINE.matcher(line).matches()) {
            throw new MalformedException("form", "no line of a place: " + MalformedException.quote(line));
        }
        boolean points = act == Act.ADD || act == Act.MOVE;
        return new Stroke(
                act,
                line.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(line),
                points ? Optional.of(spot(form)) : Optional.empty());
    }

    private static Pointed spot(Submitted form) {
        return new Pointed(
                number(form, "draw.north", -90, 90),
                number(form, "draw.east", -180, 180),
                number(form, "draw.high", 1e-9, WHOLE_TURN),
                number(form, "draw.wide", 1e-9, WHOLE_TURN));
    }

    private static double number(Submitted form, String name, double least, double most) {
        var text = form.value(name);
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw new MalformedException(
                    "form", "%s is no number of degrees: %s".formatted(name, MalformedException.quote(text)));
        }
        return number;
    }

    /** Does it; on a line that is not there, nothing. */
    Left on(PlaceLines lines, Shape shape, OptionalLong accuracy, Words words) {
        if (act == Act.REMOVE && line < lines.size()) {
            return new Left(lines.without(line), Optional.of(words.say("drawing.removed", "n", line + 1)));
        }
        if (spot.isEmpty() || (act == Act.MOVE && line >= lines.size() && shape != Shape.POINT)) {
            return new Left(lines, Optional.empty());
        }
        var written = lines.notation(act == Act.MOVE ? line : line - 1).write(spot.get());
        if (shape == Shape.POINT) {
            var said = words.say("drawing.written.point", "position", written.line(), "metres", written.errorMetres());
            return new Left(new PlaceLines(List.of(written.line())), Optional.of(with(said, written, accuracy, words)));
        }
        int at = Math.min(line, lines.size());
        var left = act == Act.MOVE ? lines.moved(at, written.line()) : lines.added(at, written.line());
        var said =
                words.say("drawing.written", "n", at + 1, "position", written.line(), "metres", written.errorMetres());
        return new Left(left, Optional.of(with(said, written, accuracy, words)));
    }

    /** An accuracy that is smaller than what the screen can tell would say more than is known. */
    private static Phrase with(Phrase said, Written written, OptionalLong accuracy, Words words) {
        return accuracy.isPresent() && accuracy.getAsLong() < written.errorMetres()
                ? words.say("drawing.accuracy", "said", said, "given", accuracy.getAsLong())
                : said;
    }
}
