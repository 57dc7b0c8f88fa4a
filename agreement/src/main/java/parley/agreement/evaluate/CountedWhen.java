package parley.agreement.evaluate;

import java.util.List;

/** When a subject counts against a limit, as far as that follows from the subject alone. */
sealed interface CountedWhen {
    /** On some days for certain, or perhaps. */
    record OnDays(List<HeldMember.Period> periods) implements CountedWhen {
        public OnDays {
            periods = List.copyOf(periods);
        }
    }

    /** In the windows of a calendar year, for certain or perhaps. */
    record InYear(int year) implements CountedWhen {}

    /** In a year that nobody knows. */
    record SomeYear() implements CountedWhen {}

    /** It does not count. */
    record Never() implements CountedWhen {}
}
