package parley.desk.calendar;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Pack;
import parley.agreement.timetable.Course;
import parley.agreement.timetable.Timetable;
import parley.agreement.value.Party;
import parley.desk.view.Title;
import parley.node.view.TimetableView;

/** Turns a circle's timetable into rows: one for each subject and party, and one more for whoever states it otherwise. */
final class Lanes {
    private static final Comparator<Row> ORDER = comparing(Row::party)
            .thenComparing(row -> row.first().orElse(LocalDate.MAX))
            .thenComparing(Row::subject)
            .thenComparing(row -> !row.isOwn())
            .thenComparing(row -> row.by().getFirst());

    private final Map<String, Pack> packs = new LinkedHashMap<>();

    Lanes(List<Pack> packs) {
        packs.forEach(pack -> this.packs.put(pack.sha256(), pack));
    }

    /** What a subject is and when, apart from who says so. */
    private record Said(
            String pack,
            String type,
            String subject,
            String party,
            String name,
            Optional<Edge> from,
            Optional<Edge> to,
            Map<Title, Edge> moments,
            List<Title> flags) {}

    /** The rows of what stands, by party and then by day. */
    List<Row> rows(TimetableView view) {
        return rows(view, Set.of());
    }

    /** The same, where what is not there without a draft, or not so, is marked. */
    List<Row> rows(TimetableView with, TimetableView without) {
        Set<List<Object>> known = new LinkedHashSet<>();
        without.packs().forEach(under -> under.timetable().courses().forEach(course -> known.add(key(under, course))));
        return rows(with, known);
    }

    private List<Row> rows(TimetableView view, Set<List<Object>> known) {
        Map<Said, List<Course>> said = new LinkedHashMap<>();
        Set<Said> added = new LinkedHashSet<>();
        for (TimetableView.Under under : view.packs()) {
            Timetable timetable = under.timetable();
            timetable.courses().stream().filter(Course::standing).forEach(course -> {
                for (String party : parties(course)) {
                    Said what = said(under.pack(), course, party);
                    said.computeIfAbsent(what, _ -> new ArrayList<>()).add(course);
                    if (!known.isEmpty() && !known.contains(key(under, course))) {
                        added.add(what);
                    }
                }
            });
        }
        List<Row> rows = new ArrayList<>();
        said.forEach((what, courses) -> rows.add(row(what, courses, added.contains(what))));
        rows.sort(ORDER);
        return rows;
    }

    /** What tells one course from another, but where its parts were stated. */
    private static List<Object> key(TimetableView.Under under, Course course) {
        return List.of(
                under.pack(),
                course.type(),
                course.subject(),
                course.account(),
                course.parties(),
                course.name(),
                course.stretch().map(of -> List.of(Edge.of(of.from()), Edge.of(of.to()))),
                course.flags(),
                course.standing());
    }

    private static List<String> parties(Course course) {
        return course.parties().isEmpty()
                ? List.of("")
                : course.parties().stream().map(Party::code).toList();
    }

    private Said said(String pack, Course course, String party) {
        Labels labels = new Labels(Objects.requireNonNull(packs.get(pack)));
        Map<Title, Edge> moments = new LinkedHashMap<>();
        course.moments().forEach((field, reading) -> moments.put(labels.of(course.type(), field), Edge.of(reading)));
        return new Said(
                pack,
                course.type(),
                course.subject(),
                party,
                course.name().orElse(""),
                course.stretch().map(of -> Edge.of(of.from())),
                course.stretch().map(of -> Edge.of(of.to())),
                moments,
                course.flags().stream()
                        .map(flag -> labels.of(course.type(), flag))
                        .toList());
    }

    private static Row row(Said what, List<Course> courses, boolean added) {
        List<String> by = courses.stream()
                .map(course -> course.account().code())
                .sorted(comparing((String code) -> !code.equals(what.party)).thenComparing(code -> code))
                .toList();
        return new Row(
                what.pack,
                what.type,
                what.subject,
                what.party,
                by,
                what.name,
                what.from,
                what.to,
                what.moments,
                what.flags,
                courses.stream()
                        .sorted(comparing(course -> !course.account().code().equals(what.party)))
                        .flatMap(course -> course.entries().stream())
                        .distinct()
                        .toList(),
                added);
    }
}
