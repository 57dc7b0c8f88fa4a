package parley.agreement.recheck;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.FactType;
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
    private static final Set<Truth> ANY = Collections.unmodifiableSet(EnumSet.allOf(Truth.class));

    private final Case given;
    private final String id;

    Matching(Case given) {
        this(given, "");
    }

    private Matching(Case given, String id) {
        this.given = given;
        this.id = id;
    }

    /**
     * By its own subject, or by what the pack says of the fields of its body; about one of the ids where there are several.
     * Only what is TRUE counts: where nobody knows what a field says, since it was left blank, the entry is about nothing.
     */
    Truth of(Satisfaction.ByEntry by, RecordedEntry entry) {
        return Shape.combine(
                Operator.ANY,
                given.ids().stream()
                        .map(id -> new Matching(given, id).one(by, entry))
                        .toList());
    }

    private Truth one(Satisfaction.ByEntry by, RecordedEntry entry) {
        Truth about = by.matching()
                .map(matching -> counts(truths(matching.expr(), entry)))
                .orElseGet(() -> Truth.of(entry.subject().equals(Optional.of(id))));
        Truth addressed = by.answering().to().map(to -> addressed(to, entry)).orElse(Truth.TRUE);
        return Shape.combine(Operator.ALL, List.of(about, addressed));
    }

    private static Truth counts(Set<Truth> possible) {
        return !possible.contains(Truth.TRUE) ? Truth.FALSE : possible.size() == 1 ? Truth.TRUE : Truth.UNKNOWN;
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

    /** What an expression can be for an entry: one truth where its body tells, any where it does not. */
    private Set<Truth> truths(Expr expr, RecordedEntry entry) {
        return switch (expr) {
            case Expr.Binary(Expr.Slice _, Expr.Op op, Expr left, Expr right) ->
                switch (op) {
                    case AND -> combined(Operator.ALL, truths(left, entry), truths(right, entry));
                    case OR -> combined(Operator.ANY, truths(left, entry), truths(right, entry));
                    case EQUAL -> same(said(left, entry), said(right, entry));
                    case UNEQUAL -> not(same(said(left, entry), said(right, entry)));
                    case IN -> in(said(left, entry), said(right, entry));
                    case LESS, AT_MOST, MORE, AT_LEAST, PLUS, MINUS, TIMES -> ANY;
                };
            case Expr.Not(Expr.Slice _, Expr of) -> not(truths(of, entry));
            case Expr.Read read -> same(said(read, entry), new Filled.In(new Data.Flag(true)));
            case Expr.Has _, Expr.Literal _, Expr.ListOf _, Expr.Negate _, Expr.Call _ -> ANY;
        };
    }

    private static Set<Truth> combined(Operator operator, Set<Truth> left, Set<Truth> right) {
        Set<Truth> all = EnumSet.noneOf(Truth.class);
        left.forEach(one -> right.forEach(other -> all.add(Shape.combine(operator, List.of(one, other)))));
        return all;
    }

    private static Set<Truth> not(Set<Truth> of) {
        Set<Truth> all = EnumSet.noneOf(Truth.class);
        of.forEach(one -> all.add(Shape.combine(Operator.NOT, List.of(one))));
        return all;
    }

    /** Whether two sides are the same: that neither is there, they have in common. */
    private static Set<Truth> same(Filled left, Filled right) {
        if (left instanceof Filled.Open || right instanceof Filled.Open) {
            return Set.of(Truth.UNKNOWN);
        }
        boolean untold = left instanceof Filled.Untold || right instanceof Filled.Untold;
        return untold ? ANY : Set.of(Truth.of(left.equals(right)));
    }

    private static Set<Truth> in(Filled left, Filled right) {
        return switch (right) {
            case Filled.None() -> Set.of(Truth.FALSE);
            case Filled.Open() -> Set.of(Truth.UNKNOWN);
            case Filled.Listed(List<Data> items)
            when left instanceof Filled.In(Data data) -> Set.of(Truth.of(items.contains(data)));
            case Filled.Listed _, Filled.In _, Filled.Untold _ -> ANY;
        };
    }

    /** What a side is: a constant word or flag, the subject itself, or what a field of the body or its form says. */
    private Filled said(Expr side, RecordedEntry entry) {
        return switch (side) {
            case Expr.Literal(Expr.Slice _, Value value) -> Filled.of(value);
            case Expr.Read(Expr.Slice _, Path path)
            when path.segments().size() == 2 && !isOfThePack(path.root()) ->
                isSubject(path.root()) ? subject(path) : field(path.last(), entry);
            case Expr.Read _, Expr.Has _, Expr.Not _, Expr.Binary _, Expr.Negate _, Expr.ListOf _, Expr.Call _ ->
                new Filled.Untold();
        };
    }

    private boolean isOfThePack(String root) {
        return root.equals("param") || given.pack().areas().containsKey(root);
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

    private Filled subject(Path path) {
        return path.last().equals("id") ? new Filled.In(new Data.Text(id)) : new Filled.Untold();
    }

    private Filled field(String name, RecordedEntry entry) {
        return Filled.of(
                given.pack()
                        .format(entry.format())
                        .flatMap(format -> Optional.ofNullable(format.fields().get(name))),
                entry);
    }
}
