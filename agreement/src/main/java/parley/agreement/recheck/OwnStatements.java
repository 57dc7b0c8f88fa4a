package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Format;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** What the entries that stand say of facts of a type, read off their bodies. */
final class OwnStatements {
    private final Case given;
    private final Searches searches;
    private final Set<EntryPointer> withdrawn;

    OwnStatements(Case given, Faults faults) {
        this.given = given;
        this.searches = new Searches(given, faults);
        this.withdrawn = searches.withdrawn();
    }

    /** One fact as an entry states it. */
    record Fact(RecordedEntry entry, Format.States states, Optional<Data.Members> row) {
        /** Its id, where it has one. */
        Optional<Data> id() {
            return row.isPresent() ? row.get().get("id") : states.id().flatMap(this::from);
        }

        Optional<Data> field(String name) {
            return row.flatMap(of -> of.get(name))
                    .or(() -> Optional.ofNullable(states.with().get(name)).flatMap(this::from))
                    .or(() -> entry.body().get(name));
        }

        private Optional<Data> from(Format.Source source) {
            return switch (source) {
                case Format.Source.Body(String field) -> entry.body().get(field);
                case Format.Source.Subject() -> entry.subject().map(Data.Text::new);
                case Format.Source.Author() ->
                    Optional.of(new Data.Text(entry.author().code()));
                case Format.Source.Addressees() -> Optional.empty();
            };
        }
    }

    /**
     * A party's statements, in the order of its log: its own, and those in the notices that it has joined.
     *
     * @param size how many leaves of its log are read
     */
    List<Fact> by(Party party, long size, String fact) {
        List<Fact> facts = new ArrayList<>();
        List<RecordedEntry> log = given.record().log(party).stream()
                .filter(entry -> entry.pointer().index() < size)
                .toList();
        for (RecordedEntry entry : standing(log)) {
            for (Reference reference : entry.references()) {
                if (reference.role() == Reference.Role.JOINS
                        && !reference.target().party().equals(party)) {
                    current(reference.target()).ifPresent(joined -> facts.addAll(facts(joined, fact)));
                }
            }
            facts.addAll(facts(entry, fact));
        }
        return facts;
    }

    /** Of each document the last version; what was withdrawn within the log is taken from the whole of it. */
    private List<RecordedEntry> standing(List<RecordedEntry> log) {
        Set<EntryPointer> later = new LinkedHashSet<>();
        List<RecordedEntry> standing = new ArrayList<>();
        for (RecordedEntry entry : log.reversed()) {
            if (!withdrawn(entry, log) && later.add(searches.root(entry))) {
                standing.addFirst(entry);
            }
        }
        return standing;
    }

    private boolean withdrawn(RecordedEntry entry, List<RecordedEntry> log) {
        boolean whole = log.size() == given.record().log(entry.author()).size();
        return withdrawn.contains(entry.pointer()) && whole;
    }

    private Optional<RecordedEntry> current(EntryPointer document) {
        return given.record()
                .entry(document)
                .flatMap(entry -> standing(given.record().log(entry.author())).stream()
                        .filter(version -> searches.root(version).equals(searches.root(entry)))
                        .findFirst());
    }

    private List<Fact> facts(RecordedEntry entry, String fact) {
        List<Fact> facts = new ArrayList<>();
        given.pack()
                .format(entry.format())
                .ifPresent(format -> format.states().stream()
                        .filter(states -> states.fact().equals(fact))
                        .forEach(states -> {
                            if (states.each().isEmpty()) {
                                facts.add(new Fact(entry, states, Optional.empty()));
                            } else if (entry.body().get(states.each().get()).orElse(entry.body())
                                    instanceof Data.Items(List<Data> rows)) {
                                rows.forEach(row -> {
                                    if (row instanceof Data.Members members) {
                                        facts.add(new Fact(entry, states, Optional.of(members)));
                                    }
                                });
                            }
                        }));
        return facts;
    }
}
