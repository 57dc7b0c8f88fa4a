package parley.desk.treaty;

import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.view.State;

/**
 * Parties by provisions.
 *
 * @param address of the pack
 * @param title of the pack
 * @param provisions the columns, in the order of the pack
 * @param rows the parties, in charter order
 */
public record MatrixPage(Frame frame, String address, String title, List<PieceRow> provisions, List<Row> rows) {
    public MatrixPage {
        provisions = List.copyOf(provisions);
        rows = List.copyOf(rows);
    }

    /** One party, with a cell for each provision. */
    public record Row(String party, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What is found of one party under one provision by its own word.
     *
     * @param counts by state, the most pressing first; empty where nothing is found
     */
    public record Cell(String provision, List<Urgency.Count> counts) {
        public Cell {
            counts = List.copyOf(counts);
        }

        public int all() {
            return counts.stream().mapToInt(Urgency.Count::number).sum();
        }
    }

    /** The order in which states are looked at. */
    public List<State> order() {
        return Urgency.ORDER;
    }
}
