package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.node.view.office.LogLine;
import parley.node.view.office.WatchAct;

/**
 * The first page of the shift.
 *
 * @param lines of this watch, or of today where nobody has it
 * @param watches newest first
 */
public record StartPage(Stand stand, List<LogLine> lines, Filled form, List<Turn> watches) {
    public StartPage {
        lines = List.copyOf(lines);
        watches = List.copyOf(watches);
    }

    /** A watch from its beginning to its end, if it has ended. */
    public record Turn(WatchAct taken, Optional<WatchAct> ended) {}
}
