package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Part;
import parley.agreement.account.Register;
import parley.agreement.account.Statement;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** Finds everything in a {@link Filing}, and tells a trace each part that it reads. */
final class FiledLookup implements Lookup {
    private final Filing filing;
    private final Register register;
    private final Trace trace;

    FiledLookup(Filing filing, Trace trace) {
        this.filing = filing;
        this.register = filing.register();
        this.trace = trace;
    }

    @Override
    public List<Party> parties() {
        return register.parties();
    }

    @Override
    public Map<String, Party> roles() {
        return filing.roles();
    }

    /** None: they grow with every entry, and are put in when a finding is read. */
    @Override
    public Map<Party, Long> sizes() {
        return Map.of();
    }

    /** None yet: it changes with every entry and every second, and is put on when a finding is read. */
    @Override
    public Stamp stamp(Pack pack, Instant at) {
        return Stamps.of(pack, Map.of(), Optional.empty(), 0, Instant.EPOCH).stamp();
    }

    @Override
    public Book book(Cut cut) {
        return register.book(cut, trace::read);
    }

    @Override
    public List<Statement> statements(RecordedEntry entry) {
        return register.statements(entry.pointer());
    }

    @Override
    public List<RecordedEntry> sent(Party author, String format, Optional<String> subject, boolean joining) {
        List<Part> parts = new ArrayList<>();
        parts.add(sent(author, format, subject));
        if (joining) {
            parts.add(new Part.Joining(author));
        }
        return given(author, parts);
    }

    private static Part sent(Party author, String format, Optional<String> subject) {
        return subject.<Part>map(about -> new Part.SentAbout(author, format, about))
                .orElse(new Part.Sent(author, format));
    }

    @Override
    public List<RecordedEntry> everSent(Party author, String format, Optional<String> subject) {
        Part part = sent(author, format, subject);
        trace.read(part);
        return register.ever(part);
    }

    @Override
    public List<RecordedEntry> changing(EntryPointer version) {
        trace.read(new Part.Document(version));
        return register.changing(version);
    }

    @Override
    public List<RecordedEntry> naming(Party author, String format, List<FactKey> ids, boolean joining) {
        List<Part> parts = new ArrayList<>();
        ids.forEach(id -> parts.add(new Part.SentNaming(author, format, id.id())));
        if (joining) {
            parts.add(new Part.Joining(author));
        }
        return given(author, parts);
    }

    @Override
    public List<RecordedEntry> takenBack(Party author, String format, Optional<String> subject, List<FactKey> ids) {
        List<Part> parts = new ArrayList<>();
        ids.forEach(id -> parts.add(new Part.SentNaming(author, format, id.id())));
        if (ids.isEmpty()) {
            parts.add(sent(author, format, subject));
        }
        parts.forEach(trace::read);
        return register.takenBack(author, parts);
    }

    private List<RecordedEntry> given(Party author, List<Part> parts) {
        parts.forEach(trace::read);
        return register.given(author, parts);
    }

    @Override
    public List<RecordedEntry> versions(EntryPointer document) {
        trace.read(new Part.Document(document));
        return register.versions(document);
    }

    @Override
    public List<RecordedEntry> about(Party author, FactKey subject) {
        Part part = new Part.About(subject.id());
        trace.read(part);
        return register.sayings(author, part).stream()
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
        return standing(new Part.About(subject.id())).stream()
                .filter(entry -> names(entry, subject))
                .toList();
    }

    @Override
    public List<RecordedEntry> contests(String finding) {
        return standing(new Part.Contests(finding));
    }

    private List<RecordedEntry> standing(Part part) {
        trace.read(part);
        return register.standing(part);
    }

    @Override
    public boolean stands(EntryPointer entry) {
        trace.read(new Part.Document(entry));
        return register.stands(entry);
    }

    @Override
    public EntryPointer first(EntryPointer entry) {
        trace.read(new Part.Document(entry));
        return register.first(entry);
    }

    @Override
    public Optional<RecordedEntry> entry(EntryPointer entry) {
        trace.read(new Part.Document(entry));
        return register.entry(entry);
    }

    @Override
    public Optional<Instant> written(EntryPointer entry) {
        trace.read(new Part.Document(entry));
        return register.entry(entry).map(RecordedEntry::written);
    }

    @Override
    public Interval witnessed(RecordedEntry entry) {
        trace.read(new Part.Witnessed(entry.pointer()));
        return entry.witnessed();
    }

    @Override
    public Interval received(RecordedEntry entry, Party by) {
        trace.read(
                by.equals(entry.author())
                        ? new Part.Witnessed(entry.pointer())
                        : new Part.Received(entry.pointer(), by));
        return entry.receivedBy(by);
    }

    @Override
    public Cut within(Predicate<Interval> witnessed, Cut cut) {
        trace.read(new Part.Whole());
        Map<Party, Long> last = new TreeMap<>();
        for (Party party : register.parties()) {
            last.put(
                    party,
                    register.log(party)
                            .takeWhile(entry -> witnessed.test(entry.witnessed()) && cut.includes(entry.pointer()))
                            .reduce((_, later) -> later)
                            .map(entry -> entry.pointer().index())
                            .orElse(-1L));
        }
        return new Cut(last);
    }

    @Override
    public Unseen unseen(Collection<Party> authors, Judged judged, Optional<Collection<Party>> creditors) {
        Ends ends = Ends.of(authors, judged, creditors);
        Interval next = ends.next(filing::end);
        return new Unseen() {
            @Override
            public Truth by(Instant instant) {
                trace.asked(ends, instant);
                return next.by(instant);
            }

            @Override
            public boolean noneBefore(Instant judged) {
                trace.askedSoFar(ends);
                return next.by(judged.minusSeconds(1)) == Truth.FALSE;
            }

            @Override
            public SortedSet<Party> missing() {
                trace.missing(ends);
                return next.missing();
            }
        };
    }
}
