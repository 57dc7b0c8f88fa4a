package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.account.Account;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.expr.Path;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Parties;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Combined;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** Finds the subjects that may count against a limit, as one account has them. */
final class LimitMembers {
    private final Scene scene;
    private final Limit rule;

    LimitMembers(Scene scene, Limit rule) {
        this.scene = scene;
        this.rule = rule;
    }

    /**
     * A subject and whom it may bind.
     *
     * @param stated when it was first stated, as its author wrote it. It orders those of one day and decides nothing;
     *     those of one second stand in the order of the charter and of the log
     * @param spoken the parties that have themselves said something about it
     * @param debtors by the holder of the account that has them
     * @param elsewhere the debtors on every other account; a party that has not spoken is none on its own
     */
    record Listed(
            FactKey subject, Instant stated, Set<Party> spoken, Map<Party, Set<Party>> debtors, Set<Party> elsewhere) {
        boolean binds(Party holder, Party debtor) {
            Set<Party> known = debtors.get(holder);
            return known != null ? known.contains(debtor) : !debtor.equals(holder) && elsewhere.contains(debtor);
        }

        /** Everybody whom it binds on any account. */
        Set<Party> anywhere() {
            Set<Party> all = new LinkedHashSet<>(elsewhere);
            debtors.values().forEach(all::addAll);
            return all;
        }
    }

    /** Every subject that anyone has stated, in the order in which they were stated. */
    List<Listed> all() {
        return scene.book(Cut.NONE).facts(rule.subjectType()).stream()
                .map(this::listed)
                .sorted(Comparator.comparing(Listed::stated))
                .toList();
    }

    Listed listed(FactKey subject) {
        Set<Party> spoken = new LinkedHashSet<>(scene.authorsAbout(subject));
        Map<Party, Set<Party>> debtors = new HashMap<>();
        spoken.forEach(holder -> debtors.put(holder, bound(holder, subject, true)));
        Set<Party> elsewhere = Set.of();
        boolean alike = readsAlike();
        for (Party holder : scene.record().parties()) {
            if (!spoken.contains(holder)) {
                if (alike) {
                    elsewhere = named(holder, subject);
                    break;
                }
                debtors.put(holder, bound(holder, subject, false));
            }
        }
        return new Listed(subject, stated(subject), spoken, debtors, elsewhere);
    }

    /** Whether all who have not spoken of a subject read the same debtors: whoever it names itself. */
    private boolean readsAlike() {
        return rule.debtors().stream().map(DebtorRow::each).allMatch(each -> switch (each) {
            case Parties.Each(Path path) ->
                path.fields().size() == 1
                        && scene.pack()
                                .fact(rule.subjectType())
                                .filter(type -> type.derived().containsKey(path.last()))
                                .isEmpty();
            case Parties.Role _, Parties.Others _ -> true;
        });
    }

    private Set<Party> bound(Party holder, FactKey subject, boolean spoken) {
        Set<Party> bound = new LinkedHashSet<>(named(holder, subject));
        bound.remove(holder);
        Account own = scene.account(holder, Cut.NONE);
        if (spoken && rule.debtors().stream().anyMatch(row -> Debtors.byOwnWord(scene, own, subject, row.each()))) {
            bound.add(holder);
        }
        return bound;
    }

    /** Whom a subject names on an account, whoever said so. */
    private Set<Party> named(Party holder, FactKey subject) {
        Account account = scene.account(holder, Cut.NONE);
        Set<Party> named = new LinkedHashSet<>();
        if (account.exists(subject)) {
            rule.debtors().forEach(row -> named.addAll(Debtors.on(scene, account, subject, row.each())));
        }
        return named;
    }

    private Instant stated(FactKey subject) {
        Book book = scene.book(Cut.NONE);
        return book.authors(subject).stream()
                .map(author -> book.statements(subject, author).getFirst().entry())
                .flatMap(pointer -> scene.record().written(pointer).stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /**
     * Those of some subjects that may bind a debtor on an account. On its own account a debtor is judged over those of
     * which it has spoken itself; on another's, once its holder has spoken of one of them.
     */
    static List<FactKey> binding(List<Listed> all, Party holder, Party debtor) {
        List<Listed> binding =
                all.stream().filter(listed -> listed.binds(holder, debtor)).toList();
        return binding.stream().anyMatch(listed -> listed.spoken().contains(holder))
                ? binding.stream().map(Listed::subject).toList()
                : List.of();
    }

    /** The rows that yield a debtor on an account; on his own, by his own word. */
    private Stream<DebtorRow> rows(Account account, FactKey subject, Party debtor) {
        return rule.debtors().stream()
                .filter(row -> debtor.equals(account.holder())
                        ? Debtors.byOwnWord(scene, account, subject, row.each())
                        : Debtors.on(scene, account, subject, row.each()).contains(debtor));
    }

    LimitMember member(Limit.Bound limit, Account account, FactKey subject, Party debtor) {
        Account read = debtor.equals(account.holder()) ? account.owing() : account;
        Facts facts = Facts.of(scene, read, subject);
        List<Proof> rows = new ArrayList<>();
        Truth counts = Truth.FALSE;
        for (DebtorRow row : rows(account, subject, debtor).toList()) {
            Combined bound = row(row, limit, facts, debtor);
            rows.add(bound);
            counts = counts.or(bound.truth());
        }
        Site site = new Site(
                rule.id() + "/limits/" + limit.id() + "/members/" + subject.id() + "/debtors",
                Optional.empty(),
                "binds " + debtor);
        Proof any = new Combined(site, Operator.ANY, counts, List.copyOf(rows));
        return new LimitMember(subject, facts, counts, Needs.of(any), any);
    }

    private Combined row(DebtorRow row, Limit.Bound limit, Facts facts, Party debtor) {
        Facts of = facts.shares(
                new Facts.Shares(Debtors.share(scene, facts.subject(), row.each(), debtor), row.shareOfDebtor()));
        List<Proof> all = Stream.of(row.applies(), Optional.of(rule.members()), limit.members())
                .flatMap(Optional::stream)
                .map(of::prove)
                .toList();
        Truth truth = all.stream().map(Program::truth).reduce(Truth.TRUE, Truth::and);
        Site site = new Site(
                rule.id() + "/debtors/" + rule.debtors().indexOf(row),
                Optional.of(row.ref()),
                debtor + " by " + row.each());
        return new Combined(site, Operator.ALL, truth, all);
    }
}
