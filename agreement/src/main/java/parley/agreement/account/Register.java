package parley.agreement.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.Stock.Say;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/**
 * A record that grows entry by entry, kept so that each part of it is found without reading logs from their beginning:
 * every statement by its fact and author, every entry by its format and by what it is about. Any {@link Cut} of it is a
 * view. Whatever it learns, it tells which {@link Part}s may read differently from then on. For one thread.
 */
public final class Register {
    private final EntryReader reader;
    private final List<Party> parties;
    private final Consumer<Part> changed;
    private final Shelves shelves;
    private final Map<Party, Integer> order = new HashMap<>();
    private final Map<Party, List<Filed>> logs = new HashMap<>();
    private final Map<EntryPointer, Chain> awaited = new HashMap<>();
    private final Map<EntryPointer, List<Filed>> joiners = new HashMap<>();
    private final Map<Part, List<Filed>> lists = new HashMap<>();

    /**
     * An empty register.
     *
     * @param changed is told of every part that may read differently
     */
    public Register(Pack pack, List<Party> parties, Consumer<Part> changed) {
        this.reader = new EntryReader(pack, parties);
        this.parties = List.copyOf(parties);
        this.changed = changed;
        this.shelves = new Shelves(pack, this.parties, changed, this::first, this::since);
        for (Party party : parties) {
            order.put(party, order.size());
            logs.put(party, new ArrayList<>());
        }
    }

    public List<Party> parties() {
        return parties;
    }

    /** A book that is a view of it; whoever reads it is told which parts it touches. */
    public Book book(Cut cut, Consumer<Part> touched) {
        return new RegisterBook(shelves, cut, touched);
    }

    /**
     * Takes an entry: the next of its log, or one that is known with other times.
     *
     * @throws IllegalArgumentException if its log is not one of the circle's, or it is out of place there
     */
    public void learn(RecordedEntry entry) {
        List<Filed> log = logs.get(entry.author());
        if (log == null) {
            throw new IllegalArgumentException(entry.pointer() + " is in no log of " + parties);
        }
        Filed known = find(entry.pointer());
        if (known != null) {
            retime(known, entry);
            return;
        }
        if (!log.isEmpty() && log.getLast().index() >= entry.pointer().index()) {
            throw new IllegalArgumentException(
                    entry.pointer() + " comes after " + log.getLast().pointer() + " in its log");
        }
        Map<String, Statement.Stated> form = reader.fields(entry);
        List<Statement> statements = reader.statements(entry, form);
        Filed filed = new Filed(entry, statements, keys(entry, form, statements));
        log.add(filed);
        link(filed);
        filed.keys()
                .forEach(key ->
                        lists.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(filed));
        joining(filed);
        tell(filed.kin());
    }

    /**
     * Takes back an entry: everything reads as if it had never come.
     *
     * @throws IllegalArgumentException if it is not the last of its log
     */
    public void forget(RecordedEntry entry) {
        List<Filed> log = logs.getOrDefault(entry.author(), List.of());
        if (log.isEmpty() || !log.getLast().pointer().equals(entry.pointer())) {
            throw new IllegalArgumentException(entry.pointer() + " is not the last entry of its log");
        }
        Filed filed = log.getLast();
        List<Filed> kin = List.copyOf(filed.kin());
        Set<FactKey> facts = facts(kin);
        tell(kin);
        log.removeLast();
        filed.keys().forEach(key -> without(lists, key, filed));
        filed.entry().references().forEach(reference -> without(joiners, reference.target(), filed));
        Optional.ofNullable(filed.chain())
                .ifPresent(chain -> chain.dissolve().stream()
                        .filter(other -> other != filed)
                        .forEach(this::link));
        facts.forEach(fact -> shelves.remove(fact, filed));
        kin.stream().filter(other -> other != filed).map(List::of).forEach(this::tell);
        refile(kin);
    }

    private static <K> void without(Map<K, List<Filed>> lists, K key, Filed filed) {
        List<Filed> of = lists.get(key);
        if (of != null && of.remove(filed) && of.isEmpty()) {
            lists.remove(key);
        }
    }

    private void retime(Filed known, RecordedEntry entry) {
        RecordedEntry before = known.entry();
        known.timed(entry);
        if (!entry.witnessed().equals(before.witnessed())) {
            changed.accept(new Part.Witnessed(entry.pointer()));
            changed.accept(new Part.Whole());
        }
        boolean received = false;
        for (Party party : parties) {
            if (!entry.receivedBy(party).equals(before.receivedBy(party))) {
                changed.accept(new Part.Received(entry.pointer(), party));
                received = true;
            }
        }
        if (received) {
            refile(List.of(known));
        }
    }

    /** Looks again in which years those facts are counted that some entries are about. */
    private void refile(List<Filed> entries) {
        Set<FactKey> facts = new LinkedHashSet<>();
        for (Filed filed : entries) {
            filed.statements().forEach(statement -> facts.add(statement.fact()));
            for (Part key : filed.keys()) {
                if (key instanceof Part.About(String id)) {
                    shelves.uses().types().forEach(type -> facts.add(FactKey.identified(type, id)));
                }
            }
        }
        facts.forEach(shelves.uses()::file);
    }

    /** From which entry of a party's log on a fact may be taken by its word, in whatever version. */
    private long since(FactKey fact, Party by, String field) {
        Stock stock = shelves.stock(fact);
        if (stock != null && stock.isStatedBeside(order.getOrDefault(by, -1), field)) {
            return -1;
        }
        long said = stock == null ? TakenShelves.NEVER : stock.since(order.getOrDefault(by, -1));
        return listed(new Part.About(fact.id()))
                .filter(filed -> filed.entry().author().equals(by))
                .mapToLong(Filed::index)
                .reduce(said, Math::min);
    }

    /** The first entry in a format about a fact in a log, of those that were not withdrawn. */
    private Optional<RecordedEntry> first(Party author, String format, FactKey fact) {
        return given(author, List.of(new Part.About(fact.id()))).stream()
                .filter(entry -> entry.format().equals(format)
                        && (entry.subject().equals(Optional.of(fact.id()))
                                || statements(entry.pointer()).stream()
                                        .anyMatch(statement -> statement.fact().equals(fact))))
                .findFirst();
    }

    /** Puts an entry together with those that it corrects or withdraws, known or not. */
    private void link(Filed filed) {
        for (Reference.Role role : List.of(Reference.Role.CORRECTS, Reference.Role.WITHDRAWS)) {
            Optional<EntryPointer> target = Versions.target(filed.entry(), role);
            if (target.isPresent()) {
                Filed other = find(target.get());
                Chain chain = other == null
                        ? awaited(target.get())
                        : Optional.ofNullable(other.chain()).orElseGet(Chain::new);
                List<Filed> more = new ArrayList<>(filed.kin());
                if (other != null) {
                    more.addAll(other.kin());
                }
                chain.add(more);
            }
        }
    }

    /** The entries that correct or withdraw one that is not there: void, or none of this log. */
    private Chain awaited(EntryPointer target) {
        Chain chain = awaited.computeIfAbsent(target, _ -> new Chain());
        return chain.entries().stream()
                .findFirst()
                .flatMap(filed -> Optional.ofNullable(filed.chain()))
                .orElse(chain);
    }

    /** What the entry says by what it joins, what those say who joined it, and what it says itself. */
    private void joining(Filed filed) {
        List<Reference> references = filed.entry().references();
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).role() == Reference.Role.JOINS) {
                EntryPointer document = references.get(i).target();
                joiners.computeIfAbsent(document, _ -> new ArrayList<>(1)).add(filed);
                Filed target = find(document);
                if (target != null) {
                    for (Filed version : target.kin()) {
                        join(filed, i, document, version);
                    }
                }
            }
        }
        // Who joined it before it came has joined its earlier versions too, and with it two documents may become one.
        List<Filed> kin = filed.kin();
        boolean joinsChains = targets(filed) > 1;
        for (Filed one : kin) {
            List<Filed> versions = one == filed || joinsChains ? kin : List.of(filed);
            for (Filed joiner : joiners.getOrDefault(one.pointer(), List.of())) {
                if (joiner != filed) {
                    versions.forEach(version -> joined(joiner, one.pointer(), version));
                }
            }
        }
        say(filed, Say.ITSELF, filed, Optional.empty());
    }

    /** How many entries it corrects or withdraws. */
    private static long targets(Filed filed) {
        return Stream.of(Reference.Role.CORRECTS, Reference.Role.WITHDRAWS)
                .filter(role -> Versions.target(filed.entry(), role).isPresent())
                .count();
    }

    private void joined(Filed joiner, EntryPointer document, Filed version) {
        List<Reference> references = joiner.entry().references();
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).role() == Reference.Role.JOINS
                    && references.get(i).target().equals(document)) {
                join(joiner, i, document, version);
            }
        }
    }

    private void join(Filed joiner, int part, EntryPointer document, Filed version) {
        if (!document.party().equals(joiner.entry().author())) {
            say(joiner, part, version, Optional.of(document));
        }
    }

    private void say(Filed by, int part, Filed source, Optional<EntryPointer> joined) {
        Map<FactKey, Integer> rows = new LinkedHashMap<>();
        Map<FactKey, List<Statement>> byFact = new HashMap<>();
        Party author = by.entry().author();
        for (int row = 0; row < source.statements().size(); row++) {
            Statement statement = source.statements().get(row);
            rows.putIfAbsent(statement.fact(), row);
            byFact.computeIfAbsent(statement.fact(), _ -> new ArrayList<>(1))
                    .add(joined.isPresent() ? statement.of(author) : statement);
        }
        int place = order.getOrDefault(author, 0);
        rows.forEach((fact, row) ->
                shelves.add(place, fact, new Say(by, part, source, joined, byFact.getOrDefault(fact, List.of()), row)));
    }

    /** Tells what some entries, all versions and withdrawals of each other, may have changed. */
    private void tell(List<Filed> kin) {
        Set<FactKey> facts = facts(kin);
        Set<Part> parts = new LinkedHashSet<>();
        for (Filed filed : kin) {
            parts.addAll(filed.keys());
            parts.add(new Part.Document(filed.pointer()));
        }
        parts.add(new Part.Whole());
        facts.forEach(shelves::changed);
        refile(kin);
        parts.forEach(changed);
    }

    /** What some entries say something of, by themselves or by what they join. */
    private Set<FactKey> facts(List<Filed> entries) {
        Set<FactKey> facts = new LinkedHashSet<>();
        for (Filed filed : entries) {
            filed.statements().forEach(statement -> facts.add(statement.fact()));
            for (Reference reference : filed.entry().references()) {
                Filed target = reference.role() == Reference.Role.JOINS ? find(reference.target()) : null;
                if (target != null) {
                    target.kin()
                            .forEach(version -> version.statements().forEach(statement -> facts.add(statement.fact())));
                }
            }
        }
        return facts;
    }

    /** Under what an entry is found. */
    private static Set<Part> keys(RecordedEntry entry, Map<String, Statement.Stated> form, List<Statement> statements) {
        Set<Part> keys = new LinkedHashSet<>();
        keys.add(new Part.Sent(entry.author(), entry.format()));
        entry.subject().ifPresent(subject -> {
            keys.add(new Part.SentAbout(entry.author(), entry.format(), subject));
            keys.add(new Part.About(subject));
        });
        for (Statement statement : statements) {
            keys.add(new Part.About(statement.fact().id()));
            for (Statement.Stated stated : statement.fields().values()) {
                if (stated.value() instanceof Value.Id(String id)) {
                    keys.add(new Part.About(id));
                }
            }
        }
        form.values()
                .forEach(stated -> ids(stated.value())
                        .forEach(id -> keys.add(new Part.SentNaming(entry.author(), entry.format(), id))));
        if (entry.references().stream().anyMatch(reference -> reference.role() == Reference.Role.JOINS)) {
            keys.add(new Part.Joining(entry.author()));
        }
        if (entry.format().equals("contest")
                && entry.body().get("finding").orElse(null) instanceof Data.Text(String finding)) {
            keys.add(new Part.Contests(finding));
        }
        return keys;
    }

    /** The ids that a value holds: itself, or those of its items. */
    private static Stream<String> ids(Value value) {
        return switch (value) {
            case Value.Id(String id) -> Stream.of(id);
            case Value.Items(List<Value> items) -> items.stream().flatMap(Register::ids);
            case Value.Row(Map<String, Value> fields) ->
                Optional.ofNullable(fields.get("id")).stream().flatMap(Register::ids);
            case Value.Atom _, Span _, Value.Blank _ -> Stream.of();
        };
    }

    /** The entries that are found under a part, in the order of arrival. */
    private Stream<Filed> listed(Part part) {
        return lists.getOrDefault(part, List.of()).stream();
    }

    /**
     * The entries of a log that are found under some parts, each once, in the order of the log: without those that were
     * withdrawn, and those that withdraw.
     */
    public List<RecordedEntry> given(Party author, Collection<Part> parts) {
        return found(author, parts, filed -> !filed.withdrawn());
    }

    /** The same with those that withdraw another, unless they were withdrawn themselves. */
    public List<RecordedEntry> sayings(Party author, Part part) {
        return found(author, List.of(part), filed -> !filed.takenBack());
    }

    /** Those that were withdrawn, and withdraw nothing. */
    public List<RecordedEntry> takenBack(Party author, Collection<Part> parts) {
        return found(author, parts, filed -> filed.takenBack() && !Versions.withdraws(filed.entry()));
    }

    private List<RecordedEntry> found(Party author, Collection<Part> parts, Predicate<Filed> such) {
        TreeMap<Long, RecordedEntry> found = new TreeMap<>();
        for (Part part : parts) {
            listed(part)
                    .filter(filed -> filed.entry().author().equals(author) && such.test(filed))
                    .forEach(filed -> found.put(filed.index(), filed.entry()));
        }
        return List.copyOf(found.values());
    }

    /** The entries of one log that are found under a part, whatever became of them, in the order of the log. */
    public List<RecordedEntry> ever(Part part) {
        return listed(part)
                .map(Filed::entry)
                .sorted(Comparator.comparing(RecordedEntry::pointer))
                .toList();
    }

    /** The entries that have changed or taken back the document of which an entry is a version: {@link Versions#changing}. */
    public List<RecordedEntry> changing(EntryPointer version) {
        Filed known = find(version);
        return known == null
                ? List.of()
                : Versions.changing(known.kin().stream().map(Filed::entry).toList(), version);
    }

    /** The entries that are found under a part and stand, in the order of the charter and of each log. */
    public List<RecordedEntry> standing(Part part) {
        TreeMap<Place, RecordedEntry> found = new TreeMap<>();
        listed(part)
                .filter(filed -> filed.stands(Cut.NONE))
                .forEach(filed -> found.put(
                        new Place(order.getOrDefault(filed.entry().author(), 0), filed.index(), 0, 0), filed.entry()));
        return List.copyOf(found.values());
    }

    /** The versions of a document that were not withdrawn, oldest first. */
    public List<RecordedEntry> versions(EntryPointer document) {
        Filed known = find(document);
        if (known == null) {
            return List.of();
        }
        return known.kin().stream()
                .filter(filed -> !filed.withdrawn())
                .filter(filed ->
                        filed.chain() == null || filed.chain().asOf(Cut.NONE).sameDocument(filed.pointer(), document))
                .map(Filed::entry)
                .toList();
    }

    /** Whether anything that was said of a fact stands. */
    public boolean stands(FactKey fact) {
        Stock stock = shelves.stock(fact);
        return stock != null && stock.listed() != null;
    }

    /** Where a fact that stands comes first in the record; empty if nothing that was said of it stands. */
    public Optional<Place> place(FactKey fact) {
        Stock stock = shelves.stock(fact);
        return stock == null ? Optional.empty() : Optional.ofNullable(stock.listed());
    }

    /** Those of some facts that stand, in the order of the record. */
    public List<FactKey> inOrder(Collection<FactKey> facts) {
        return shelves.inOrder(facts, Cut.NONE);
    }

    /** Whether an entry stands. */
    public boolean stands(EntryPointer entry) {
        Filed known = find(entry);
        return known != null && known.stands(Cut.NONE);
    }

    /** The first version of the document of which an entry is one; the entry itself if it corrects nothing. */
    public EntryPointer first(EntryPointer entry) {
        Filed known = find(entry);
        return known == null || known.chain() == null
                ? entry
                : known.chain().asOf(Cut.NONE).first(entry);
    }

    public Optional<RecordedEntry> entry(EntryPointer pointer) {
        return Optional.ofNullable(find(pointer)).map(Filed::entry);
    }

    /** What an entry of the register states. */
    public List<Statement> statements(EntryPointer pointer) {
        Filed known = find(pointer);
        return known == null ? List.of() : known.statements();
    }

    /** A party's entries, oldest first. */
    public Stream<RecordedEntry> log(Party party) {
        return logs.getOrDefault(party, List.of()).stream().map(Filed::entry);
    }

    private @Nullable Filed find(EntryPointer pointer) {
        List<Filed> log = logs.getOrDefault(pointer.party(), List.of());
        int low = 0;
        int high = log.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Filed filed = log.get(middle);
            if (filed.index() == pointer.index()) {
                return filed.pointer().equals(pointer) ? filed : null;
            }
            if (filed.index() < pointer.index()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
