package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Ceiling.Side;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * Days on which one sum does not change, and whether it passes its limit on them: TRUE if it passes each limit that may
 * hold, FALSE if it passes none, else UNKNOWN. The sum is that of the rows below it, each of which adds its amount if it
 * counts, nothing if it does not, and something between the two if nobody can tell.
 *
 * @param first the first day; empty where the stock has no beginning that is known
 * @param last the last day
 * @param excess by how much it passes, at least
 */
record CeilingDays(
        Optional<LocalDate> first,
        LocalDate last,
        Truth passed,
        OptionalLong excess,
        SortedSet<Need> needs,
        List<Limit> limits,
        Proof proof) {

    /** What does not change from day to day. */
    record Frame(
            Scene scene,
            String id,
            Side side,
            CeilingLimits limits,
            List<String> values,
            List<CeilingRow> rows,
            NavigableSet<LocalDate> turns) {

        private boolean standing() {
            return rows.stream().anyMatch(row -> row.stay().always());
        }
    }

    /**
     * The days from one to another, judged on the first of them, or on the last where there is no first.
     *
     * @param stated whether anything is stated about them; if nobody can tell, they never pass for certain
     */
    static CeilingDays of(Frame frame, Optional<LocalDate> first, LocalDate last, Truth stated) {
        LocalDate day = first.orElse(last);
        List<CeilingRow.OnDay> rows = frame.rows().stream()
                .filter(row -> row.stay().on(day) != Truth.FALSE)
                .map(row -> row.on(day, frame.turns()))
                .toList();
        StockSum stock = new StockSum();
        rows.forEach(row -> stock.add(row.value(), row.counts(), row.needs()));
        Reading sum = stock.reading();
        CeilingLimits.InForce inForce = frame.limits().on(day);
        List<Proof> compared = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        OptionalLong excess = OptionalLong.empty();
        Truth each = inForce.none() ? Truth.FALSE : Truth.TRUE;
        Truth one = Truth.FALSE;
        for (Limit limit : inForce.limits()) {
            CeilingBound bound = CeilingBound.of(frame.scene(), limit, frame.values(), rows, day);
            Proof proof = compare(frame, limit, sum, bound);
            bound.proof().ifPresent(compared::add);
            compared.add(proof);
            needs.addAll(Needs.of(proof));
            each = each.and(Program.truth(proof));
            one = one.or(Program.truth(proof));
            excess = over(frame.side(), sum, bound.value(), excess);
        }
        Truth passed = each == Truth.TRUE ? Truth.TRUE : one == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
        if (first.isEmpty() && !frame.standing() && passed == Truth.TRUE) {
            // Nobody knows whether there was any stock on these days.
            passed = Truth.UNKNOWN;
            frame.rows().forEach(row -> needs.addAll(row.stay().needs()));
        }
        if (stated == Truth.UNKNOWN && passed == Truth.TRUE) {
            passed = Truth.UNKNOWN;
            frame.rows().stream()
                    .filter(row -> row.stay().unsettled())
                    .forEach(row -> needs.addAll(row.stay().needs()));
        }
        if (passed == Truth.UNKNOWN) {
            needs.addAll(inForce.needs());
        }
        List<Proof> because = new ArrayList<>(compared);
        rows.forEach(row -> because.add(row.proof()));
        Site site = new Site(
                frame.id() + "/" + first.map(LocalDate::toString).orElse("before"),
                Optional.empty(),
                text(first, last) + spoken(stated) + rule(inForce));
        Optional<Days> days = Optional.of(new Days(first.orElse(Days.FIRST), last));
        return new CeilingDays(
                first, last, passed, excess, needs, inForce.limits(), new Proof.OnDays(site, passed, days, because));
    }

    private static String text(Optional<LocalDate> first, LocalDate last) {
        Days days = new Days(first.orElse(Days.FIRST), last);
        return first.isEmpty() && !last.equals(Days.LAST) ? days.toString() : "on " + days;
    }

    private static String spoken(Truth stated) {
        return stated == Truth.UNKNOWN ? ", never TRUE while nobody can tell whether anything is stated of them" : "";
    }

    private static String rule(CeilingLimits.InForce inForce) {
        int limits = inForce.limits().size();
        if (limits == 0) {
            return ", before any limit";
        }
        return limits == 1 && !inForce.none()
                ? ""
                : ", under one of these limits" + (inForce.none() ? " or none yet" : "")
                        + ": TRUE if passed under each, FALSE if under none";
    }

    private static Proof compare(Frame frame, Limit limit, Reading sum, CeilingBound bound) {
        boolean most = frame.side() == Side.AT_MOST;
        long low = StockSum.least(sum);
        OptionalLong high = StockSum.most(sum);
        long boundLow = StockSum.least(bound.value());
        OptionalLong boundHigh = StockSum.most(bound.value());
        Truth passed = most ? passes(boundLow, boundHigh, low, high) : passes(low, high, boundLow, boundHigh);
        String text = "the sum " + (most ? "> " : "< ") + bound.text();
        return new Proof.Compared(new Site(limit.id(), Optional.of(limit.ref()), text), passed, sum, bound.value());
    }

    /** Whether one number is less than another, of both of which bounds are known. */
    private static Truth passes(long low, OptionalLong high, long otherLow, OptionalLong otherHigh) {
        if (high.isPresent() && high.getAsLong() < otherLow) {
            return Truth.TRUE;
        }
        return otherHigh.isPresent() && low >= otherHigh.getAsLong() ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** By how much the limit is passed at least; the least of several. */
    private static OptionalLong over(Side side, Reading sum, Reading bound, OptionalLong sofar) {
        OptionalLong above = side == Side.AT_MOST ? StockSum.most(bound) : StockSum.most(sum);
        long below = side == Side.AT_MOST ? StockSum.least(sum) : StockSum.least(bound);
        long over = above.isPresent() ? Math.max(0, below - above.getAsLong()) : 0;
        return OptionalLong.of(sofar.isPresent() ? Math.min(sofar.getAsLong(), over) : over);
    }
}
