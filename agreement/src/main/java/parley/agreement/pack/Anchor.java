package parley.agreement.pack;

import java.time.MonthDay;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.value.Span;

/** The instant or day that a deadline counts from. */
public sealed interface Anchor {
    /** The step whose entry it is the moment of, if it is that of an entry. */
    default Optional<String> ofStep() {
        return switch (this) {
            case Received(String step) -> Optional.of(step);
            case Witnessed(String step) -> Optional.of(step);
            case At _, Civil _, Plus _, MetBy _ -> Optional.empty();
        };
    }

    /** What a path of type date or instant leads to. */
    record At(Path path) implements Anchor {}

    /**
     * A day of the calendar: 15 December of the year before an increase begins.
     *
     * @param day of every year; not 29 February
     * @param years from the year of the other date or instant: -1 is the year before
     * @param of what leads to that date or instant
     */
    record Civil(MonthDay day, int years, Path of) implements Anchor {}

    /** An instant and an elapsed span after it. */
    record Plus(Path path, Span plus) implements Anchor {}

    /** The step debtor's receipt of the entry that exercised or met the other step. */
    record Received(String step) implements Anchor {}

    /** The witnessed time of the entry that exercised or met the other step. */
    record Witnessed(String step) implements Anchor {}

    /**
     * The moment of the notice that meets another provision for the same subject and debtor; while none does, that
     * provision's own deadline. A late notice moves it: the lateness is the other provision's own finding.
     */
    record MetBy(String provision) implements Anchor {}
}
