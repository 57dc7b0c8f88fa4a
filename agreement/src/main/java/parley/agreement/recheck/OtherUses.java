package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.recheck.Dates.Years;
import parley.agreement.record.KnownRecord;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;

/**
 * Which other subjects belong to a window, or may, for certain: those that somebody else owns by his own word, and that
 * nothing keeps out which anyone states of a value that matters. Of the rest the choice of the proof is taken.
 *
 * @param logs the record as far as it may have been read: a subject must belong in every case
 */
record OtherUses(Case given, ExhaustedWindows window, FactType type, List<KnownRecord> logs) {

    /** Those that a list of uses lacks. */
    List<String> lacking(Set<String> counted) {
        return new Subjects(given, given.statements(), type)
                .all().stream()
                        .map(List::getFirst)
                        .filter(id -> !counted.contains(id)
                                && !given.finding().subject().equals(Optional.of(id))
                                && logs.stream().allMatch(record -> belongs(id, record)))
                        .toList();
    }

    private boolean belongs(String id, KnownRecord record) {
        Case then = given.over(record);
        Subjects subjects = new Subjects(then, then.statements(), type);
        List<String> key = List.of(id);
        return subjects.owners(key).stream().anyMatch(owner -> !owner.equals(window.obliged()))
                && says(
                        subjects,
                        key,
                        window.quota().obliged(),
                        window.obliged().code())
                && window.values().entrySet().stream()
                        .allMatch(value -> says(
                                subjects, key, value.getKey(), value.getValue().toString()))
                && inWindow(subjects, id);
    }

    private static boolean says(Subjects subjects, List<String> key, Path path, String value) {
        return subjects.mayBe(key, path, data -> Statements.text(data).equals(value));
    }

    private boolean inWindow(Subjects subjects, String id) {
        return switch (window.line().byYears().by()) {
            case Quota.By.At(Path path) -> subjects.mayBe(List.of(id), path, this::isIn);
            case Quota.By.Received(String format) ->
                new EarlierUses(given, new Faults())
                        .coined(format, id)
                        .map(entry -> entry.receivedBy(window.obliged()))
                        .filter(time -> window.holds(time) != Truth.FALSE)
                        .isPresent();
        };
    }

    private boolean isIn(Data data) {
        Years years = window.years();
        return new Dates(given, new Faults())
                .day(data)
                .filter(day -> !day.isBefore(years.start()) && !day.isAfter(years.end()))
                .isPresent();
    }
}
