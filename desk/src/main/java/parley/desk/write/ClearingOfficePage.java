package parley.desk.write;

import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.view.ClearingRow;
import parley.desk.words.Words;

/**
 * What waits for one office.
 *
 * @param guarded whether the desk asks who comes, so that only these people may clear for it
 */
public record ClearingOfficePage(
        Frame frame, String office, boolean guarded, List<String> people, List<ClearingRow> rows) {
    public ClearingOfficePage {
        people = List.copyOf(people);
        rows = List.copyOf(rows);
    }

    public Words words() {
        return frame.words();
    }
}
