package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.node.view.office.LogLine;
import parley.node.view.office.OpenList;
import parley.node.view.office.WatchAct;

/**
 * One watch.
 *
 * @param taken the act by which it began
 * @param other whom the rota named instead when it was taken over; empty where it named this officer, or no rota was kept
 * @param ended the act by which it ended; empty while it lasts
 * @param before what was open when it was taken over
 * @param after what was open when it ended, or is open now
 * @param mail what happened to letters on it
 */
public record WatchPage(
        Stand stand,
        WatchAct taken,
        Optional<List<String>> other,
        Optional<WatchAct> ended,
        OpenList before,
        OpenList after,
        Difference difference,
        List<LogLine> lines,
        MailLines mail) {
    public WatchPage {
        lines = List.copyOf(lines);
    }

    /** Whether another took it over without its being handed over. */
    public boolean relieved() {
        return ended.filter(WatchAct::taken).isPresent();
    }
}
