package parley.node.view.clearance;

import java.util.List;
import parley.ledger.text.MalformedException;

/**
 * Which offices a draft of a format is to be cleared by.
 *
 * @param steps none when it needs no clearance; in the order of their turns
 * @param who which officer wrote it down
 */
public record ClearingList(String agreement, String format, List<Step> steps, String who) {
    public ClearingList {
        steps = steps.stream().sorted().toList();
        ClearingOffice.requireLine("agreement", agreement, 200);
        ClearingOffice.requireLine("format", format, 200);
        ClearingOffice.requireLine("name", who, 200);
        if (steps.stream().map(Step::office).distinct().count() < steps.size()) {
            throw new MalformedException("list", "an office stands in it twice");
        }
    }

    /**
     * An office's turn: those of one turn are asked side by side, and those of a later one when all before have cleared.
     *
     * @param turn from 1
     */
    public record Step(long office, int turn) implements Comparable<Step> {
        public Step {
            if (turn < 1 || turn > ClearingOffice.OFFICES) {
                throw new MalformedException("turn", turn + " is none of 1 to " + ClearingOffice.OFFICES);
            }
        }

        @Override
        public int compareTo(Step other) {
            return turn == other.turn ? Long.compare(office, other.office) : Integer.compare(turn, other.turn);
        }
    }
}
