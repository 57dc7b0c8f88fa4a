package parley.desk.treaty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.view.FindingRow;

/**
 * What was known then beside what is known now of then.
 *
 * @param compared whether a knowledge was named to compare with
 * @param at the instant judged
 * @param rows those shown
 * @param all how many findings differ
 */
public record DifferencePage(Frame frame, boolean compared, Instant at, List<Row> rows, int all) {
    public DifferencePage {
        rows = List.copyOf(rows);
    }

    /** One finding that is not the same in both; at least one of the two is there. */
    public record Row(Optional<FindingRow> then, Optional<FindingRow> now) {
        /** Either of them: what both share. */
        public FindingRow either() {
            return then.or(() -> now).orElseThrow();
        }
    }
}
