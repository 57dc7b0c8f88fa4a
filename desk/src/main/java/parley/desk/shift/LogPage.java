package parley.desk.shift;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parley.node.view.office.LogLine;

/**
 * The shift log of a day.
 *
 * @param mail what happened to letters on it, as much as is shown at once
 * @param corrects the line that the form corrects
 */
public record LogPage(
        Stand stand, LocalDate day, List<LogLine> lines, MailLines mail, Filled form, Optional<LogLine> corrects) {
    public LogPage {
        lines = List.copyOf(lines);
    }

    /** Whether the day is over, so that there is a next one to look at. */
    public boolean over() {
        return day.isBefore(Moments.day(stand.frame().now()));
    }

    /** The same page of another day. */
    public String on(LocalDate other) {
        return stand.frame().with("shift/log", "day", other.toString());
    }

    public String csv() {
        return stand.frame().with("shift/log.csv", "day", day.toString());
    }
}
