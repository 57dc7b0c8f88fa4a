package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Quota;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Which other subjects belong to a window, or may, for certain: those that their owner has coined himself, and of which all
 * who state a value that matters state the same, or leave it open. Of the rest the choice of the proof is taken.
 */
final class OtherUses {
    private final Case given;
    private final ExhaustedWindows window;
    private final FactType type;
    private final Set<EntryPointer> withdrawn;

    OtherUses(Case given, ExhaustedWindows window, FactType type) {
        this.given = given;
        this.window = window;
        this.type = type;
        this.withdrawn = new Searches(given, new Faults()).withdrawn();
    }

    /** Their ids; none where a condition says which subjects the line is about. */
    Set<String> certain() {
        Set<String> certain = new LinkedHashSet<>();
        if (window.line().where().isPresent()) {
            return certain;
        }
        entries()
                .flatMap(entry -> entry.subject().stream())
                .filter(subject -> !subject.equals(given.finding().subject().orElse("")))
                .filter(this::belongs)
                .forEach(certain::add);
        return certain;
    }

    private Stream<RecordedEntry> entries() {
        return given.record().parties().stream()
                .flatMap(party -> given.record().log(party).stream())
                .filter(entry -> !withdrawn.contains(entry.pointer()));
    }

    private boolean belongs(String subject) {
        Value obliged = new Value.PartyCode(window.obliged());
        return isCoined(subject)
                && says(subject, window.quota().obliged(), obliged)
                && window.values().entrySet().stream()
                        .allMatch(value -> says(subject, value.getKey(), value.getValue()))
                && inWindow(subject);
    }

    /** By its owner, who is another than the party whose log the uses are ordered by. */
    private boolean isCoined(String subject) {
        String coiner = subject.substring(0, Math.max(0, subject.indexOf('/')));
        boolean owned = type.owner()
                .filter(path -> path.segments().size() == 1)
                .map(path ->
                        said(entries().filter(by(coiner)), subject, path.last()).equals(Set.of(new Data.Text(coiner))))
                .orElse(false);
        return owned
                && !coiner.equals(window.obliged().code())
                && entries()
                        .filter(by(coiner))
                        .anyMatch(entry -> entry.subject().equals(Optional.of(subject))
                                && states(entry).findAny().isPresent());
    }

    private static Predicate<RecordedEntry> by(String author) {
        return entry -> entry.author().code().equals(author);
    }

    private boolean says(String subject, Path path, Value value) {
        Data data = new Data.Text(value.toString());
        return path.segments().size() == 2
                && path.root().equals(type.root())
                && said(subject, path.last()).stream().allMatch(said -> said.equals(data) || isOpen(said));
    }

    /** Left to follow or withheld: it may be any value. */
    private static boolean isOpen(Data data) {
        return Stream.of(Value.Blank.Kind.values())
                .filter(Value.Blank.Kind::unknown)
                .anyMatch(kind -> data.equals(new Data.Members(Map.of("absent", new Data.Text(kind.word())))));
    }

    private boolean inWindow(String subject) {
        return switch (window.line().counting().by()) {
            case Quota.By.At(Path path) ->
                path.segments().size() == 2
                        && said(subject, path.last()).stream()
                                .allMatch(data ->
                                        isOpen(data) || (year(data) >= window.first() && year(data) <= window.last()));
            case Quota.By.Received(String format) ->
                new EarlierUses(given, new Faults())
                        .coined(format, subject)
                        .map(entry -> entry.receivedBy(window.obliged()))
                        .filter(time -> window.holds(time) != Truth.FALSE)
                        .isPresent();
        };
    }

    private int year(Data data) {
        try {
            return data instanceof Data.Text(String text)
                    ? (text.contains("T") ? given.time().dayOf(Instant.parse(text)) : LocalDate.parse(text)).getYear()
                    : -1;
        } catch (DateTimeParseException _) {
            return -1;
        }
    }

    /** Everything that anybody says of a field of a subject. */
    private Set<Data> said(String subject, String field) {
        return said(entries(), subject, field);
    }

    private Set<Data> said(Stream<RecordedEntry> entries, String subject, String field) {
        Set<Data> said = new LinkedHashSet<>();
        entries.filter(entry -> Matching.names(given.pack(), entry, subject))
                .forEach(entry -> states(entry)
                        .forEach(states -> said(entry, states, field).ifPresent(said::add)));
        return said;
    }

    private Stream<Format.States> states(RecordedEntry entry) {
        return given.pack().format(entry.format()).stream()
                .flatMap(format -> format.states().stream())
                .filter(states ->
                        states.fact().equals(type.name()) && states.each().isEmpty());
    }

    private Optional<Data> said(RecordedEntry entry, Format.States states, String field) {
        Map<String, Format.Source> with = states.with();
        return switch (with.get(field)) {
            case Format.Source.Body(String name) -> entry.body().get(name);
            case Format.Source.Subject() -> entry.subject().map(Data.Text::new);
            case Format.Source.Author() ->
                Optional.of(new Data.Text(entry.author().code()));
            case Format.Source.Addressees() ->
                Optional.of(new Data.Items(entry.to().stream()
                        .map(Party::code)
                        .<Data>map(Data.Text::new)
                        .toList()));
            case null -> entry.body().get(field);
        };
    }

    /** Those that a list of uses lacks. */
    List<String> lacking(Set<String> counted) {
        return certain().stream().filter(subject -> !counted.contains(subject)).toList();
    }
}
