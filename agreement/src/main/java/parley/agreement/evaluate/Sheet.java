package parley.agreement.evaluate;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;

/**
 * What is judged apart: what its findings say, and said when they were last reported. Their proofs are made when somebody
 * asks, by the same judge from the same record.
 */
final class Sheet {
    private final Function<Scene, List<Finding>> work;
    private final Cell<List<Head>> cell;
    private List<Head> reported = List.of();
    private boolean hidden;

    /**
     * A sheet that is still empty.
     *
     * @param touched is told when it may say something else than was reported
     */
    Sheet(Function<Scene, List<Finding>> work, Consumer<Sheet> touched) {
        this.work = work;
        this.cell = new Cell<>(
                Cell.Rank.SECOND,
                scene -> work.apply(scene).stream().map(Finding::head).toList(),
                _ -> touched.accept(this));
    }

    Cell<List<Head>> cell() {
        return cell;
    }

    /** What its findings say. */
    List<Head> heads() {
        return isOut() ? List.of() : cell.value().orElse(List.of());
    }

    /** Its findings with their proofs, without stamp. */
    Stream<Finding> findings(Scene scene) {
        return isOut() ? Stream.of() : work.apply(scene).stream();
    }

    private boolean isOut() {
        return hidden || cell.dropped();
    }

    /** Whether it is left out, because what it says is said elsewhere. */
    void hide(boolean out) {
        hidden = out;
    }

    List<Head> reported() {
        return reported;
    }

    void report() {
        reported = heads();
    }
}
