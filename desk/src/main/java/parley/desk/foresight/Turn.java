package parley.desk.foresight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.desk.view.FindingRow;
import parley.desk.view.State;
import parley.desk.view.Told;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * One finding that a draft would change. At least one of {@code before} and {@code after} is there.
 *
 * @param before what it says now; empty: there is none
 * @param after what it would say; empty: there would be none
 * @param whole the same with its proof; there if {@code after} is
 */
public record Turn(Optional<FindingRow> before, Optional<FindingRow> after, Optional<Finding> whole) {
    /** What comes first on the page: what would be broken, then what nobody could tell, then what would be owed; what is new and asks for nothing comes late. */
    enum Weight {
        BROKEN,
        UNKNOWN,
        OWED,
        OTHERWISE,
        NOTHING_TO_DO,
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

    /** What it says now and would no longer say, such as another deadline or number; none if it is new or would be gone. */
    public List<Phrase> was(Words words) {
        if (isNew() || isGone()) {
            return List.of();
        }
        var then = words.tell(told());
        var row = before.orElseThrow();
        // The verdict itself stands beside it as a state.
        return words.tell(new Told(List.of(row))).stream()
                .skip(row.onOwnAccount() ? 1 : 2)
                .filter(sentence -> !then.contains(sentence))
                .toList();
    }

    /** On which comparisons it would rest; empty where it cannot be told, as then its needs say more. */
    public Optional<Phrase> grounds(Words words) {
        return whole.filter(_ -> state() != State.UNKNOWN)
                .flatMap(found -> words.grounds(found, told().first().names()));
    }

    /** The deadline of what would be met in time, which its sentences do not name. */
    public Optional<Instant> keptDeadline() {
        return after.filter(row -> row.state() == State.MET).flatMap(FindingRow::dueAt);
    }

    /** The time until its deadline; empty when there is none, or it has passed. */
    public Optional<Duration> left(Instant at) {
        return after.flatMap(FindingRow::dueAt)
                .map(due -> Duration.between(at, due))
                .filter(span -> !span.isNegative());
    }

    Weight weight() {
        if (isGone()) {
            return Weight.GONE;
        }
        return switch (state()) {
            case OVERDUE, BREACHED, INVALID, FORESEEN -> Weight.BROKEN;
            case UNKNOWN -> Weight.UNKNOWN;
            case DUE -> Weight.OWED;
            case NOT_OWED, KEPT, CLOSED ->
                isNew() ? Weight.NOTHING_TO_DO : from().isPresent() ? Weight.OTHERWISE : Weight.SAME_STATE;
            case MET,
                    LATE,
                    EXCUSED,
                    OPEN,
                    EXERCISED,
                    LAPSED,
                    AVAILABLE,
                    EXHAUSTED,
                    ADOPTED,
                    BROKEN,
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
