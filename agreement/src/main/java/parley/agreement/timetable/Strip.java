package parley.agreement.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How many count at once against a limit.
 *
 * @param steps in order and without gaps, from the first day on which one may count to the last
 */
public record Strip(Against against, List<Step> steps) {
    public Strip {
        steps = List.copyOf(steps);
    }

    /**
     * Days on which the same ones count.
     *
     * @param first empty: since ever
     * @param last empty: without end
     * @param certain how many count for certain
     * @param possible how many more may count
     * @param members which, in the order in which they count
     */
    public record Step(
            Optional<LocalDate> first, Optional<LocalDate> last, int certain, int possible, List<Member> members) {
        public Step {
            members = List.copyOf(members);
        }

        /** How many count if everything counts that may. */
        public int most() {
            return certain + possible;
        }
    }

    /** A subject, and whether it counts there for certain. */
    public record Member(String subject, boolean certain) {}
}
