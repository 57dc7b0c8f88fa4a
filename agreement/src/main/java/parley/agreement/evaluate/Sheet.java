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
    private final Function<Scene, List<Finding>> whole;
    private final Cell<List<Head>> cell;
    private List<Head> reported = List.of();
    private boolean hidden;

    /**
     * A sheet that is still empty.
     *
     * @param says works out what its findings say
     * @param whole works out the same findings with their proofs
     * @param touched is told when it may say something else than was reported
     */
    Sheet(Function<Scene, List<Head>> says, Function<Scene, List<Finding>> whole, Consumer<Sheet> touched) {
        this.whole = whole;
        this.cell = new Cell<>(Cell.Rank.SECOND, says, _ -> touched.accept(this));
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
        return isOut() ? Stream.of() : whole.apply(scene).stream();
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
