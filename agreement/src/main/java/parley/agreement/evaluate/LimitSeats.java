package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.FactKey;
import parley.agreement.evaluate.LimitBoard.Member;
import parley.agreement.evaluate.LimitBoard.Rank;
import parley.agreement.evaluate.LimitBoard.Seat;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Limit.AtMost;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.value.Party;

/**
 * A debtor on an account: the subjects that bind him there, a cell for each that says when it counts, and a board for each
 * limit.
 */
final class LimitSeats {
    private final Bench bench;
    private final Limit rule;
    private final Party holder;
    private final Party debtor;
    private final NavigableMap<Rank, FactKey> inOrder = new TreeMap<>();
    private final Map<FactKey, Counted> counted = new HashMap<>();
    private final Map<Limit.Bound, LimitBoard> boards = new LinkedHashMap<>();

    private record Counted(Rank rank, Cell<Map<Limit.Bound, CountedWhen>> cell, Map<Limit.Bound, CountedWhen> when) {}

    LimitSeats(Bench bench, Limit rule, Party holder, Party debtor) {
        this.bench = bench;
        this.rule = rule;
        this.holder = holder;
        this.debtor = debtor;
        for (Limit.Bound limit : rule.limits()) {
            Seat seat = new Seat(bench, rule, limit, holder, debtor, this::subjects);
            boards.put(limit, board(seat));
        }
    }

    private static LimitBoard board(Seat seat) {
        return switch (seat.limit().atMost()) {
            case AtMost.Param _ -> new WholeBoard(seat);
            case AtMost.Fixed(long most) ->
                switch (seat.limit().counting()) {
                    case Counting.CalendarYears years -> new WindowBoard(seat, years.years());
                    case Counting.Overlap _ -> new OverlapBoard(seat, most);
                };
        };
    }

    private List<FactKey> subjects() {
        return new ArrayList<>(inOrder.values());
    }

    /** A subject binds the debtor here, and counts in this place among others. */
    void put(FactKey fact, Rank rank) {
        @Nullable Counted before = counted.get(fact);
        if (before == null) {
            Counted now = new Counted(
                    rank,
                    bench.cell(
                            scene -> new LimitJudge(scene, rule).counted(holder, debtor, fact),
                            when -> counted(fact, when)),
                    Map.of());
            counted.put(fact, now);
            sit(fact, now);
        } else if (!before.rank.equals(rank)) {
            replace(fact, before, new Counted(rank, before.cell, before.when));
        }
    }

    private void counted(FactKey fact, Map<Limit.Bound, CountedWhen> when) {
        @Nullable Counted before = counted.get(fact);
        if (before != null) {
            replace(fact, before, new Counted(before.rank, before.cell, when));
        }
    }

    private void replace(FactKey fact, Counted before, Counted now) {
        counted.put(fact, now);
        if (!before.rank.equals(now.rank)) {
            // Another may have taken the place already: what joins a notice moves when the notice is corrected.
            inOrder.remove(before.rank, fact);
            inOrder.put(now.rank, fact);
        }
        boards.forEach((limit, board) -> {
            board.remove(member(fact, before, limit));
            board.add(member(fact, now, limit));
        });
    }

    private void sit(FactKey fact, Counted now) {
        inOrder.put(now.rank, fact);
        boards.forEach((limit, board) -> board.add(member(fact, now, limit)));
    }

    private void rise(FactKey fact, Counted before) {
        inOrder.remove(before.rank, fact);
        boards.forEach((limit, board) -> board.remove(member(fact, before, limit)));
    }

    private static Member member(FactKey fact, Counted of, Limit.Bound limit) {
        return new Member(fact, of.rank, of.when.getOrDefault(limit, new CountedWhen.Never()));
    }

    /** A subject no longer binds the debtor here. */
    void remove(FactKey fact) {
        @Nullable Counted before = counted.remove(fact);
        if (before != null) {
            rise(fact, before);
            bench.drop(before.cell);
        }
    }

    /** The holder has spoken of none of them any more. */
    void close() {
        counted.values().forEach(one -> bench.drop(one.cell));
        boards.values().forEach(LimitBoard::close);
    }

    Stream<Sheet> sheets(Limit.Bound limit) {
        return Optional.ofNullable(boards.get(limit)).stream().flatMap(LimitBoard::sheets);
    }

    /** How many count at once against a limit. */
    Stream<Strip> strips(Scene scene, Limit.Bound limit) {
        return Optional.ofNullable(boards.get(limit)).flatMap(board -> board.strip(scene)).stream();
    }

    /** How many count against a limit in each window of years. */
    Stream<Tally> tallies(Scene scene, Limit.Bound limit) {
        return Optional.ofNullable(boards.get(limit)).flatMap(board -> board.tally(scene)).stream();
    }

    /** The findings of a limit with their proofs, judged from all subjects at once. */
    List<Finding> findings(Scene scene, Limit.Bound limit) {
        return new LimitJudge(scene, rule).of(limit, holder, debtor, subjects());
    }
}
