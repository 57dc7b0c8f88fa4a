package parley.desk.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.words.Phrase;
import parley.node.view.office.Stint;

/**
 * A row of the rota as it was typed or pasted.
 *
 * @param line its place among the rows, from 1
 * @param cells as they were typed
 * @param stint what it says; empty where that cannot be read
 * @param faults why it cannot be taken
 * @param remarks what whoever writes it should know, and may well want
 */
public record RotaRow(
        int line,
        Map<RotaColumn, String> cells,
        Optional<Stint> stint,
        List<Filled.Fault> faults,
        List<Phrase> remarks) {
    public RotaRow {
        cells = Map.copyOf(cells);
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    /** What was typed into one cell. */
    public String cell(RotaColumn column) {
        return cells.getOrDefault(column, "");
    }

    RotaRow with(Filled.Fault fault) {
        var all = new ArrayList<>(faults);
        all.add(fault);
        return new RotaRow(line, cells, Optional.empty(), all, remarks);
    }
}
