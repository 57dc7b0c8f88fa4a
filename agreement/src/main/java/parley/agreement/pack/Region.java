package parley.agreement.pack;

import java.util.List;
import parley.agreement.expr.Path;
import parley.agreement.value.Value;

/** Where something must not be. */
public sealed interface Region {
    String ref();

    /** No further from a line or area than a distance, on whichever side. */
    record Strip(String ref, Condition.When condition) implements Region {}

    /**
     * The same on the debtor's own side of a line alone.
     *
     * @param condition no further than the distance, on whichever side
     * @param line an area of the pack that says whose side is which
     * @param within a distance, or a path to one
     */
    record OwnSide(String id, String ref, Condition.When condition, Path place, String line, Limit within)
            implements Region {}

    /** How far. */
    sealed interface Limit {
        /** As the text has it. */
        record Fixed(Value.Distance distance) implements Limit {}

        /** What a path leads to. */
        record Read(Path path) implements Limit {}
    }

    /**
     * No further from a line than a width that depends on a class and on which part of the line is nearest. Where two rows
     * of a class meet at a marker, both apply there: the wider. A class without a row is unknown.
     *
     * @param place the point or line that must not come near
     * @param line an area of the pack with markers
     * @param by the path that leads to the class
     */
    record ByMarker(String id, String ref, Path place, String line, Path by, List<Row> rows) implements Region {
        public ByMarker {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The width for one class along one part of the line.
     *
     * @param word the class
     * @param from the number of the first corner of that part, counted from 0
     * @param to that of its last
     */
    record Row(String ref, String word, int from, int to, Value.Distance within) {}
}
