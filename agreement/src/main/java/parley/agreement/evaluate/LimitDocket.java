package parley.agreement.evaluate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.FactKey;
import parley.agreement.account.Place;
import parley.agreement.evaluate.LimitBoard.Rank;
import parley.agreement.evaluate.LimitMembers.Listed;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Limit;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.value.Party;

/**
 * Of a limit, a board for each of its numbers, each account and each debtor of whose subjects the holder has spoken. A
 * cell for each subject says whom it may bind.
 */
final class LimitDocket implements Docket {
    private final Bench bench;
    private final Limit rule;
    private final Map<FactKey, Cell<Entered>> cells = new HashMap<>();
    private final Map<FactKey, Entered> entered = new HashMap<>();
    private final Map<Party, Set<FactKey>> byDebtor = new HashMap<>();

    /** Of how many subjects that bind the debtor the holder has spoken; there are seats for no other pair. */
    private final Map<Pair, Integer> spoken = new HashMap<>();

    private final Map<Pair, LimitSeats> seats = new HashMap<>();

    /** The pairs with seats, by their debtor. */
    private final Map<Party, Set<Pair>> seated = new HashMap<>();

    /** A debtor on an account. */
    private record Pair(Party holder, Party debtor) {}

    private record Entered(Listed listed, Place place) {
        Rank rank() {
            return new Rank(listed.stated(), place);
        }

        /** The debtors on the accounts of those who have spoken of it. */
        Set<Pair> spoken() {
            Set<Pair> pairs = new LinkedHashSet<>();
            listed.spoken()
                    .forEach(holder -> listed.debtors()
                            .getOrDefault(holder, Set.of())
                            .forEach(debtor -> pairs.add(new Pair(holder, debtor))));
            return pairs;
        }
    }

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
            cells.put(fact, bench.cell(scene -> enter(scene, fact), now -> changed(fact, now)));
        } else if (!stands) {
            Cell<Entered> cell = cells.remove(fact);
            if (cell != null) {
                bench.drop(cell);
                changed(fact, null);
            }
        }
    }

    private Entered enter(Scene scene, FactKey fact) {
        return new Entered(new LimitJudge(scene, rule).listed(fact), bench.place(fact));
    }

    private void changed(FactKey fact, @Nullable Entered now) {
        @Nullable Entered before = now == null ? entered.remove(fact) : entered.put(fact, now);
        Set<Pair> changed = new LinkedHashSet<>();
        Set<Party> debtors = new LinkedHashSet<>();
        if (now != null) {
            Set<Party> anywhere = now.listed.anywhere();
            anywhere.forEach(debtor ->
                    byDebtor.computeIfAbsent(debtor, _ -> new LinkedHashSet<>()).add(fact));
            debtors.addAll(anywhere);
            now.spoken().forEach(pair -> spoken.merge(pair, 1, Integer::sum));
            changed.addAll(now.spoken());
        }
        if (before != null) {
            Set<Party> anywhere = before.listed.anywhere();
            anywhere.stream()
                    .filter(debtor -> !debtors.contains(debtor))
                    .forEach(debtor ->
                            byDebtor.getOrDefault(debtor, new HashSet<>()).remove(fact));
            debtors.addAll(anywhere);
            before.spoken().forEach(pair -> spoken.computeIfPresent(pair, (_, many) -> many == 1 ? null : many - 1));
            changed.addAll(before.spoken());
        }
        changed.forEach(this::openOrClose);
        debtors.forEach(debtor -> seated.getOrDefault(debtor, Set.of()).forEach(pair -> seat(pair, fact, now)));
    }

    private void openOrClose(Pair pair) {
        if (spoken.containsKey(pair) == seats.containsKey(pair)) {
            return;
        }
        if (spoken.containsKey(pair)) {
            seats.put(pair, new LimitSeats(bench, rule, pair.holder, pair.debtor));
            seated.computeIfAbsent(pair.debtor, _ -> new LinkedHashSet<>()).add(pair);
            byDebtor.getOrDefault(pair.debtor, Set.of()).forEach(fact -> seat(pair, fact, entered.get(fact)));
        } else {
            Objects.requireNonNull(seats.remove(pair)).close();
            seated.getOrDefault(pair.debtor, new HashSet<>()).remove(pair);
        }
    }

    private void seat(Pair pair, FactKey fact, @Nullable Entered now) {
        LimitSeats at = Objects.requireNonNull(seats.get(pair));
        if (now != null && now.listed.binds(pair.holder, pair.debtor)) {
            at.put(fact, now.rank());
        } else {
            at.remove(fact);
        }
    }

    @Override
    public Stream<Sheet> sheets() {
        return inOrder((limit, at) -> at.sheets(limit));
    }

    /** For each debtor on each account all at once, as each proof shows every subject. */
    @Override
    public Stream<Finding> findings(Supplier<Scene> scenes) {
        return inOrder((limit, at) -> at.findings(scenes.get(), limit).stream());
    }

    /** How many count at once against each limit, for each debtor on each account. */
    Stream<Strip> strips(Scene scene) {
        return inOrder((limit, at) ->
                at.strips(scene, limit).filter(strip -> !strip.steps().isEmpty()));
    }

    /** How many count against each limit in each window of years. */
    Stream<Tally> tallies(Scene scene) {
        return inOrder((limit, at) -> at.tallies(scene, limit)
                .filter(tally -> !tally.windows().isEmpty() || !tally.undated().isEmpty()));
    }

    private interface Each<T> {
        Stream<T> apply(Limit.Bound limit, LimitSeats seats);
    }

    private <T> Stream<T> inOrder(Each<T> each) {
        return rule.limits().stream()
                .flatMap(limit -> bench.parties().stream()
                        .flatMap(holder -> bench.parties().stream()
                                .map(debtor -> seats.get(new Pair(holder, debtor)))
                                .filter(Objects::nonNull)
                                .flatMap(at -> each.apply(limit, at))));
    }
}
