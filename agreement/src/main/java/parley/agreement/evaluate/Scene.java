package parley.agreement.evaluate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.EntryReader;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement;
import parley.agreement.account.Statement.Stated;
import parley.agreement.account.Versions;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Program;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.format.Bindings;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Party;
import parley.agreement.value.Type;

/**
 * What one assessment is made from, and what it has already worked out. Lives as long as one call; used by one thread.
 */
final class Scene {
    private final Pack pack;
    private final KnownRecord record;
    private final Instant at;
    private final Shared shared;

    /** What does not depend on the instant judged. */
    private static final class Shared {
        private final EntryReader reader;
        private final Bindings bindings;
        private final Versions versions;
        private final Map<EntryPointer, List<Statement>> statements = new HashMap<>();
        private final Map<EntryPointer, Map<String, Stated>> fields = new HashMap<>();
        private final Map<Cut, Book> books = new HashMap<>();
        private final Map<Cut, Map<Party, Account>> accounts = new HashMap<>();
        private final Map<FactKey, List<Party>> authors = new HashMap<>();
        private final Map<String, Program> programs = new HashMap<>();
        private final TreeSet<Instant> ticks = new TreeSet<>();

        Shared(Pack pack, KnownRecord record) {
            reader = new EntryReader(pack, record.parties());
            bindings = Bindings.of(pack, record.parameters());
            versions = Versions.of(record, Cut.NONE);
        }
    }

    Scene(Pack pack, KnownRecord record, Instant at) {
        this(pack, record, at, new Shared(pack, record));
    }

    private Scene(Pack pack, KnownRecord record, Instant at, Shared shared) {
        this.pack = pack;
        this.record = record;
        this.at = at;
        this.shared = shared;
    }

    /** The same record, judged at another instant. */
    Scene judgedAt(Instant other) {
        return new Scene(pack, record, other, shared);
    }

    Pack pack() {
        return pack;
    }

    KnownRecord record() {
        return record;
    }

    Instant at() {
        return at;
    }

    CivilTime time() {
        return new CivilTime(pack.zone());
    }

    EntryReader reader() {
        return shared.reader;
    }

    /** What the parameters are bound to in this circle. */
    Bindings bindings() {
        return shared.bindings;
    }

    /** What stands of the whole record. */
    Versions versions() {
        return shared.versions;
    }

    Book book(Cut cut) {
        Book known = shared.books.get(cut);
        if (known == null) {
            known = Book.of(record, cut, this::statements);
            shared.books.put(cut, known);
        }
        return known;
    }

    Account account(Party holder, Cut cut) {
        return shared.accounts
                .computeIfAbsent(cut, _ -> new HashMap<>())
                .computeIfAbsent(holder, _ -> Account.of(book(cut), pack, holder));
    }

    /** The fields of an entry's form. */
    Map<String, Stated> fields(RecordedEntry entry) {
        return shared.fields.computeIfAbsent(entry.pointer(), _ -> shared.reader.fields(entry));
    }

    /**
     * Who has stated or joined something about a subject: the fact itself, or one that names it. In the order of the
     * charter.
     */
    List<Party> authorsAbout(FactKey subject) {
        return shared.authors.computeIfAbsent(
                subject,
                _ -> record.parties().stream()
                        .filter(party -> book(Cut.NONE).hasStatedAbout(party, subject))
                        .toList());
    }

    List<Statement> statements(RecordedEntry entry) {
        return shared.statements.computeIfAbsent(entry.pointer(), _ -> shared.reader.statements(entry));
    }

    Program program(Condition condition) {
        return shared.programs.computeIfAbsent(
                condition.id(), _ -> Program.compile(condition, path -> wordsInOrder(path, condition.id())));
    }

    Program program(Site site, String text, Expr expr) {
        return shared.programs.computeIfAbsent(
                site.id(), _ -> Program.compile(site, text, expr, path -> wordsInOrder(path, site.id())));
    }

    Formula formula(Site site, String text, Expr expr) {
        return Program.formula(site, text, expr, path -> wordsInOrder(path, site.id()));
    }

    /** The words of the ordered list that a path of a fact leads to, lowest first; empty for any other path. */
    List<String> wordsInOrder(Path path, String id) {
        Optional<FactType> type = path.root().equals(Snapshot.ROOT)
                ? Snapshot.fact(pack, id)
                : pack.facts().values().stream()
                        .filter(fact -> fact.root().equals(path.root()))
                        .findFirst();
        for (String name : path.fields()) {
            FactType.Field field = type.map(t -> t.fields().get(name)).orElse(null);
            if (field == null) {
                return List.of();
            }
            if (field.type() instanceof Type.Words(List<String> words, boolean ordered)) {
                return ordered ? words : List.of();
            }
            type = field.type() instanceof Type.IdOf(String fact) ? pack.fact(fact) : Optional.empty();
        }
        return List.of();
    }

    /** Notes an instant at which a verdict could change although nothing is stated. */
    void tick(Instant instant) {
        shared.ticks.add(instant);
    }

    /** The first instant noted that is later than the one judged. */
    Optional<Instant> nextTick() {
        return Optional.ofNullable(shared.ticks.higher(at));
    }
}
