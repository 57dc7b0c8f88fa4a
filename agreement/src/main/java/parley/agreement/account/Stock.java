package parley.agreement.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.agreement.record.EntryPointer;
import parley.agreement.value.Party;

/** Everything that was ever said of one fact, whether it stands or not, by author in the order of the charter. */
final class Stock {
    private final FactKey fact;
    private final Map<Integer, List<Say>> says = new TreeMap<>();
    private final Map<Integer, List<Statement>> standing = new HashMap<>();
    private @Nullable Set<Party> authors;
    private @Nullable Place place;

    Stock(FactKey fact) {
        this.fact = fact;
    }

    /**
     * What one entry makes its author say of the fact: by itself, or by a version of a notice that it joins.
     *
     * @param joined the notice; empty where the entry says it itself
     */
    record Say(Filed by, int part, Filed source, Optional<EntryPointer> joined, List<Statement> statements, int row) {
        static final int ITSELF = Integer.MAX_VALUE;

        /** Whether another one is said by the same part of the same entry, from the same source. */
        boolean isSame(Say other) {
            return by == other.by && part == other.part && source == other.source && joined.equals(other.joined);
        }

        boolean stands(Cut cut) {
            return by.stands(cut)
                    && joined.map(document -> source.isCurrent(document, cut)).orElse(true);
        }
    }

    FactKey fact() {
        return fact;
    }

    /** Adds what is said, unless it is known already. */
    void add(int party, Say say) {
        List<Say> of = says.computeIfAbsent(party, _ -> new ArrayList<>());
        if (of.stream().anyMatch(say::isSame)) {
            return;
        }
        of.add(say);
        of.sort(Comparator.<Say>comparingLong(one -> one.by.index())
                .thenComparingInt(Say::part)
                .thenComparingLong(one -> one.source.index()));
    }

    /** Takes back whatever an entry says of the fact, or makes those say who joined it. */
    void remove(Filed entry) {
        says.values()
                .forEach(of -> of.removeIf(say -> say.by() == entry
                        || say.source() == entry
                        || say.joined().filter(entry.pointer()::equals).isPresent()));
        says.values().removeIf(List::isEmpty);
    }

    /** Whether nobody has ever said anything of it. */
    boolean isEmpty() {
        return says.isEmpty();
    }

    /** Forgets what stands; it is looked up anew. */
    void changed() {
        standing.clear();
        authors = null;
    }

    List<Statement> statements(int party, Cut cut) {
        if (!cut.isWhole()) {
            return find(party, cut);
        }
        List<Statement> known = standing.get(party);
        if (known == null) {
            known = find(party, cut);
            standing.put(party, known);
        }
        return known;
    }

    private List<Statement> find(int party, Cut cut) {
        List<Statement> found = new ArrayList<>();
        for (Say say : says.getOrDefault(party, List.of())) {
            if (say.stands(cut)) {
                found.addAll(say.statements);
            }
        }
        return List.copyOf(found);
    }

    Set<Party> authors(List<Party> parties, Cut cut) {
        if (!cut.isWhole()) {
            return findAuthors(parties, cut);
        }
        Set<Party> known = authors;
        if (known == null) {
            known = Collections.unmodifiableSet(findAuthors(parties, cut));
            authors = known;
        }
        return known;
    }

    private Set<Party> findAuthors(List<Party> parties, Cut cut) {
        Set<Party> authors = new LinkedHashSet<>();
        for (int party : says.keySet()) {
            if (!statements(party, cut).isEmpty()) {
                authors.add(parties.get(party));
            }
        }
        return authors;
    }

    /** Where it comes first; empty if nothing that was said of it stands. */
    Optional<Place> place(Cut cut) {
        for (Map.Entry<Integer, List<Say>> author : says.entrySet()) {
            for (Say say : author.getValue()) {
                if (say.stands(cut)) {
                    return Optional.of(new Place(author.getKey(), say.by.index(), say.part, say.row));
                }
            }
        }
        return Optional.empty();
    }

    /** Every statement, in whatever version. */
    List<Statement> all() {
        return says.values().stream()
                .flatMap(List::stream)
                .flatMap(say -> say.statements().stream())
                .toList();
    }

    /** The first entry with which a party says anything of it, in whatever version. */
    long since(int party) {
        return says.getOrDefault(party, List.of()).stream()
                .mapToLong(say -> say.by.index())
                .min()
                .orElse(TakenShelves.NEVER);
    }

    /** Whether anybody but a party has ever stated a field of it. */
    boolean isStatedBeside(int party, String field) {
        return says.entrySet().stream()
                .filter(of -> of.getKey() != party)
                .flatMap(of -> of.getValue().stream())
                .flatMap(say -> say.statements().stream())
                .anyMatch(statement -> statement.fields().containsKey(field));
    }

    /** Whether a party says what it says of it by itself, and never by what it joins. */
    boolean itself(int party) {
        return says.getOrDefault(party, List.of()).stream()
                .allMatch(say -> say.joined().isEmpty());
    }

    /** The place under which it is listed among the facts of its type. */
    @Nullable
    Place listed() {
        return place;
    }

    void list(@Nullable Place at) {
        place = at;
    }
}
