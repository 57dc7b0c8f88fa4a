package parley.agreement.evaluate;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.agreement.finding.Finding;

/** The findings of one cell, and those of them that were last reported. */
final class Sheet {
    private final Cell<List<Finding>> cell;
    private List<Finding> reported = List.of();
    private boolean hidden;

    /**
     * A sheet that is still empty.
     *
     * @param touched is told when it may hold something else than was reported
     */
    Sheet(Function<Scene, List<Finding>> work, Consumer<Sheet> touched) {
        this.cell = new Cell<>(Cell.Rank.SECOND, work, _ -> touched.accept(this));
    }

    Cell<List<Finding>> cell() {
        return cell;
    }

    List<Finding> findings() {
        return hidden || cell.dropped() ? List.of() : cell.value().orElse(List.of());
    }

    /** Whether it is left out, because what it says is said elsewhere. */
    void hide(boolean out) {
        hidden = out;
    }

    List<Finding> reported() {
        return reported;
    }

    void report() {
        reported = findings();
    }
}
