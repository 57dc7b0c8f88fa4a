package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.account.Account;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Register;
import parley.agreement.account.Statement;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.timetable.Course;
import parley.agreement.timetable.Course.Stretch;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * Reads when subjects are: of each party that has spoken of one, on its account. Which dates of a type are a beginning and
 * an end, a pack says where a provision of it counts or forbids from one to the other; the first such pair is taken.
 */
final class Courses {
    private final Scene scene;
    private final Register register;

    Courses(Scene scene, Register register) {
        this.scene = scene;
        this.register = register;
    }

    /** The two fields of a type between which a subject of it lasts. */
    private record Ends(String first, String last) {}

    List<Course> all() {
        List<Course> courses = new ArrayList<>();
        Book book = scene.book(Cut.NONE);
        for (FactType type : scene.pack().facts().values()) {
            if (type.identified() && type.fields().values().stream().anyMatch(Courses::isTimed)) {
                Optional<Ends> ends = ends(scene.pack(), type);
                for (FactKey fact : book.facts(type.name())) {
                    book.authors(fact).forEach(author -> courses.add(standing(type, ends, fact, author)));
                }
                courses.addAll(gone(type, ends, book));
            }
        }
        return courses;
    }

    private static boolean isTimed(FactType.Field field) {
        return field.type() == Type.Simple.DAY || field.type() == Type.Simple.MOMENT;
    }

    private static Optional<Ends> ends(Pack pack, FactType type) {
        return pack.provisions().values().stream()
                .flatMap(provision -> ends(provision, type.name()))
                .filter(ends -> ends.stream().allMatch(path -> path.fields().size() == 1 && type.isRoot(path.root())))
                .map(ends -> new Ends(ends.getFirst().last(), ends.getLast().last()))
                .findFirst();
    }

    private static Stream<List<Path>> ends(Provision provision, String type) {
        return switch (provision) {
            case Limit limit
            when limit.subjectType().equals(type) ->
                limit.limits().stream().flatMap(bound -> switch (bound.counting()) {
                    case Limit.Counting.Overlap(Path from, Path to) -> Stream.of(List.of(from, to));
                    case Limit.Counting.CalendarYears _ -> Stream.<List<Path>>of();
                });
            case Quota quota
            when quota.subjectType().equals(type) ->
                quota.lines().stream().flatMap(line -> switch (line.counting()) {
                    case Quota.Counting.Overlap(Path from, Path to) -> Stream.of(List.of(from, to));
                    case Quota.Counting.CalendarYears _ -> Stream.<List<Path>>of();
                });
            case Refrain refrain
            when refrain.subjectType().equals(type) ->
                refrain.during().stream().map(during -> List.of(during.from(), during.to()));
            default -> Stream.of();
        };
    }

    private Course standing(FactType type, Optional<Ends> ends, FactKey fact, Party author) {
        Account account = scene.account(author, Cut.NONE);
        Set<String> spoken = new LinkedHashSet<>();
        account.statements(fact, author)
                .forEach(statement -> spoken.addAll(statement.fields().keySet()));
        return course(type, ends, fact, author, field -> account.field(fact, field), spoken::contains, true);
    }

    /** What parties once stated of which they state nothing now, as each last stated it. */
    private List<Course> gone(FactType type, Optional<Ends> ends, Book book) {
        Map<List<Object>, Statement> last = new LinkedHashMap<>();
        for (Party party : scene.record().parties()) {
            register.log(party)
                    .filter(entry -> !register.stands(entry.pointer()))
                    .flatMap(entry -> register.statements(entry.pointer()).stream())
                    .filter(statement -> statement.fact().type().equals(type.name())
                            && !book.authors(statement.fact()).contains(statement.author()))
                    .forEach(statement -> last.put(List.of(statement.fact(), statement.author()), statement));
        }
        return last.values().stream()
                .map(statement -> {
                    Account account = scene.account(statement.author(), Cut.NONE);
                    return course(
                            type,
                            ends,
                            statement.fact(),
                            statement.author(),
                            field -> account.as(statement, field)
                                    .orElseGet(() -> new Reading.Absent(Collections.emptySortedSet())),
                            _ -> true,
                            false);
                })
                .toList();
    }

    /**
     * A course.
     *
     * @param spoken which fields the author has stated or joined himself: only these of his moments are his word
     */
    private static Course course(
            FactType type,
            Optional<Ends> ends,
            FactKey fact,
            Party author,
            Function<String, Reading> read,
            Predicate<String> spoken,
            boolean standing) {
        Set<EntryPointer> entries = new LinkedHashSet<>();
        Function<String, Reading> noted = field -> {
            Reading reading = read.apply(field);
            reading.from().stream().map(Source::entry).forEach(entries::add);
            return reading;
        };
        Optional<Stretch> stretch =
                ends.map(of -> new Stretch(of.first(), of.last(), noted.apply(of.first()), noted.apply(of.last())));
        List<Party> parties = type.owner()
                .filter(owner -> owner.segments().size() == 1)
                .map(owner -> noted.apply(owner.last()))
                .map(Courses::parties)
                .orElse(List.of());
        Map<String, Reading> moments = new LinkedHashMap<>();
        List<String> flags = new ArrayList<>();
        Optional<String> name = Optional.empty();
        for (FactType.Field field : type.fields().values()) {
            if (isTimed(field)) {
                if (!isEnd(ends, field.name()) && spoken.test(field.name())) {
                    moments.put(field.name(), noted.apply(field.name()));
                }
            } else if (field.type() == Type.Simple.FLAG) {
                if (noted.apply(field.name()) instanceof Reading.Known(Value.Flag(boolean yes), List<Source> _)
                        && yes) {
                    flags.add(field.name());
                }
            } else if (field.type() == Type.Simple.TEXT
                    && name.isEmpty()
                    && noted.apply(field.name()) instanceof Reading.Known(Value.Text(String text), List<Source> _)) {
                name = Optional.of(text);
            }
        }
        return new Course(
                type.name(), fact.id(), author, parties, name, stretch, moments, flags, standing, List.copyOf(entries));
    }

    private static boolean isEnd(Optional<Ends> ends, String field) {
        return ends.filter(of -> of.first().equals(field) || of.last().equals(field))
                .isPresent();
    }

    private static List<Party> parties(Reading owner) {
        return owner instanceof Reading.Known(Value value, List<Source> _)
                ? List.copyOf(Account.parties(value))
                : List.of();
    }
}
