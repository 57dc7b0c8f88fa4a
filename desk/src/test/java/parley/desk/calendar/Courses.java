package parley.desk.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Course;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.timetable.Timetable;
import parley.agreement.value.Party;
import parley.agreement.value.Value;
import parley.node.view.TimetableView;

/** Courses and timetables by hand. */
final class Courses {
    static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    private Courses() {}

    static Course of(String subject, String account, String party, String name, String from, String to) {
        return of(subject, account, List.of(party), name, from, to, Map.of());
    }

    static Course of(
            String subject,
            String account,
            List<String> parties,
            String name,
            String from,
            String to,
            Map<String, String> moments) {
        return new Course(
                "Activity",
                subject,
                new Party(account),
                parties.stream().map(Party::new).toList(),
                Optional.of(name),
                Optional.of(new Course.Stretch("start", "end", day(from), day(to))),
                moments.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, moment -> day(moment.getValue()))),
                List.of(),
                true,
                List.of(new EntryPointer(new Party(account), 3, "3")));
    }

    static Course withdrawn(Course course) {
        return new Course(
                course.type(),
                course.subject(),
                course.account(),
                course.parties(),
                course.name(),
                course.stretch(),
                course.moments(),
                course.flags(),
                false,
                course.entries());
    }

    /** A day; {@code toFollow} and the like as they are. */
    private static Reading day(String text) {
        return Character.isDigit(text.charAt(0))
                ? new Reading.Known(new Value.Day(LocalDate.parse(text)), List.of())
                : new Reading.Unknown(text, List.of(), new TreeSet<>());
    }

    static TimetableView view(String pack, List<Course> courses, List<Strip> strips, List<Tally> tallies) {
        return new TimetableView(NOW, List.of(new TimetableView.Under(pack, new Timetable(courses, strips, tallies))));
    }

    static Against against(String debtor, String account, long most) {
        return new Against("many", "together", "67.3", new Party(debtor), new Party(account), OptionalLong.of(most));
    }

    static Strip.Step step(String first, String last, int certain, int possible) {
        List<Strip.Member> members = new ArrayList<>();
        for (int i = 0; i < certain + possible; i++) {
            members.add(new Strip.Member("XA/" + i, i < certain));
        }
        return new Strip.Step(
                Optional.of(LocalDate.parse(first)),
                Optional.of(last).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                certain,
                possible,
                members);
    }
}
