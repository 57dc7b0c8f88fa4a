package parley.desk.foresight;

import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.desk.view.FindingRow;
import parley.desk.view.State;
import parley.desk.view.Told;

/**
 * One finding that a draft would change. At least one of {@code before} and {@code after} is there.
 *
 * @param before what it says now; empty: there is none
 * @param after what it would say; empty: there would be none
 * @param whole the same with its proof; there if {@code after} is
 */
public record Turn(Optional<FindingRow> before, Optional<FindingRow> after, Optional<Finding> whole) {
    /** What comes first on the page: what would be broken, then what nobody could tell, then what would be owed. */
    enum Weight {
        BROKEN,
        UNKNOWN,
        OWED,
        OTHERWISE,
        GONE,
        SAME_STATE
    }

    /** What it would say, or what it says that would no longer be found. */
    public Told told() {
        return new Told(List.of(after.or(() -> before).orElseThrow()));
    }

    /** The state from which it turns to another; empty if it is new, or its state stays. */
    public Optional<State> from() {
        return before.map(FindingRow::state).filter(state -> !state.equals(state()));
    }

    /** The state that it would have; its state now if it would be gone. */
    public State state() {
        return told().first().state();
    }

    /** Whether no such finding is there now. */
    public boolean isNew() {
        return before.isEmpty();
    }

    /** Whether it would no longer be found. */
    public boolean isGone() {
        return after.isEmpty();
    }

    Weight weight() {
        if (isGone()) {
            return Weight.GONE;
        }
        return switch (state()) {
            case OVERDUE, BREACHED, INVALID, FORESEEN -> Weight.BROKEN;
            case UNKNOWN -> Weight.UNKNOWN;
            case DUE -> Weight.OWED;
            case NOT_OWED,
                    MET,
                    LATE,
                    EXCUSED,
                    KEPT,
                    CLOSED,
                    OPEN,
                    EXERCISED,
                    LAPSED,
                    AVAILABLE,
                    EXHAUSTED,
                    CONTESTED,
                    VOID,
                    POSTED,
                    HELD,
                    RECEIVED,
                    ACKNOWLEDGED,
                    UP,
                    SILENT,
                    HOLDS,
                    DOES_NOT_HOLD,
                    CANNOT_TELL -> isNew() || from().isPresent() ? Weight.OTHERWISE : Weight.SAME_STATE;
        };
    }
}
