package parley.agreement.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Joined;
import parley.agreement.condition.Program;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Notify;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Which ids are one subject of a provision, on each account by itself: those between which a chain of pairs leads that a
 * rule joins there. Only ids that the account contains are joined. The first of them names the subject: that of the first
 * party of the charter, and of its ids the lowest number.
 *
 * <p>It reads, of the holder's account: every fact of the subject's type and the fields that the rules read of each, every
 * statement that the rules name, and parameters.
 */
final class Subjects {
    private final Scene scene;
    private final Notify rule;
    private final Optional<JoinRules> rules;
    private final Comparator<FactKey> order;
    private final Map<Where, List<FactKey>> contained = new HashMap<>();
    private final Map<Where, Map<Pair, Proof>> pairs = new HashMap<>();
    private final Map<Where, Map<FactKey, Joined>> known = new HashMap<>();

    /** An account, with the logs read up to a cut. */
    private record Where(Party holder, Cut cut) {}

    private record Pair(FactKey one, FactKey other) {}

    Subjects(Scene scene, Notify rule) {
        this.scene = scene;
        this.rule = rule;
        this.order = Comparator.<FactKey>comparingInt(this::place)
                .thenComparingLong(Subjects::number)
                .thenComparing(FactKey::id);
        this.rules = rule.joins().map(joins -> new JoinRules(scene, rule.id() + "/joins", joins));
    }

    /** The subject to which an id belongs on an account. */
    Joined of(Party holder, Cut cut, FactKey id) {
        if (rule.joins().isEmpty()) {
            return Joined.single(id);
        }
        Map<FactKey, Joined> here = known.computeIfAbsent(new Where(holder, cut), _ -> new HashMap<>());
        Joined of = here.get(id);
        if (of == null) {
            Joined found = find(holder, cut, id, rule.joins().get());
            found.ids().forEach(each -> here.put(each, found));
            return found;
        }
        return of;
    }

    private Joined find(Party holder, Cut cut, FactKey id, Joins joins) {
        List<FactKey> all = contained(holder, cut);
        if (!all.contains(id)) {
            return Joined.single(id);
        }
        Set<FactKey> found = new LinkedHashSet<>(List.of(id));
        Deque<FactKey> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            FactKey one = next.poll();
            for (FactKey other : all) {
                if (!found.contains(other) && Program.truth(pair(holder, cut, one, other)) == Truth.TRUE) {
                    found.add(other);
                    next.add(other);
                }
            }
        }
        return new Joined(all.stream().filter(found::contains).toList(), Set.of(), joins.fields());
    }

    /** The ids that an account contains, in the order of the charter and of their numbers. */
    private List<FactKey> contained(Party holder, Cut cut) {
        return contained.computeIfAbsent(new Where(holder, cut), _ -> {
            Account account = scene.account(holder, cut);
            return scene.book(cut).facts(rule.subjectType()).stream()
                    .filter(account::exists)
                    .sorted(order)
                    .toList();
        });
    }

    private int place(FactKey fact) {
        int place = Account.coinerOf(fact.id())
                .map(scene.record().parties()::indexOf)
                .orElse(-1);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static long number(FactKey fact) {
        String digits = fact.id().substring(fact.id().indexOf('/') + 1);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
    }

    /** The account on which these ids are one. */
    Account account(Party holder, Cut cut, Joined subject) {
        Account account = scene.account(holder, cut);
        return subject.isSingle() ? account : account.joining(subject);
    }

    private Proof pair(Party holder, Cut cut, FactKey one, FactKey other) {
        boolean inOrder = order.compare(one, other) <= 0;
        Pair pair = inOrder ? new Pair(one, other) : new Pair(other, one);
        return pairs.computeIfAbsent(new Where(holder, cut), _ -> new HashMap<>())
                .computeIfAbsent(
                        pair, of -> rules.orElseThrow().prove(scene.account(holder, cut), cut, of.one(), of.other()));
    }

    /**
     * Why these ids are one subject and no others: each pair of them, and of one of them with any other id that the
     * account contains. The node is TRUE if there are several; each is joined to another by a chain of pairs that are TRUE,
     * and no other id by one. How fields are made is shown below.
     */
    Optional<Proof> proof(Party holder, Cut cut, Joined subject) {
        return rule.joins().map(joins -> {
            List<Proof> because = new ArrayList<>();
            List<FactKey> all = contained(holder, cut);
            for (FactKey one : subject.ids()) {
                for (FactKey other : all) {
                    boolean before = subject.ids().contains(other)
                            && subject.ids().indexOf(other) <= subject.ids().indexOf(one);
                    if (!before && all.contains(one)) {
                        because.add(pair(holder, cut, one, other));
                    }
                }
            }
            because.addAll(fields(joins, holder, cut, subject));
            String ids = subject.ids().stream().map(FactKey::id).collect(Collectors.joining(", "));
            return new Proof.Rule(
                    new Site(rule.id() + "/joins", Optional.of(rule.ref()), "one subject: " + ids),
                    Truth.of(!subject.isSingle()).name(),
                    because);
        });
    }

    private List<Proof> fields(Joins joins, Party holder, Cut cut, Joined subject) {
        if (subject.isSingle()) {
            return List.of();
        }
        Account account = account(holder, cut, subject);
        return joins.fields().entrySet().stream()
                .<Proof>map(take -> new Proof.Claimed(
                        new Site(
                                rule.id() + "/joins/fields/" + take.getKey(),
                                Optional.empty(),
                                take.getKey() + ": " + take.getValue().word()),
                        account.field(subject.name(), take.getKey())))
                .toList();
    }
}
