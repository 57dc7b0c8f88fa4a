package parley.agreement.timetable;

import java.util.List;

/**
 * What one agreement has in time, at one moment of a record. Immutable.
 *
 * @param courses by fact type, then as subjects were first stated, then by the charter's order of who says so
 * @param strips in the order of the limits, accounts and debtors
 * @param tallies in the same order
 */
public record Timetable(List<Course> courses, List<Strip> strips, List<Tally> tallies) {
    public Timetable {
        courses = List.copyOf(courses);
        strips = List.copyOf(strips);
        tallies = List.copyOf(tallies);
    }
}
