package parley.desk.view;

import java.util.List;
import java.util.Optional;

/**
 * One step of a proof: whether it holds, the paragraph it rests on, what was compared with what, the entries that say so,
 * and the steps below it.
 *
 * @param holds {@link State#HOLDS}, {@link State#DOES_NOT_HOLD} or {@link State#CANNOT_TELL}
 * @param says the expression with its values filled in, in the agreement's own words
 */
public record ProofNode(State holds, Optional<String> ref, String says, List<Pointer> entries, List<ProofNode> parts) {
    public ProofNode {
        entries = List.copyOf(entries);
        parts = List.copyOf(parts);
    }
}
