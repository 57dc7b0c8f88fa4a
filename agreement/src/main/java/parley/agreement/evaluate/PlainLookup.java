package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.EntryReader;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement;
import parley.agreement.account.Versions;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Reads every log from its beginning, for every question anew: slow, and the reference of what is fast. */
final class PlainLookup implements Lookup {
    private final KnownRecord record;
    private final EntryReader reader;
    private final Versions versions;
    private final Map<EntryPointer, List<Statement>> statements = new HashMap<>();
    private final Map<Cut, Book> books = new HashMap<>();

    PlainLookup(Pack pack, KnownRecord record) {
        this.record = record;
        this.reader = new EntryReader(pack, record.parties());
        this.versions = Versions.of(record, Cut.NONE);
    }

    @Override
    public List<Party> parties() {
        return record.parties();
    }

    @Override
    public Map<String, Party> roles() {
        return record.roles();
    }

    @Override
    public Map<Party, Long> sizes() {
        return record.sizes();
    }

    @Override
    public Stamp stamp(Pack pack, Instant at) {
        return Stamps.of(pack, record.sizes(), record.knownAt(), record.leftOut(), at)
                .stamp();
    }

    @Override
    public Book book(Cut cut) {
        Book known = books.get(cut);
        if (known == null) {
            known = Book.of(record, cut, this::statements);
            books.put(cut, known);
        }
        return known;
    }

    @Override
    public List<Statement> statements(RecordedEntry entry) {
        return statements.computeIfAbsent(entry.pointer(), _ -> reader.statements(entry));
    }

    @Override
    public List<RecordedEntry> sent(Party author, String format, Optional<String> subject, boolean joining) {
        return given(
                author,
                entry -> (entry.format().equals(format)
                                && (subject.isEmpty() || entry.subject().equals(subject)))
                        || (joining && joins(entry)));
    }

    @Override
    public List<RecordedEntry> everSent(Party author, String format, Optional<String> subject) {
        return record.log(author).stream()
                .filter(entry -> entry.format().equals(format)
                        && (subject.isEmpty() || entry.subject().equals(subject)))
                .toList();
    }

    @Override
    public List<RecordedEntry> changing(EntryPointer version) {
        return Versions.changing(record.log(version.party()), version);
    }

    @Override
    public List<RecordedEntry> naming(Party author, String format, List<FactKey> ids, boolean joining) {
        return sent(author, format, Optional.empty(), joining);
    }

    @Override
    public List<RecordedEntry> takenBack(Party author, String format, Optional<String> subject, List<FactKey> ids) {
        return everSent(author, format, subject).stream()
                .filter(entry -> versions.takenBack(entry.pointer()) && !Versions.withdraws(entry))
                .toList();
    }

    private static boolean joins(RecordedEntry entry) {
        return entry.references().stream().anyMatch(reference -> reference.role() == Reference.Role.JOINS);
    }

    private List<RecordedEntry> given(Party author, Predicate<RecordedEntry> such) {
        return record.log(author).stream()
                .filter(entry -> !versions.withdrawn(entry.pointer()))
                .filter(such)
                .toList();
    }

    @Override
    public List<RecordedEntry> versions(EntryPointer document) {
        return given(document.party(), entry -> versions.sameDocument(entry.pointer(), document));
    }

    @Override
    public List<RecordedEntry> about(Party author, FactKey subject) {
        return record.log(author).stream()
                .filter(entry -> !versions.takenBack(entry.pointer()))
                .filter(entry -> names(entry, subject))
                .toList();
    }

    private boolean names(RecordedEntry entry, FactKey subject) {
        return entry.subject().equals(Optional.of(subject.id()))
                || statements(entry).stream()
                        .anyMatch(statement -> statement.fact().equals(subject) || statement.names(subject.id()));
    }

    @Override
    public List<RecordedEntry> standingAbout(FactKey subject) {
        return standing(entry -> names(entry, subject));
    }

    @Override
    public List<RecordedEntry> contests(String finding) {
        return standing(entry -> entry.format().equals("contest")
                && entry.body().get("finding").equals(Optional.of(new Data.Text(finding))));
    }

    private List<RecordedEntry> standing(Predicate<RecordedEntry> such) {
        return record.parties().stream()
                .flatMap(party -> record.log(party).stream())
                .filter(entry -> versions.stands(entry.pointer()))
                .filter(such)
                .toList();
    }

    @Override
    public boolean stands(EntryPointer entry) {
        return versions.stands(entry);
    }

    @Override
    public EntryPointer first(EntryPointer entry) {
        return versions.first(entry);
    }

    @Override
    public Optional<RecordedEntry> entry(EntryPointer entry) {
        return record.entry(entry);
    }

    @Override
    public Optional<Instant> written(EntryPointer entry) {
        return record.entry(entry).map(RecordedEntry::written);
    }

    @Override
    public Interval witnessed(RecordedEntry entry) {
        return entry.witnessed();
    }

    @Override
    public Interval received(RecordedEntry entry, Party by) {
        return entry.receivedBy(by);
    }

    @Override
    public Cut within(Predicate<Interval> witnessed, Cut cut) {
        Map<Party, Long> last = new TreeMap<>();
        for (Party party : record.parties()) {
            long index = -1;
            for (RecordedEntry entry : record.log(party)) {
                if (!witnessed.test(entry.witnessed()) || !cut.includes(entry.pointer())) {
                    break;
                }
                index = entry.pointer().index();
            }
            last.put(party, index);
        }
        return new Cut(last);
    }

    @Override
    public Unseen unseen(Collection<Party> authors, Judged judged, Optional<Collection<Party>> creditors) {
        Interval next = Ends.of(authors, judged, creditors).next(record::end);
        return new Unseen() {
            @Override
            public Truth by(Instant instant) {
                return next.by(instant);
            }

            @Override
            public boolean noneBefore(Instant judged) {
                return by(judged.minusSeconds(1)) == Truth.FALSE;
            }

            @Override
            public SortedSet<Party> missing() {
                return next.missing();
            }
        };
    }
}
