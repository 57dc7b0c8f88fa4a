package parley.agreement.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Statement.Stated;
import parley.agreement.expr.Path;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * The facts as one party has them. A field is the holder's latest statement of it; failing that, that of the owner whose
 * code stands in the subject's id; failing that, the other owners' if they agree. A fact that neither the holder nor an
 * owner has stated does not exist here. Reads a {@link Book}; for one thread at a time.
 */
public final class Account {
    private final Book book;
    private final Pack pack;
    private final Party holder;
    private final boolean ownTotals;
    private final Optional<Joined> joined;
    private final Map<FactKey, Set<Party>> owners = new HashMap<>();
    private final Map<Related, List<FactKey>> related = new HashMap<>();

    private record Related(String fact, String relation, FactKey subject) {}

    private Account(Book book, Pack pack, Party holder, boolean ownTotals, Optional<Joined> joined) {
        this.book = book;
        this.pack = pack;
        this.holder = holder;
        this.ownTotals = ownTotals;
        this.joined = joined;
    }

    /** The account of a party. */
    public static Account of(Book book, Pack pack, Party holder) {
        return new Account(book, pack, holder, false, Optional.empty());
    }

    /**
     * The same account, with totals over the facts that its holder stated or joined and no others: on its own account a
     * party owes only by its own word, while others' words may still fill its silence about a single field.
     */
    public Account owing() {
        return new Account(book, pack, holder, true, joined);
    }

    /** The same account, on which these ids are one subject. */
    public Account joining(Joined subject) {
        return new Account(book, pack, holder, ownTotals, Optional.of(subject).filter(of -> !of.isSingle()));
    }

    public Party holder() {
        return holder;
    }

    /** Whether the holder has stated or joined anything of a fact. */
    public boolean stated(FactKey fact) {
        return book.authors(fact).contains(holder);
    }

    /** Whether this account contains a fact. */
    public boolean exists(FactKey fact) {
        return stated(fact) || !owners(fact).isEmpty();
    }

    /** One field of a fact, as this account has it. */
    public Reading field(FactKey fact, String name) {
        if (joined.isPresent() && joined.get().ids().contains(fact)) {
            return joinedField(joined.get(), name);
        }
        return ownField(fact, name);
    }

    private Reading joinedField(Joined subject, String name) {
        if (name.equals("id")) {
            return ownField(subject.name(), name);
        }
        SortedSet<Need> asking = new TreeSet<>();
        subject.ids().forEach(id -> asking.addAll(ask(coiner(id).orElse(holder), type(id), name)));
        List<Reading> readings =
                subject.ids().stream().map(id -> ownField(id, name)).toList();
        return subject.field(name, readings, asking);
    }

    private Reading ownField(FactKey fact, String name) {
        FactType type = type(fact);
        if (type.identified() && name.equals("id")) {
            return new Reading.Known(new Value.Id(fact.id()), List.of());
        }
        FactType.Field field = fieldOf(type, name);
        Optional<Stated> own = book.latest(fact, holder, name);
        if (own.isPresent()) {
            return read(type, field, holder, own.get());
        }
        Set<Party> owning = owners(fact);
        Optional<Party> coiner = coiner(fact);
        if (coiner.isPresent() && owning.contains(coiner.get())) {
            Optional<Stated> coined = book.latest(fact, coiner.get(), name);
            if (coined.isPresent()) {
                return read(type, field, coiner.get(), coined.get());
            }
        }
        return agreed(fact, type, field, owning);
    }

    /** A field of the very id that a related fact names, where its type has such a field. */
    Optional<Reading> fieldOfNamed(FactKey related, Derived derived, FactKey subject, String name) {
        if (!type(subject).fields().containsKey(name)) {
            return Optional.empty();
        }
        FactKey named = joined.isPresent()
                        && field(related, derived.relation()) instanceof Reading.Known(Value id, List<Source> _)
                ? FactKey.identified(subject.type(), id.toString())
                : subject;
        return Optional.of(ownField(named, name));
    }

    private Reading agreed(FactKey fact, FactType type, FactType.Field field, Set<Party> owning) {
        Map<Party, Stated> stated = new LinkedHashMap<>();
        for (Party owner : owning) {
            book.latest(fact, owner, field.name()).ifPresent(s -> stated.put(owner, s));
        }
        if (stated.isEmpty()) {
            return field.byDefault()
                    .<Reading>map(value -> new Reading.Known(value, List.of()))
                    .orElseGet(() -> new Reading.Absent(ask(coiner(fact).orElse(holder), type, field.name())));
        }
        if (stated.values().stream().map(Stated::value).distinct().count() == 1) {
            Map.Entry<Party, Stated> one = stated.entrySet().iterator().next();
            return read(type, field, one.getKey(), one.getValue());
        }
        SortedSet<Need> needs = new TreeSet<>();
        List<Source> from = new ArrayList<>();
        stated.forEach((owner, value) -> {
            needs.addAll(ask(owner, type, field.name()));
            from.add(value.source());
        });
        return new Reading.Unknown("stated differently", from, needs);
    }

    /**
     * Whose word a fact is on this account: the holder's where he owns it, failing that that of the owner whose code stands
     * in its id, failing that the other owners'.
     */
    public Set<Party> speakers(FactKey fact) {
        Optional<Path> path = type(fact).owner();
        if (path.isPresent() && strict(holder, fact, path.get().segments()).contains(holder)) {
            return Set.of(holder);
        }
        Set<Party> owning = owners(fact);
        return coiner(fact).filter(owning::contains).map(Set::of).orElse(owning);
    }

    /** What a party has stated of a fact and stands, oldest first. */
    public List<Statement> statements(FactKey fact, Party author) {
        return book.statements(fact, author);
    }

    /** One field of a fact as a statement has it, if it has it. */
    public Optional<Reading> as(Statement statement, String name) {
        FactType type = type(statement.fact());
        return Optional.ofNullable(statement.fields().get(name))
                .map(stated -> read(type, fieldOf(type, name), statement.author(), stated));
    }

    private static Reading read(FactType type, FactType.Field field, Party author, Stated stated) {
        List<Source> from = List.of(stated.source());
        if (!(stated.value() instanceof Value.Blank(Value.Blank.Kind kind))) {
            return new Reading.Known(stated.value(), from);
        }
        if (kind.unknown()) {
            return new Reading.Unknown(kind.word(), from, ask(author, type, field.name()));
        }
        return switch (field.type()) {
            case Type.Simple simple when simple == Type.Simple.COUNT -> new Reading.Known(new Value.Count(0), from);
            case Type.Simple simple when simple == Type.Simple.FLAG -> new Reading.Known(new Value.Flag(false), from);
            case Type.ListOf _ -> new Reading.Known(new Value.Items(List.of()), from);
            case Type.Simple _,
                    Type.AnyId _,
                    Type.IdOf _,
                    Type.Words _,
                    Type.SpanOf _,
                    Type.RowOf _,
                    Type.Groups _,
                    Type.Coded _ -> new Reading.None(from);
        };
    }

    private static SortedSet<Need> ask(Party party, FactType type, String field) {
        return new TreeSet<>(Set.of(new Need.Ask(party.code(), type.root() + "." + field)));
    }

    /** What fields lead to from a fact, stepping through ids; totals are read by {@link Totals}. */
    public Reading path(FactKey from, List<String> fields) {
        FactKey fact = from;
        for (int i = 0; ; i++) {
            Reading reading = field(fact, fields.get(i));
            if (i == fields.size() - 1 || !(reading instanceof Reading.Known(Value value, List<Source> _))) {
                return reading;
            }
            fact = FactKey.identified(factNamedBy(fact, fields.get(i)), value.toString());
        }
    }

    /** The facts that a total is taken over: those that this account contains and that name the subject. */
    public List<FactKey> related(Derived derived, FactKey subject) {
        Related key = new Related(derived.fact(), derived.relation(), subject);
        List<FactKey> known = related.get(key);
        if (known == null) {
            known = findRelated(derived, subject);
            related.put(key, known);
        }
        return known;
    }

    private List<FactKey> findRelated(Derived derived, FactKey subject) {
        Joined whole = joined.filter(of -> of.ids().contains(subject)).orElseGet(() -> Joined.single(subject));
        List<FactKey> naming = whole.ids().size() == 1
                ? book.facts(derived.fact(), derived.relation(), subject.id())
                : book.facts(derived.fact());
        return naming.stream()
                .filter(this::exists)
                .filter(fact -> field(fact, derived.relation()) instanceof Reading.Known(Value id, List<Source> _)
                        && whole.named(id.toString())
                                .filter(of -> !ownTotals || !whole.own().contains(of) || stated(fact))
                                .isPresent())
                .toList();
    }

    /** The parties that a path from a fact yields by the holder's own statements alone. */
    public Set<Party> ownWord(FactKey fact, List<String> fields) {
        return strict(holder, fact, fields);
    }

    /** Who, other than the holder, owns a fact: by a statement of his own that names him. */
    private Set<Party> owners(FactKey fact) {
        Set<Party> known = owners.get(fact);
        if (known == null) {
            known = findOwners(fact);
            owners.put(fact, known);
        }
        return known;
    }

    private Set<Party> findOwners(FactKey fact) {
        Optional<Path> path = type(fact).owner();
        if (path.isEmpty()) {
            return Set.of();
        }
        Set<Party> found = new LinkedHashSet<>();
        for (Party author : book.authors(fact)) {
            if (!author.equals(holder)
                    && strict(author, fact, path.get().segments()).contains(author)) {
                found.add(author);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private Set<Party> strict(Party author, FactKey from, List<String> fields) {
        FactKey fact = from;
        for (int i = 0; ; i++) {
            Optional<Value> value = book.latest(fact, author, fields.get(i)).map(Stated::value);
            if (value.isEmpty()) {
                return Set.of();
            }
            if (i == fields.size() - 1) {
                return parties(value.get());
            }
            if (value.get() instanceof Value.Blank) {
                return Set.of();
            }
            fact = FactKey.identified(
                    factNamedBy(fact, fields.get(i)), value.get().toString());
        }
    }

    /** The parties in a value: one code, or a list of them. */
    public static Set<Party> parties(Value value) {
        Set<Party> parties = new LinkedHashSet<>();
        if (value instanceof Value.PartyCode(Party party)) {
            parties.add(party);
        } else if (value instanceof Value.Items(List<Value> items)) {
            items.forEach(item -> parties.addAll(parties(item)));
        }
        return parties;
    }

    /** The party whose code stands in the id of the subject that a fact is about. */
    public Optional<Party> coiner(FactKey fact) {
        FactType type = type(fact);
        if (type.identified()) {
            return coinerOf(fact.id());
        }
        List<String> key = EntryReader.keyFields(type);
        for (int i = 0; i < key.size(); i++) {
            if (fieldOf(type, key.get(i)).type() instanceof Type.IdOf) {
                return coinerOf(fact.values().get(i));
            }
        }
        return Optional.empty();
    }

    /** The party whose code stands in an id. */
    public static Optional<Party> coinerOf(String id) {
        int slash = id.indexOf('/');
        String code = slash < 0 ? id : id.substring(0, slash);
        return Party.isCode(code) ? Optional.of(new Party(code)) : Optional.empty();
    }

    private String factNamedBy(FactKey fact, String field) {
        if (fieldOf(type(fact), field).type() instanceof Type.IdOf(String named)) {
            return named;
        }
        throw new IllegalStateException("a loaded pack steps through " + fact.type() + "." + field + ", no id");
    }

    private FactType type(FactKey fact) {
        return pack.fact(fact.type())
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no fact " + fact.type()));
    }

    private static FactType.Field fieldOf(FactType type, String name) {
        FactType.Field field = type.fields().get(name);
        if (field == null) {
            throw new IllegalStateException("a loaded pack has no field " + type.name() + "." + name);
        }
        return field;
    }
}
