package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Type;

/** Goes through the log of a notice again: whether it was the last by which a figure was notified. */
final class LastNotices {
    private final Case given;
    private final Faults faults;
    private final Searches searches;

    LastNotices(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
        this.searches = new Searches(given, faults);
    }

    /** No other notice lies between the one that is shown and the entry that states the figure as it is now. */
    void check(Path path, Proof.Stated last, Proof.Stated now) {
        List<RecordedEntry> shown = entries(last.reading());
        Optional<FactType> fact = owner(path);
        if (shown.size() != 1 || !(last.reading() instanceof Reading.Known) || fact.isEmpty()) {
            return;
        }
        RecordedEntry notice = shown.getFirst();
        FactType.Field field = fact.get().fields().get(path.last());
        if (field == null || !field.notifiedBy().contains(notice.format())) {
            faults.add(last, notice.pointer() + " in the format " + notice.format() + " notifies no " + path.last());
            return;
        }
        String id = stated(notice, last.reading().from().getFirst(), fact.get()).orElse("");
        Optional<RecordedEntry> until = entries(now.reading()).stream().findFirst();
        if (until.isPresent() && !before(notice, until.get())) {
            faults.add(last, notice.pointer() + " is not before " + until.get().pointer());
        }
        Set<EntryPointer> withdrawn = searches.withdrawn();
        for (RecordedEntry entry : standing(given.record().log(notice.author()), withdrawn)) {
            boolean later = first(notice) < first(entry);
            boolean between = later && until.map(e -> before(entry, e)).orElse(true);
            if (between && field.notifiedBy().contains(entry.format()) && names(entry, fact.get(), id, path.last())) {
                faults.add(last, entry.pointer() + " was notified after " + notice.pointer());
            }
        }
    }

    /** Of every document that was not withdrawn the version that stands. */
    private List<RecordedEntry> standing(List<RecordedEntry> log, Set<EntryPointer> withdrawn) {
        Map<EntryPointer, RecordedEntry> standing = new TreeMap<>();
        log.stream()
                .filter(entry -> !withdrawn.contains(entry.pointer()))
                .sorted(Comparator.comparing(RecordedEntry::pointer))
                .forEach(entry -> standing.put(searches.root(entry), entry));
        return new ArrayList<>(standing.values());
    }

    private long first(RecordedEntry entry) {
        return searches.root(entry).index();
    }

    /** Whether an entry was given for certain by the time of another. */
    private boolean before(RecordedEntry one, RecordedEntry other) {
        if (one.author().equals(other.author())) {
            return first(one) < first(other);
        }
        return root(other)
                .witnessed()
                .earliest()
                .map(root(one).witnessed()::by)
                .filter(Truth.TRUE::equals)
                .isPresent();
    }

    private RecordedEntry root(RecordedEntry entry) {
        return given.record().entry(searches.root(entry)).orElse(entry);
    }

    private List<RecordedEntry> entries(Reading reading) {
        return reading.from().stream()
                .flatMap(source -> given.record().entry(source.entry()).stream())
                .toList();
    }

    /** The fact type whose field a path ends in. */
    private Optional<FactType> owner(Path path) {
        Optional<FactType> fact = given.pack().facts().values().stream()
                .filter(type -> type.root().equals(path.root()))
                .findFirst();
        for (String name : path.fields().subList(0, path.fields().size() - 1)) {
            fact = fact.flatMap(type -> Optional.ofNullable(type.fields().get(name)))
                    .flatMap(field -> field.type() instanceof Type.IdOf(String next)
                            ? given.pack().fact(next)
                            : Optional.empty());
        }
        return fact;
    }

    /** The id of the fact that an entry states at a place. */
    private Optional<String> stated(RecordedEntry entry, Source source, FactType fact) {
        String place = source.at().text();
        int row = place.lastIndexOf('/');
        Optional<String> ofRow =
                row > 0 ? text(Sources.at(entry.body(), place.substring(0, row) + "/id")) : Optional.empty();
        return ofRow.or(
                () -> states(entry, fact).flatMap(s -> whole(entry, s).stream()).findFirst());
    }

    /** Whether an entry states a field of the fact of an id. */
    private boolean names(RecordedEntry entry, FactType fact, String id, String field) {
        return states(entry, fact).anyMatch(state -> {
            if (state.each().isEmpty()) {
                return whole(entry, state).filter(id::equals).isPresent()
                        && entry.body().get(field).isPresent();
            }
            return entry.body().get(state.each().get()).orElse(new Data.Flag(false)) instanceof Data.Items(var rows)
                    && rows.stream()
                            .anyMatch(row -> row instanceof Data.Members members
                                    && text(members.get("id"))
                                            .filter(id::equals)
                                            .isPresent()
                                    && members.get(field).isPresent());
        });
    }

    private Stream<Format.States> states(RecordedEntry entry, FactType fact) {
        return given.pack().format(entry.format()).stream()
                .flatMap(format -> format.states().stream())
                .filter(state -> state.fact().equals(fact.name()));
    }

    private static Optional<String> whole(RecordedEntry entry, Format.States state) {
        return state.id().flatMap(source -> switch (source) {
            case Format.Source.Body(String field) -> text(entry.body().get(field));
            case Format.Source.Subject() -> entry.subject();
            case Format.Source.Author(), Format.Source.Addressees() -> Optional.empty();
        });
    }

    private static Optional<String> text(Optional<Data> data) {
        return data.filter(Data.Text.class::isInstance).map(text -> ((Data.Text) text).text());
    }

    /** Whether an entry is the notice in which a reading stands, or an earlier one of its log. */
    boolean reaches(Reading notified, RecordedEntry entry) {
        return entries(notified).stream()
                .anyMatch(last -> entry.author().equals(last.author()) && first(entry) <= first(last));
    }
}
