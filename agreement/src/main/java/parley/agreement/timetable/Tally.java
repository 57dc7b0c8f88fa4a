package parley.agreement.timetable;

import java.util.List;

/**
 * How many count against a limit in each window of calendar years.
 *
 * @param windows in order, those in which one may count; none while no member has a year
 * @param undated which may count in a year that nobody knows; they are among the possible of every window
 */
public record Tally(Against against, List<Window> windows, List<String> undated) {
    public Tally {
        windows = List.copyOf(windows);
        undated = List.copyOf(undated);
    }

    /**
     * From the first day of one year to the last of another.
     *
     * @param counted which count for certain, in the order in which they count
     * @param possible which more may count
     */
    public record Window(int firstYear, int lastYear, List<String> counted, List<String> possible) {
        public Window {
            counted = List.copyOf(counted);
            possible = List.copyOf(possible);
        }

        /** Whether a year lies in it. */
        public boolean covers(int year) {
            return firstYear <= year && year <= lastYear;
        }
    }
}
