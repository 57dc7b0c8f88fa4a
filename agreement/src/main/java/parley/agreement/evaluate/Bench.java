package parley.agreement.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Place;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.value.Party;

/** What dockets share: the record, the cells, and which sheets may say something else than was last reported. */
final class Bench {
    private final Filing filing;
    private final Cells cells;
    private final Set<Sheet> touched = new LinkedHashSet<>();

    Bench(Filing filing, Cells cells) {
        this.filing = filing;
        this.cells = cells;
    }

    /** A new sheet, to be worked out. */
    Sheet sheet(Function<Scene, List<Finding>> work) {
        return sheet(scene -> work.apply(scene).stream().map(Finding::head).toList(), work);
    }

    /** A new sheet, to be worked out, where it takes less to say what findings say than to prove it. */
    Sheet sheet(Function<Scene, List<Head>> says, Function<Scene, List<Finding>> whole) {
        Sheet sheet = new Sheet(says, whole, touched::add);
        cells.spoil(sheet.cell());
        return sheet;
    }

    /** A new cell that is no sheet, to be worked out. */
    <T> Cell<T> cell(Function<Scene, T> work, Consumer<T> told) {
        Cell<T> cell = new Cell<>(Cell.Rank.FIRST, work, told);
        cells.spoil(cell);
        return cell;
    }

    /** A sheet is to be worked out anew, as what it is made from beside the record has changed. */
    void spoil(Sheet sheet) {
        cells.spoil(sheet.cell());
    }

    /** A sheet is shown or left out. */
    void hide(Sheet sheet, boolean out) {
        sheet.hide(out);
        touched.add(sheet);
    }

    void drop(@Nullable Sheet sheet) {
        if (sheet != null) {
            cells.drop(sheet.cell());
            touched.add(sheet);
        }
    }

    void drop(Cell<?> cell) {
        cells.drop(cell);
    }

    List<Party> parties() {
        return filing.register().parties();
    }

    /** The facts of a type that stand, in their order. */
    List<FactKey> facts(String type) {
        return filing.register().book(Cut.NONE, _ -> {}).facts(type);
    }

    /** Where a fact that stands comes first in the record. */
    Place place(FactKey fact) {
        return filing.register().place(fact).orElseThrow(() -> new IllegalStateException("nothing stands of " + fact));
    }

    /** The sheets that may say something else than was last reported; they are forgotten. */
    List<Sheet> takeTouched() {
        List<Sheet> sheets = List.copyOf(touched);
        touched.clear();
        return sheets;
    }
}
