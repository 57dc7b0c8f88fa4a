package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import parley.agreement.account.Account;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.EntryReader;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement;
import parley.agreement.account.Statement.Stated;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Program;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.finding.Stamp;
import parley.agreement.format.Bindings;
import parley.agreement.pack.Condition;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Party;
import parley.agreement.value.Type;

/**
 * What one assessment is made from, and what it has already worked out. Lives as long as one call; used by one thread.
 */
final class Scene {
    private final Lookup record;
    private final Instant at;
    private final Now now;
    private final Shared shared;
    private final boolean proving;

    /** What does not depend on the instant judged. */
    private static final class Shared {
        private final Rules rules;
        private final Map<EntryPointer, Map<String, Stated>> fields = new HashMap<>();
        private final Map<Cut, Map<Party, Account>> accounts = new HashMap<>();
        private final Map<FactKey, List<Party>> authors = new HashMap<>();
        private final Map<Debtors.Yielding, Set<Party>> yielded = new HashMap<>();
        private final TreeSet<Instant> ticks = new TreeSet<>();
        private final TreeSet<Instant> turns = new TreeSet<>();

        Shared(Rules rules) {
            this.rules = rules;
        }
    }

    Scene(Rules rules, Lookup record, Instant at) {
        this(rules, record, at, true);
    }

    private Scene(Rules rules, Lookup record, Instant at, boolean proving) {
        this.record = record;
        this.at = at;
        this.shared = new Shared(rules);
        this.now = new Now(at, shared.turns::add, this::tick);
        this.proving = proving;
    }

    private Scene(Lookup record, Instant at, Shared shared, boolean proving) {
        this.record = record;
        this.at = at;
        this.shared = shared;
        this.now = new Now(at);
        this.proving = proving;
    }

    /** One from which only what findings say is worked out, and no proof is kept. */
    static Scene saying(Rules rules, Lookup record, Instant at) {
        return new Scene(rules, record, at, false);
    }

    /** Whether proofs are to show all of it: also what could not have changed what a finding says. */
    boolean isProving() {
        return proving;
    }

    /** The same record, judged at another instant. */
    Scene judgedAt(Instant other) {
        return new Scene(record, other, shared, proving);
    }

    Pack pack() {
        return shared.rules.pack();
    }

    Lookup record() {
        return record;
    }

    /** From what its findings are made. */
    Stamp stamp() {
        return record.stamp(pack(), at);
    }

    /** The instant judged. */
    Now now() {
        return now;
    }

    CivilTime time() {
        return new CivilTime(pack().zone());
    }

    EntryReader reader() {
        return shared.rules.reader();
    }

    /** What the parameters are bound to in this circle. */
    Bindings bindings() {
        return shared.rules.bindings();
    }

    Book book(Cut cut) {
        return record.book(cut);
    }

    Account account(Party holder, Cut cut) {
        return shared.accounts
                .computeIfAbsent(cut, _ -> new HashMap<>())
                .computeIfAbsent(holder, _ -> Account.of(book(cut), pack(), holder));
    }

    /** The fields of an entry's form. */
    Map<String, Stated> fields(RecordedEntry entry) {
        return shared.fields.computeIfAbsent(entry.pointer(), _ -> reader().fields(entry));
    }

    /**
     * Who has stated or joined something about a subject: the fact itself, or one that names it. In the order of the
     * charter.
     */
    List<Party> authorsAbout(FactKey subject) {
        return shared.authors.computeIfAbsent(subject, _ -> book(Cut.NONE).authorsAbout(subject, record.parties()));
    }

    /** The parties that something yields, looked up once. */
    Set<Party> yielded(Debtors.Yielding by, Supplier<Set<Party>> find) {
        Set<Party> known = shared.yielded.get(by);
        if (known == null) {
            known = find.get();
            shared.yielded.put(by, known);
        }
        return known;
    }

    List<Statement> statements(RecordedEntry entry) {
        return record.statements(entry);
    }

    Program program(Condition condition) {
        return shared.rules
                .programs()
                .computeIfAbsent(
                        condition.id(), _ -> Program.compile(condition, path -> wordsInOrder(path, condition.id())));
    }

    Program program(Site site, String text, Expr expr) {
        return shared.rules
                .programs()
                .computeIfAbsent(
                        site.id(), _ -> Program.compile(site, text, expr, path -> wordsInOrder(path, site.id())));
    }

    Formula formula(Site site, String text, Expr expr) {
        return Program.formula(site, text, expr, path -> wordsInOrder(path, site.id()));
    }

    /** The words of the ordered list that a path of a fact leads to, lowest first; empty for any other path. */
    List<String> wordsInOrder(Path path, String id) {
        Optional<FactType> type = path.root().equals(Snapshot.ROOT)
                ? Snapshot.fact(pack(), id)
                : pack().facts().values().stream()
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
            type = field.type() instanceof Type.IdOf(String fact) ? pack().fact(fact) : Optional.empty();
        }
        return List.of();
    }

    /** Notes an instant at which a verdict could change although nothing is stated. */
    void tick(Instant instant) {
        shared.ticks.add(instant);
    }

    /** Every instant noted so far, in order. */
    SortedSet<Instant> ticks() {
        return Collections.unmodifiableSortedSet(shared.ticks);
    }

    /** The first later instant at which what was asked so far of the one judged would be answered otherwise. */
    Optional<Instant> until() {
        return Optional.ofNullable(shared.turns.higher(at));
    }

    /** The first instant noted that is later than the one judged. */
    Optional<Instant> nextTick() {
        return Optional.ofNullable(shared.ticks.higher(at));
    }
}
