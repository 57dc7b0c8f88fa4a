package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.node.view.office.CallOut;
import parley.node.view.office.LogLine;
import parley.node.view.office.WatchAct;

/**
 * The first page of the shift.
 *
 * @param calls the open call-outs
 * @param fresh the rows of the watch of which nobody has taken notice on this watch; none while nobody has it
 * @param rota the rota of the next day and what it lacks in the next week; empty where none is kept
 * @param lines of this watch, or of today where nobody has it
 * @param watches newest first
 */
public record StartPage(
        Stand stand,
        List<CallOut> calls,
        List<Fresh> fresh,
        Optional<Ahead> rota,
        List<LogLine> lines,
        Filled form,
        List<Turn> watches) {
    public StartPage {
        calls = List.copyOf(calls);
        fresh = List.copyOf(fresh);
        lines = List.copyOf(lines);
        watches = List.copyOf(watches);
    }

    /** A watch from its beginning to its end, if it has ended. */
    public record Turn(WatchAct taken, Optional<WatchAct> ended) {}
}
