package parley.desk.view;

import java.util.List;
import java.util.Optional;

/**
 * One step of a proof: what came of it, the paragraph it rests on, what it says with its values, the entries that state
 * them, and the steps below it.
 *
 * @param state what came of it, where that is a truth or a verdict
 * @param outcome what came of it otherwise: an instant, a value; empty beside a state
 * @param says the expression as written in the pack, or what the step does
 * @param read what was read
 */
public record ProofNode(
        Optional<State> state,
        String outcome,
        Optional<String> ref,
        String says,
        Read read,
        List<Pointer> entries,
        List<ProofNode> parts) {
    public ProofNode {
        entries = List.copyOf(entries);
        parts = List.copyOf(parts);
    }
}
