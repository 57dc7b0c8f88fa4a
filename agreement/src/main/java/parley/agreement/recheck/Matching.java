package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Satisfaction;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** Whether an entry is about the subject of a finding, as far as its body alone tells: what it does not tell is UNKNOWN. */
final class Matching {
    private final Case given;
    private final String id;

    Matching(Case given) {
        this(given, "");
    }

    private Matching(Case given, String id) {
        this.given = given;
        this.id = id;
    }

    /** By its own subject, or by what the pack says of the fields of its body; about one of the ids where there are several. */
    Truth of(Satisfaction.ByEntry by, RecordedEntry entry) {
        return Shape.combine(
                Operator.ANY,
                given.ids().stream()
                        .map(id -> new Matching(given, id).one(by, entry))
                        .toList());
    }

    private Truth one(Satisfaction.ByEntry by, RecordedEntry entry) {
        Truth about = by.matching()
                .map(matching -> truth(matching.expr(), entry))
                .orElseGet(() -> Truth.of(entry.subject().equals(Optional.of(id))));
        Truth addressed = by.answering().to().map(to -> addressed(to, entry)).orElse(Truth.TRUE);
        return Shape.combine(Operator.ALL, List.of(about, addressed));
    }

    /** Whether it is addressed to all of them as its author has it; UNKNOWN where they are named through an id. */
    private Truth addressed(Parties to, RecordedEntry entry) {
        Optional<Set<Party>> parties = switch (to) {
            case Parties.Role(String role) ->
                Optional.of(Optional.ofNullable(given.record().roles().get(role)).stream()
                        .collect(Collectors.toSet()));
            case Parties.Others() -> Optional.of(Set.copyOf(given.record().parties()));
            case Parties.Each(Path path) -> named(path, entry.author());
        };
        return parties.map(all -> Truth.of(!all.isEmpty() && all.stream().allMatch(entry::addressedTo)))
                .orElse(Truth.UNKNOWN);
    }

    private Optional<Set<Party>> named(Path path, Party author) {
        Optional<FactType> type = given.pack().facts().values().stream()
                .filter(fact -> fact.isRoot(path.root()))
                .findFirst();
        if (type.isEmpty() || path.segments().size() != 2) {
            return Optional.empty();
        }
        Set<Data> said = new OnAccount(given.statements(), author).said(type.get(), List.of(id), path.last());
        List<Data> codes = said.size() != 1
                ? List.of()
                : said.iterator().next() instanceof Data.Items(List<Data> items) ? items : List.copyOf(said);
        return Optional.of(given.record().parties().stream()
                .filter(party -> codes.contains(new Data.Text(party.code())))
                .collect(Collectors.toSet()));
    }

    /** Whether an entry says for certain what it is about: by its own subject, or in a field of its form that holds an id. */
    static boolean names(Pack pack, RecordedEntry entry, String subject) {
        return entry.subject().equals(Optional.of(subject))
                || pack.format(entry.format()).stream()
                        .flatMap(form -> form.fields().values().stream())
                        .filter(field -> field.type() instanceof Type.IdOf)
                        .flatMap(field -> entry.body().get(field.name()).stream())
                        .anyMatch(new Data.Text(subject)::equals);
    }

    private Truth truth(Expr expr, RecordedEntry entry) {
        return switch (expr) {
            case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) ->
                switch (op) {
                    case AND -> Shape.combine(Operator.ALL, List.of(truth(left, entry), truth(right, entry)));
                    case OR -> Shape.combine(Operator.ANY, List.of(truth(left, entry), truth(right, entry)));
                    case EQUAL -> same(left, right, entry);
                    case UNEQUAL -> Shape.combine(Operator.NOT, List.of(same(left, right, entry)));
                    case LESS, AT_MOST, MORE, AT_LEAST, IN, PLUS, MINUS, TIMES -> Truth.UNKNOWN;
                };
            case Expr.Not(Expr.Slice _, Expr of) -> Shape.combine(Operator.NOT, List.of(truth(of, entry)));
            case Expr.Read read ->
                said(read, entry)
                        .map(data -> data.equals(new Data.Flag(true)))
                        .map(Truth::of)
                        .orElse(Truth.UNKNOWN);
            case Expr.Has _, Expr.Literal _, Expr.ListOf _, Expr.Negate _, Expr.Call _ -> Truth.UNKNOWN;
        };
    }

    private Truth same(Expr left, Expr right, RecordedEntry entry) {
        Optional<Data> one = said(left, entry);
        Optional<Data> other = said(right, entry);
        return one.isPresent() && other.isPresent() ? Truth.of(one.equals(other)) : Truth.UNKNOWN;
    }

    /** What a side is: a constant word or flag, the subject itself, or what a field of the body or its form says. */
    private Optional<Data> said(Expr side, RecordedEntry entry) {
        return switch (side) {
            case Expr.Literal(Expr.Slice _, Value value) -> data(value);
            case Expr.Read(Expr.Slice _, Path path)
            when path.segments().size() == 2 -> isSubject(path.root()) ? subject(path) : field(path.last(), entry);
            case Expr.Read _, Expr.Has _, Expr.Not _, Expr.Binary _, Expr.Negate _, Expr.ListOf _, Expr.Call _ ->
                Optional.empty();
        };
    }

    /** Every other root is the entry's. */
    private boolean isSubject(String root) {
        Optional<String> type = given.pack()
                .provision(given.finding().provision())
                .flatMap(provision -> switch (provision) {
                    case Notify notify -> Optional.of(notify.subjectType());
                    case Exchange exchange -> Optional.of(exchange.subjectType());
                    case Refrain refrain -> Optional.of(refrain.subjectType());
                    case Provision _ -> Optional.empty();
                });
        return type.map(FactType::rootOf).filter(root::equals).isPresent();
    }

    private Optional<Data> subject(Path path) {
        return path.last().equals("id") ? Optional.of(new Data.Text(id)) : Optional.empty();
    }

    private Optional<Data> field(String name, RecordedEntry entry) {
        Optional<Data> stated = entry.body().get(name);
        return stated.isPresent()
                ? stated.filter(data -> data instanceof Data.Text || data instanceof Data.Flag)
                : given.pack()
                        .format(entry.format())
                        .flatMap(format -> Optional.ofNullable(format.fields().get(name)))
                        .flatMap(Format.FormField::byDefault)
                        .flatMap(Matching::data);
    }

    private static Optional<Data> data(Value value) {
        return switch (value) {
            case Value.Flag(boolean flag) -> Optional.of(new Data.Flag(flag));
            case Value.Word(String word) -> Optional.of(new Data.Text(word));
            case Value.Id(String id) -> Optional.of(new Data.Text(id));
            case Value.Atom _, Value.Items _, Value.Row _, Value.Blank _, parley.agreement.value.Span _ ->
                Optional.empty();
        };
    }
}
