package parley.agreement.evaluate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.evaluate.LimitMembers.Listed;
import parley.agreement.pack.Limit;
import parley.agreement.value.Party;

/**
 * Of a limit, one sheet for each of its numbers, each account and each debtor of whose subjects the holder has spoken. A
 * cell for each subject says whom it may bind.
 */
final class LimitDocket implements Docket {
    private final Bench bench;
    private final Limit rule;
    private final Map<FactKey, Cell<Listed>> cells = new HashMap<>();
    private final Map<FactKey, Listed> listed = new HashMap<>();
    private final Map<Party, Set<FactKey>> byDebtor = new HashMap<>();
    private final Map<Pair, Integer> spoken = new HashMap<>();
    private final Map<Pair, Map<Limit.Bound, Sheet>> sheets = new HashMap<>();

    /** A debtor on an account. */
    private record Pair(Party holder, Party debtor) {}

    LimitDocket(Bench bench, Limit rule) {
        this.bench = bench;
        this.rule = rule;
    }

    @Override
    public String subjectType() {
        return rule.subjectType();
    }

    @Override
    public void stands(FactKey fact, boolean stands) {
        if (stands && !cells.containsKey(fact)) {
            cells.put(fact, bench.cell(scene -> new LimitJudge(scene, rule).listed(fact), now -> changed(fact, now)));
        } else if (!stands) {
            Cell<Listed> cell = cells.remove(fact);
            if (cell != null) {
                bench.drop(cell);
                remove(fact);
            }
        }
    }

    private void changed(FactKey fact, Listed now) {
        remove(fact);
        listed.put(fact, now);
        now.debtors()
                .forEach((holder, debtors) -> debtors.forEach(debtor -> {
                    byDebtor.computeIfAbsent(debtor, _ -> new HashSet<>()).add(fact);
                    Pair pair = new Pair(holder, debtor);
                    if (now.spoken().contains(holder)) {
                        spoken.merge(pair, 1, Integer::sum);
                        sheets.computeIfAbsent(pair, this::open);
                    }
                    spoil(pair);
                }));
    }

    private void remove(FactKey fact) {
        Listed before = listed.remove(fact);
        if (before == null) {
            return;
        }
        before.debtors()
                .forEach((holder, debtors) -> debtors.forEach(debtor -> {
                    byDebtor.getOrDefault(debtor, new HashSet<>()).remove(fact);
                    Pair pair = new Pair(holder, debtor);
                    if (before.spoken().contains(holder)
                            && spoken.computeIfPresent(pair, (_, many) -> many == 1 ? null : many - 1) == null) {
                        Map<Limit.Bound, Sheet> closed = sheets.remove(pair);
                        if (closed != null) {
                            closed.values().forEach(bench::drop);
                        }
                    }
                    spoil(pair);
                }));
    }

    private void spoil(Pair pair) {
        sheets.getOrDefault(pair, Map.of()).values().forEach(bench::spoil);
    }

    private Map<Limit.Bound, Sheet> open(Pair pair) {
        Map<Limit.Bound, Sheet> opened = new LinkedHashMap<>();
        for (Limit.Bound limit : rule.limits()) {
            opened.put(
                    limit,
                    bench.sheet(
                            scene -> new LimitJudge(scene, rule).of(limit, pair.holder, pair.debtor, binding(pair))));
        }
        return opened;
    }

    private List<FactKey> binding(Pair pair) {
        List<Listed> all = bench.inOrder(byDebtor.getOrDefault(pair.debtor, Set.of())).stream()
                .map(listed::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Listed::stated))
                .toList();
        return LimitMembers.binding(all, pair.holder, pair.debtor);
    }

    @Override
    public Stream<Sheet> sheets() {
        return rule.limits().stream()
                .flatMap(limit -> bench.parties().stream()
                        .flatMap(holder -> bench.parties().stream()
                                .map(debtor -> sheets.getOrDefault(new Pair(holder, debtor), Map.of())
                                        .get(limit))
                                .filter(Objects::nonNull)));
    }
}
