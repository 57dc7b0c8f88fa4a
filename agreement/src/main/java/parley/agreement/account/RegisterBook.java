package parley.agreement.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agreement.value.Party;

/** A {@link Register} with each log read up to a cut. It names every part that it reads. */
final class RegisterBook implements Book {
    private final Shelves shelves;
    private final Cut cut;
    private final Consumer<Part> touched;

    RegisterBook(Shelves shelves, Cut cut, Consumer<Part> touched) {
        this.shelves = shelves;
        this.cut = cut;
        this.touched = touched;
    }

    @Override
    public List<FactKey> facts(String type) {
        touched.accept(new Part.OfType(type));
        if (cut.isWhole()) {
            return List.copyOf(shelves.standing(type));
        }
        shelves.ever(type).forEach(fact -> touched.accept(new Part.OfFact(fact)));
        return shelves.inOrder(shelves.ever(type), cut);
    }

    @Override
    public List<FactKey> facts(String type, String field, String id) {
        if (field.equals("id") || shelves.hasDefault(type, field)) {
            return facts(type);
        }
        Part part = new Part.Holding(type, field, id);
        touched.accept(part);
        return shelves.inOrder(shelves.holding(part), cut);
    }

    @Override
    public List<FactKey> perhaps(Use use) {
        return inOrder(shelves.uses().counted(use, cut, touched));
    }

    @Override
    public List<FactKey> perhapsTaken(Use use) {
        return inOrder(shelves.uses().taken(use, cut, touched));
    }

    private List<FactKey> inOrder(Set<FactKey> found) {
        // One that does not stand now is not among them, and may stand later.
        found.forEach(fact -> touched.accept(new Part.OfFact(fact)));
        return shelves.inOrder(found, cut);
    }

    @Override
    public Set<Party> authors(FactKey fact) {
        Stock stock = stock(fact);
        return stock == null ? Set.of() : stock.authors(shelves.parties(), cut);
    }

    @Override
    public List<Statement> statements(FactKey fact, Party author) {
        Stock stock = stock(fact);
        return stock == null ? List.of() : stock.statements(shelves.parties().indexOf(author), cut);
    }

    @Override
    public List<Party> authorsAbout(FactKey subject, List<Party> parties) {
        touched.accept(new Part.Naming(subject.id()));
        Set<Party> found = new HashSet<>(authors(subject));
        for (FactKey naming : shelves.naming(subject.id())) {
            for (Party author : authors(naming)) {
                if (!found.contains(author)
                        && statements(naming, author).stream().anyMatch(statement -> statement.names(subject.id()))) {
                    found.add(author);
                }
            }
        }
        return parties.stream().filter(found::contains).toList();
    }

    @Override
    public boolean hasStatedAbout(Party party, FactKey subject) {
        touched.accept(new Part.Naming(subject.id()));
        return !statements(subject, party).isEmpty()
                || shelves.naming(subject.id()).stream()
                        .anyMatch(fact ->
                                statements(fact, party).stream().anyMatch(statement -> statement.names(subject.id())));
    }

    private @Nullable Stock stock(FactKey fact) {
        touched.accept(new Part.OfFact(fact));
        return shelves.stock(fact);
    }
}
