package parley.agreement.recheck;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Parties;
import parley.agreement.recheck.Statements.Statement;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;

/**
 * The facts of one type that a record states: which are on an account, what a field of one is there, and whether nothing
 * that anyone says keeps one out. What belongs there so must stand in a proof that counts.
 */
final class Subjects {
    private final Case given;
    private final FactType type;
    private final Statements statements;

    Subjects(Case given, Statements statements, FactType type) {
        this.given = given;
        this.type = type;
        this.statements = statements;
    }

    /** Whether facts of this type are told apart by texts that can be read off the entries again. */
    boolean areTold() {
        return type.identified()
                || Statements.keyFields(type).stream()
                        .map(name -> type.fields().get(name))
                        .allMatch(field -> field != null && isPlain(field.type()));
    }

    private static boolean isPlain(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case TEXT, COUNT, FLAG, DAY, MOMENT, PARTY -> true;
                    case POINT, LINE, POLYGON, DISTANCE, RECURRENCE -> false;
                };
            case Type.AnyId _, Type.IdOf _, Type.Words _ -> true;
            case Type.SpanOf _, Type.ListOf _, Type.RowOf _, Type.Groups _, Type.Coded _ -> false;
        };
    }

    /** The facts in the order of the charter and of the logs. */
    Set<List<String>> all() {
        return statements.byKey(type).keySet();
    }

    /** Their ids in the order in which each was first stated, by the claims of those who did. */
    List<String> byFirstWord() {
        return all().stream()
                .sorted(Comparator.comparing(this::firstWritten))
                .map(List::getFirst)
                .toList();
    }

    private Instant firstWritten(List<String> key) {
        Map<Party, Instant> firsts = new LinkedHashMap<>();
        of(key).forEach(statement ->
                firsts.putIfAbsent(statement.author(), statement.entry().written()));
        return firsts.values().stream().min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    private List<Statement> of(List<String> key) {
        return statements.about(type, key);
    }

    private Stream<Data> said(List<String> key, Party by, String field) {
        return of(key).stream()
                .filter(statement -> statement.author().equals(by))
                .flatMap(statement -> Optional.ofNullable(statement.fields().get(field)).stream());
    }

    /** Whether a fact is on an account. */
    boolean exist(List<String> key, Party holder) {
        return new OnAccount(statements, holder).contains(type, key);
    }

    /** Who says himself that he is an owner. */
    Set<Party> owners(List<String> key) {
        Set<Party> owners = new LinkedHashSet<>();
        Optional<String> field =
                type.owner().filter(path -> path.segments().size() == 1).map(Path::last);
        if (field.isPresent()) {
            of(key).stream()
                    .map(Statement::author)
                    .filter(author -> names(said(key, author, field.get()).toList(), author))
                    .forEach(owners::add);
        }
        return owners;
    }

    /** Whether something was said, and a party named each time. */
    private static boolean names(List<Data> said, Party party) {
        Data code = new Data.Text(party.code());
        return !said.isEmpty()
                && said.stream()
                        .allMatch(data -> data.equals(code)
                                || (data instanceof Data.Items(List<Data> items) && items.contains(code)));
    }

    /** What a path from a fact leads to on an account, if it is one value of a field of the fact itself. */
    Optional<Data> agreed(List<String> key, Party holder, Path path) {
        if (path.segments().size() != 2 || !path.root().equals(type.root())) {
            return Optional.empty();
        }
        Set<Data> said = new OnAccount(statements, holder).said(type, key, path.last());
        return said.size() == 1 ? said.stream().findFirst() : Optional.empty();
    }

    /**
     * Whether a field keeps a fact out nowhere: all that anyone has said of it fits, or is left open, so that it does
     * whoever's word counts.
     */
    boolean mayBe(List<String> key, Path path, Predicate<Data> fits) {
        FactType.Field field = type.fields().get(path.last());
        return path.segments().size() == 2
                && path.root().equals(type.root())
                && field != null
                && field.byDefault().isEmpty()
                && of(key).stream()
                        .flatMap(statement ->
                                Optional.ofNullable(statement.fields().get(path.last())).stream())
                        .allMatch(data -> Statements.isLeftOpen(data) || fits.test(data));
    }

    /** Whether a party is yielded on an account for certain; on its own, by its own word. */
    boolean yields(List<String> key, Party holder, Party party, Parties parties) {
        return switch (parties) {
            case Parties.Each(Path path) ->
                holder.equals(party)
                        ? path.segments().size() == 2
                                && names(said(key, party, path.last()).toList(), party)
                        : agreed(key, holder, path)
                                .filter(data -> names(List.of(data), party))
                                .isPresent();
            case Parties.Role(String role) ->
                party.equals(given.record().roles().get(role))
                        && (holder.equals(party)
                                ? new OnAccount(statements, holder).isStated(type, key)
                                : exist(key, holder));
            case Parties.Others() -> false;
        };
    }
}
