package parley.agreement.evaluate;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.account.Share;
import parley.agreement.expr.Path;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Parties;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** Who owes, holds and is owed, as one account has it. */
final class Debtors {
    private Debtors() {}

    /** The parties that an account yields; each debtor is asked about, so they are found once. */
    static Set<Party> on(Scene scene, Account account, FactKey subject, Parties parties) {
        return scene.yielded(
                new Yielding(account, subject, parties),
                () -> Collections.unmodifiableSet(find(scene, account, subject, parties)));
    }

    /** What yields parties. */
    record Yielding(Account account, FactKey subject, Parties parties) {}

    private static Set<Party> find(Scene scene, Account account, FactKey subject, Parties parties) {
        Set<Party> found = new LinkedHashSet<>();
        switch (parties) {
            case Parties.Each(Path path) -> {
                if (Facts.of(scene, account, subject).read(path)
                        instanceof Reading.Known(Value value, List<Source> _)) {
                    found.addAll(Account.parties(value));
                }
            }
            case Parties.Role(String role) ->
                Optional.ofNullable(scene.record().roles().get(role)).ifPresent(found::add);
            case Parties.Others() -> found.addAll(scene.record().parties());
        }
        found.retainAll(scene.record().parties());
        return found;
    }

    /** Whether a party is one of them by its own word: by what it has itself stated or joined. */
    static boolean byOwnWord(Scene scene, Account own, FactKey subject, Parties parties) {
        return switch (parties) {
            case Parties.Each(Path path) -> {
                boolean total = scene.pack()
                        .fact(subject.type())
                        .map(type -> type.derived().containsKey(path.last()))
                        .orElse(false);
                yield total
                        ? on(scene, own.owing(), subject, parties).contains(own.holder())
                        : own.ownWord(subject, path.fields()).contains(own.holder());
            }
            case Parties.Role _, Parties.Others _ ->
                on(scene, own, subject, parties).contains(own.holder());
        };
    }

    /** The part of one party, where the path that yields it goes through facts that say whose they are. */
    static Optional<Share> share(Scene scene, FactKey subject, Parties parties, Party debtor) {
        if (!(parties instanceof Parties.Each(Path path))) {
            return Optional.empty();
        }
        Optional<Derived> derived = scene.pack()
                .fact(subject.type())
                .map(FactType::derived)
                .flatMap(all -> Optional.ofNullable(all.get(path.last())));
        return derived.flatMap(of -> of.value().map(field -> new Share(of.fact(), field, debtor)));
    }
}
