package parley.node.view.office;

import java.util.List;

/** What came of writing lines into the rota: all of them or none. */
public sealed interface RotaOutcome {
    /** They stand. */
    record Kept(List<KeptStint> lines) implements RotaOutcome {
        public Kept {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing was written: a line that one of them replaces is none of the circle's, or another stands in its place. */
    record Gone(long number) implements RotaOutcome {}
}
