package parley.agreement.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.Statement.Stated;
import parley.agreement.account.Stock.Say;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** The facts of a {@link Register}: each by its key, those of a type in their order, and by what stands in some fields. */
final class Shelves {
    private final Pack pack;
    private final List<Party> parties;
    private final Consumer<Part> changed;
    private final Map<FactKey, Stock> stocks = new HashMap<>();
    private final Map<String, TreeMap<Place, FactKey>> byType = new HashMap<>();
    private final Map<String, Set<FactKey>> everOfType = new HashMap<>();
    private final Map<String, Set<FactKey>> naming = new HashMap<>();
    private final Map<Part, Set<FactKey>> holding = new HashMap<>();
    private final Map<String, Set<String>> relations = new HashMap<>();
    private final UseShelves uses;

    Shelves(Pack pack, List<Party> parties, Consumer<Part> changed, UseShelves.First first, UseShelves.Since since) {
        this.pack = pack;
        this.parties = parties;
        this.changed = changed;
        pack.facts()
                .values()
                .forEach(type -> type.derived()
                        .values()
                        .forEach(total -> relations
                                .computeIfAbsent(total.fact(), _ -> new HashSet<>())
                                .add(total.relation())));
        this.uses = new UseShelves(pack, parties, changed, first, this::only, since);
    }

    List<Party> parties() {
        return parties;
    }

    void add(int party, FactKey fact, Say say) {
        Stock stock = stocks.computeIfAbsent(fact, Stock::new);
        stock.add(party, say);
        everOfType.computeIfAbsent(fact.type(), _ -> new LinkedHashSet<>()).add(fact);
        for (Statement statement : say.statements()) {
            for (Stated stated : statement.fields().values()) {
                if (stated.value() instanceof Value.Id(String id)) {
                    naming.computeIfAbsent(id, _ -> new LinkedHashSet<>(2)).add(fact);
                }
            }
            for (String relation : relations.getOrDefault(fact.type(), Set.of())) {
                Stated stated = statement.fields().get(relation);
                if (stated != null) {
                    put(new Part.Holding(fact.type(), relation, stated.value().toString()), fact);
                }
            }
        }
    }

    /** Takes back what an entry says of a fact. Where else it is looked for by what was said of it, nothing is found. */
    void remove(FactKey fact, Filed entry) {
        Stock stock = stocks.get(fact);
        if (stock != null) {
            stock.remove(entry);
            changed(fact);
            if (stock.isEmpty()) {
                stocks.remove(fact);
                everOfType.getOrDefault(fact.type(), new HashSet<>()).remove(fact);
                uses.forget(fact);
            }
        }
    }

    private boolean put(Part part, FactKey fact) {
        return holding.computeIfAbsent(part, _ -> new LinkedHashSet<>(2)).add(fact);
    }

    /** Looks again at what stands of a fact, and tells what may read differently. */
    void changed(FactKey fact) {
        Stock stock = stocks.get(fact);
        if (stock == null) {
            return;
        }
        stock.changed();
        changed.accept(new Part.OfFact(fact));
        for (Statement statement : stock.all()) {
            for (Stated stated : statement.fields().values()) {
                if (stated.value() instanceof Value.Id(String id)) {
                    changed.accept(new Part.Naming(id));
                }
            }
            for (String relation : relations.getOrDefault(fact.type(), Set.of())) {
                Stated stated = statement.fields().get(relation);
                if (stated != null) {
                    changed.accept(new Part.Holding(
                            fact.type(), relation, stated.value().toString()));
                }
            }
        }
        relist(stock);
        uses.file(fact);
    }

    private void relist(Stock stock) {
        Place before = stock.listed();
        @Nullable Place now = stock.place(Cut.NONE).orElse(null);
        if (!Objects.equals(before, now)) {
            TreeMap<Place, FactKey> shelf = byType.computeIfAbsent(stock.fact().type(), _ -> new TreeMap<>());
            if (before != null) {
                shelf.remove(before, stock.fact());
            }
            if (now != null) {
                shelf.put(now, stock.fact());
            }
            stock.list(now);
            changed.accept(new Part.OfType(stock.fact().type()));
        }
    }

    /**
     * The value of a field of which it is certain that no account reads another: nobody has ever stated another, and the
     * party that coined the fact, who owns it, states it by entries of its own log that stand.
     */
    private Optional<Value> only(FactKey fact, String field) {
        Stock stock = stocks.get(fact);
        if (stock == null) {
            return Optional.empty();
        }
        Optional<FactType> type = pack.fact(stock.fact().type());
        Optional<Party> coiner = Account.coinerOf(stock.fact().id()).filter(parties::contains);
        if (coiner.isEmpty()
                || !type.map(FactType::identified).orElse(false)
                || type.flatMap(FactType::owner)
                        .filter(path -> path.segments().size() == 1)
                        .isEmpty()) {
            return Optional.empty();
        }
        Set<Value> values = new HashSet<>();
        for (Statement statement : stock.all()) {
            Stated stated = statement.fields().get(field);
            if (stated != null) {
                values.add(stated.value());
            }
        }
        if (values.size() != 1 || values.iterator().next() instanceof Value.Blank) {
            return Optional.empty();
        }
        String owner = type.flatMap(FactType::owner).orElseThrow().last();
        Book book = new RegisterBook(this, Cut.NONE, _ -> {});
        boolean sure = stock.itself(parties.indexOf(coiner.get()))
                && book.latest(stock.fact(), coiner.get(), field).isPresent()
                && book.latest(stock.fact(), coiner.get(), owner)
                        .map(Stated::value)
                        .map(Account::parties)
                        .filter(owners -> owners.contains(coiner.get()))
                        .isPresent();
        return sure ? Optional.of(values.iterator().next()) : Optional.empty();
    }

    @Nullable
    Stock stock(FactKey fact) {
        return stocks.get(fact);
    }

    /** The facts of a type that stand, in their order. */
    Collection<FactKey> standing(String type) {
        return byType.getOrDefault(type, new TreeMap<>()).values();
    }

    Set<FactKey> ever(String type) {
        return everOfType.getOrDefault(type, Set.of());
    }

    Set<FactKey> naming(String id) {
        return naming.getOrDefault(id, Set.of());
    }

    Set<FactKey> holding(Part part) {
        return holding.getOrDefault(part, Set.of());
    }

    UseShelves uses() {
        return uses;
    }

    /** Whether a field has a value where nobody states one. */
    boolean hasDefault(String type, String field) {
        return pack.fact(type)
                .flatMap(of -> Optional.ofNullable(of.fields().get(field)))
                .flatMap(FactType.Field::byDefault)
                .isPresent();
    }

    /** Those of some facts that stand with the logs read up to a cut, in their order. */
    List<FactKey> inOrder(Collection<FactKey> facts, Cut cut) {
        TreeMap<Place, FactKey> found = new TreeMap<>();
        for (FactKey fact : facts) {
            Stock stock = stocks.get(fact);
            if (stock != null) {
                Optional<Place> place = cut.isWhole() ? Optional.ofNullable(stock.listed()) : stock.place(cut);
                place.ifPresent(at -> found.put(at, fact));
            }
        }
        return new ArrayList<>(found.values());
    }
}
