package parley.desk.shift;

import java.util.List;
import java.util.Optional;
import parley.desk.rota.Hours;
import parley.desk.words.Phrase;
import parley.node.view.office.Limits;
import parley.node.view.office.Stint;

/**
 * Rows pasted from a spreadsheet, as they were read.
 *
 * @param rows none before anything is pasted
 * @param lacks the gaps and overlaps that the rota would have with them
 */
public record RotaPastePage(Stand stand, Hours hours, Filled form, List<RotaRow> rows, List<Phrase> lacks) {
    static final String ROWS = "rows";

    public RotaPastePage {
        rows = List.copyOf(rows);
        lacks = List.copyOf(lacks);
    }

    static RotaPastePage blank(Stand stand, Filled form) {
        return new RotaPastePage(stand, new Hours(Optional.empty()), form, List.of(), List.of());
    }

    /** Whether all rows can be kept as they are. */
    public boolean good() {
        return !rows.isEmpty() && form.faults().isEmpty();
    }

    /** What is pasted, and within which limits. */
    public Phrase hint() {
        return stand.words()
                .say(
                        "rota.paste.hint",
                        "rows",
                        Limits.STINTS,
                        "days",
                        Stint.LONGEST.toDays(),
                        "limit",
                        Limits.ROTA_DAYS);
    }
}
