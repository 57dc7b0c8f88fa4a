package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.recheck.Statements.Statement;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;

/**
 * What a field of a fact is on an account, worked out from the statements: the holder's latest; failing that, that of the
 * owner whose code stands in the id; failing that, that of the other owners.
 */
final class OnAccount {
    private final Statements statements;
    private final Party holder;

    OnAccount(Statements statements, Party holder) {
        this.statements = statements;
        this.holder = holder;
    }

    /** What those say whose word counts: nothing, one thing, or, where owners differ, several. */
    Set<Data> said(FactType type, List<String> key, String field) {
        Optional<Data> own = latest(type, key, holder, field);
        if (own.isPresent()) {
            return Set.of(own.get());
        }
        Set<Party> owners = owners(type, key);
        Optional<Data> coined = owners.stream()
                .filter(owner -> coiner(type, key).equals(Optional.of(owner.code())))
                .findFirst()
                .flatMap(owner -> latest(type, key, owner, field));
        if (coined.isPresent()) {
            return Set.of(coined.get());
        }
        Set<Data> said = new LinkedHashSet<>();
        owners.forEach(owner -> latest(type, key, owner, field).ifPresent(said::add));
        return said;
    }

    /** Whether the account contains a fact: its holder has stated or joined it, or an owner by his own word. */
    boolean contains(FactType type, List<String> key) {
        return isStated(type, key) || !owners(type, key).isEmpty();
    }

    boolean isStated(FactType type, List<String> key) {
        return statements.about(type, key).stream()
                .anyMatch(statement -> statement.author().equals(holder));
    }

    private Optional<Data> latest(FactType type, List<String> key, Party author, String field) {
        return statements.about(type, key).stream()
                .filter(statement -> statement.author().equals(author))
                .flatMap(statement -> Stream.ofNullable(statement.fields().get(field)))
                .reduce((_, later) -> later);
    }

    /** Who else is an owner by his own word alone. */
    private Set<Party> owners(FactType type, List<String> key) {
        Set<Party> owners = new LinkedHashSet<>();
        Optional<Path> path = type.owner();
        if (path.isPresent()) {
            for (Statement statement : statements.about(type, key)) {
                Party author = statement.author();
                if (!author.equals(holder)
                        && yields(type, key, author, path.get().segments()).contains(new Data.Text(author.code()))) {
                    owners.add(author);
                }
            }
        }
        return owners;
    }

    /** The parties to whom a path leads by one author's statements. */
    private List<Data> yields(FactType type, List<String> key, Party author, List<String> path) {
        Optional<Data> said = latest(type, key, author, path.getFirst());
        if (said.isEmpty()) {
            return List.of();
        }
        if (path.size() == 1) {
            return said.get() instanceof Data.Items(List<Data> items) ? items : List.of(said.get());
        }
        FactType.Field field = type.fields().get(path.getFirst());
        return field != null
                        && field.type() instanceof Type.IdOf(String named)
                        && said.get() instanceof Data.Text(String id)
                ? statements
                        .type(named)
                        .map(of -> yields(of, List.of(id), author, path.subList(1, path.size())))
                        .orElse(List.of())
                : List.of();
    }

    /** The code of the party that coined the id of a fact, or the first id by which it is told apart. */
    private static Optional<String> coiner(FactType type, List<String> key) {
        List<String> ids = new ArrayList<>();
        if (type.identified()) {
            ids.addAll(key);
        } else {
            List<String> fields = Statements.keyFields(type);
            for (int i = 0; i < fields.size(); i++) {
                FactType.Field field = type.fields().get(fields.get(i));
                if (field != null && field.type() instanceof Type.IdOf) {
                    ids.add(key.get(i));
                }
            }
        }
        return ids.stream().findFirst().map(id -> id.split("/", 2)[0]);
    }
}
